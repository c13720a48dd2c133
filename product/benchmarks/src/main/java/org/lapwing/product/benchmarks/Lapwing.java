package org.lapwing.product.benchmarks;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.lapwing.product.benchmarks.Benchmarks.Failed;

/** The built image as a person calls it, with data in a folder of the benchmark. */
final class Lapwing {

    private final Path image;
    private final Path data;

    Lapwing(Path image, Path data) {
        this.image = image;
        this.data = data;
    }

    Path data() {
        return data;
    }

    private Path passphrase() {
        return data.resolveSibling("passphrase");
    }

    /** Makes a person whose keys are held, so that no figure has the making of a key from a passphrase in it. */
    void unlock() throws IOException, InterruptedException, Failed {
        Files.deleteIfExists(passphrase());
        Files.move(Files.createTempFile("lapwing", ".passphrase"), passphrase()); // the owner's alone
        Files.writeString(passphrase(), "of the benchmarks and no secret");
        run("person", "unlock", "--for", "48");
    }

    void lock() throws IOException, InterruptedException, Failed {
        if (Files.exists(passphrase())) {
            run("person", "lock");
        }
    }

    /** Its copy in another folder, with the same data. */
    Lapwing in(Path otherImage) {
        return new Lapwing(otherImage, data);
    }

    /** Seconds from start to end. Exit codes 0 and, where items may have failed, 1 are right. */
    Ended run(String... words) throws IOException, InterruptedException, Failed {
        Ended ended = ended(List.of(words));
        if (ended.exitCode() > 1 || (ended.exitCode() == 1 && !words[0].equals("ingest"))) {
            throw new Failed("lapwing " + String.join(" ", words) + " ended with " + ended.exitCode() + ": "
                    + ended.errors().strip());
        }
        return ended;
    }

    Process start(String... words) throws IOException {
        return builder(List.of(words))
                .redirectOutput(ProcessBuilder.Redirect.DISCARD)
                .redirectError(ProcessBuilder.Redirect.DISCARD)
                .start();
    }

    private Ended ended(List<String> words) throws IOException, InterruptedException {
        Path output = Files.createTempFile("lapwing", ".out");
        Path errors = Files.createTempFile("lapwing", ".err");
        try {
            double before = Machine.secondsOfChildren();
            long begun = System.nanoTime();
            Process process = builder(words)
                    .redirectOutput(output.toFile())
                    .redirectError(errors.toFile())
                    .start();
            process.getOutputStream().close();
            int exitCode = process.waitFor();
            double seconds = (System.nanoTime() - begun) / 1e9;
            return new Ended(
                    exitCode,
                    seconds,
                    Machine.secondsOfChildren() - before,
                    Files.readString(output),
                    Files.readString(errors));
        } finally {
            Files.delete(output);
            Files.delete(errors);
        }
    }

    private ProcessBuilder builder(List<String> words) {
        List<String> command = new ArrayList<>();
        command.add(image.resolve("bin").resolve("lapwing").toString());
        command.addAll(words);
        ProcessBuilder builder = new ProcessBuilder(command);
        Map<String, String> clean = new HashMap<>(Map.of(
                "LANG", "C.UTF-8",
                "LAPWING_JAVA_HOME", System.getProperty("java.home"),
                "LAPWING_DATA", data.toString(),
                "LAPWING_PASSPHRASE_FILE", passphrase().toString()));
        for (String kept : List.of("PATH", "HOME", "DISPLAY", "NO_AT_BRIDGE", "GDK_BACKEND")) {
            String value = System.getenv(kept);
            if (value != null) {
                clean.put(kept, value);
            }
        }
        builder.environment().clear();
        builder.environment().putAll(clean);
        return builder;
    }

    /**
     * @param seconds on the clock
     * @param processorSeconds of all processors together
     */
    record Ended(int exitCode, double seconds, double processorSeconds, String output, String errors) {}
}
