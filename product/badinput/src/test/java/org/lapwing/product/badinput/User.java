package org.lapwing.product.badinput;

import static org.junit.jupiter.api.Assumptions.assumeTrue;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.TimeUnit;

/** A user whom the system denies something: this one, or, where this one may do everything, one without rights. */
record User(List<String> before) {

    private static final String NOBODY = "65534";

    static User withoutRights() throws Exception {
        if (!(Files.getAttribute(Path.of("/proc/self"), "unix:uid") instanceof Integer uid) || uid != 0) {
            return new User(List.of());
        }
        User nobody = new User(
                List.of("setpriv", "--reuid", NOBODY, "--regid", NOBODY, "--clear-groups", "--inh-caps=-all", "--"));
        assumeTrue(nobody.may("true"), "This user may do everything, and setpriv gives no other one");
        assumeTrue(
                nobody.may(
                        "test",
                        "-x",
                        Desk.image().resolve("bin").resolve("lapwing").toString()),
                "Another user cannot reach the built image");
        return nobody;
    }

    /** Whether the command ends well for this user. */
    boolean may(String... command) throws IOException, InterruptedException {
        List<String> words = new ArrayList<>(before);
        words.addAll(List.of(command));
        Process process = new ProcessBuilder(words)
                .redirectOutput(ProcessBuilder.Redirect.DISCARD)
                .redirectError(ProcessBuilder.Redirect.DISCARD)
                .start();
        return process.waitFor(20, TimeUnit.SECONDS) && process.exitValue() == 0;
    }

    /** Whether its processes can be given a network without any other machine. */
    boolean mayLeaveTheNetwork() throws IOException, InterruptedException {
        return new User(List.of()).may("unshare", "-n", "true");
    }

    /** Gives a folder and all in it to this user. */
    void own(Path folder) throws IOException, InterruptedException {
        if (!before.isEmpty()) {
            new ProcessBuilder("chown", "-R", NOBODY + ":" + NOBODY, folder.toString())
                    .start()
                    .waitFor();
        }
    }
}
