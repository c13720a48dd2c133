package org.lapwing.product.crash;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.TimeUnit;
import java.util.stream.Collectors;

/** The built image, called as a person calls it, with a profile that has a person. */
final class Desk {

    static final String PASSPHRASE = "gate otter linen forty";

    private static final long SECONDS = 900;

    /** Said by the JVM when it is given options in this way. */
    private static final String NOTED = "NOTE: Picked up JDK_JAVA_OPTIONS";

    final Path folder;
    private final Path cases;
    private final Path data;
    private final Path temp;
    private final Path secret;
    private final Seeds seeds;

    Desk(Path folder) throws Exception {
        this.folder = folder.toRealPath();
        this.cases = Files.createDirectory(this.folder.resolve("cases"));
        this.data = this.folder.resolve("data");
        this.temp = Files.createDirectory(this.folder.resolve("temp"));
        this.seeds = new Seeds(List.of(cases, data, temp), data, Seeds.WORDS);
        this.secret = Files.writeString(this.folder.resolve("passphrase"), PASSPHRASE + "\n");
        Files.setPosixFilePermissions(secret, PosixFilePermissions.fromString("rw-------"));
        Ended made = run("person", "create", "Kim", "--passphrase-file", secret.toString());
        assertThat(made.exitCode()).as(made.toString()).isZero();
    }

    Path data() {
        return data;
    }

    /** Where cases are made. */
    Path cases() {
        return cases;
    }

    /** Files of cases, of the profile and of the temporary folder in which something of the evidence can be read. */
    List<Path> readable() throws IOException {
        return seeds.found();
    }

    /** Makes an empty case. */
    Path madeCase(String name) throws Exception {
        Path place = cases.resolve(name);
        Ended made = run("case", "create", place.toString(), "--name", name);
        assertThat(made.exitCode()).as(made.toString()).isZero();
        return place;
    }

    Ended run(String... words) throws Exception {
        return run(List.of(), words);
    }

    /** @param before what starts the command, such as {@code strace} */
    Ended run(List<String> before, String... words) throws Exception {
        Path output = Files.createTempFile(folder, "said", ".out");
        Path errors = Files.createTempFile(folder, "said", ".err");
        try {
            List<String> command = new ArrayList<>(before);
            command.add(image().resolve("bin").resolve("lapwing").toString());
            command.addAll(List.of(words));
            ProcessBuilder builder = new ProcessBuilder(command).directory(folder.toFile());
            builder.environment().clear();
            builder.environment()
                    .putAll(Map.of(
                            "PATH",
                            System.getenv().getOrDefault("PATH", "/usr/bin:/bin"),
                            "LANG",
                            "C.UTF-8",
                            "LAPWING_LOCALE",
                            "en",
                            "LAPWING_JAVA_HOME",
                            System.getProperty("java.home"),
                            "LAPWING_PASSPHRASE_FILE",
                            secret.toString(),
                            "LAPWING_DATA",
                            data.toString(),
                            "TMPDIR",
                            temp.toString(),
                            "JDK_JAVA_OPTIONS",
                            "-Djava.io.tmpdir=" + temp));
            Process process = builder.redirectOutput(output.toFile())
                    .redirectError(errors.toFile())
                    .start();
            process.getOutputStream().close();
            if (!process.waitFor(SECONDS, TimeUnit.SECONDS)) {
                process.descendants().forEach(ProcessHandle::destroyForcibly);
                process.destroyForcibly();
                throw new AssertionError("It did not end: " + List.of(words) + "\n" + Files.readString(errors));
            }
            String said = Files.readString(errors)
                    .lines()
                    .filter(line -> !line.startsWith(NOTED))
                    .collect(Collectors.joining("\n"));
            return new Ended(process.exitValue(), Files.readString(output), said);
        } finally {
            Files.delete(output);
            Files.delete(errors);
        }
    }

    /** The image that the build made. */
    static Path image() throws IOException {
        String named = System.getProperty("lapwing.image");
        return (named == null ? Path.of("..", "target", "lapwing") : Path.of(named)).toRealPath();
    }
}
