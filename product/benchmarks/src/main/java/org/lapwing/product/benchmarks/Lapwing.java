package org.lapwing.product.benchmarks;

import static java.nio.file.LinkOption.NOFOLLOW_LINKS;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.lapwing.product.benchmarks.Benchmarks.Failed;

/** The built image as a person calls it, with data in a folder of the benchmark. */
final class Lapwing {

    private static final Set<String> OTHERS = Set.of("exiftool", "ffprobe", "ffmpeg");

    private final Path image;
    private final Path data;
    private final String javaOptions;
    private final @Nullable Path programs;

    Lapwing(Path image, Path data) {
        this(image, data, "", null);
    }

    private Lapwing(Path image, Path data, String javaOptions, @Nullable Path programs) {
        this.image = image;
        this.data = data;
        this.javaOptions = javaOptions;
        this.programs = programs;
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
        return new Lapwing(otherImage, data, javaOptions, programs);
    }

    /** With words for the Java that runs it. */
    Lapwing with(String options) {
        return new Lapwing(image, data, options, programs);
    }

    /** Without the programs of others that it would call for each file: it finds only those in the folder, which is filled here. */
    Lapwing alone(Path folder) throws IOException {
        Files.createDirectories(folder);
        for (String each : List.of("/usr/bin", "/bin")) {
            try (Stream<Path> found = Files.list(Path.of(each))) {
                for (Path program : found.toList()) {
                    Path link = folder.resolve(program.getFileName());
                    if (!OTHERS.contains(program.getFileName().toString()) && !Files.exists(link, NOFOLLOW_LINKS)) {
                        Files.createSymbolicLink(link, program);
                    }
                }
            }
        }
        return new Lapwing(image, data, javaOptions, folder);
    }

    /** Seconds from start to end. Exit codes 0 and, where items may have failed, 1 are right. */
    Ended run(String... words) throws IOException, InterruptedException, Failed {
        Ended ended = ended(List.of(words), false);
        if (ended.exitCode() > 1 || (ended.exitCode() == 1 && !words[0].equals("ingest"))) {
            throw new Failed("lapwing " + String.join(" ", words) + " ended with " + ended.exitCode() + ": "
                    + ended.errors().strip());
        }
        return ended;
    }

    /** As {@link #run}, with what it and all that it started had in memory meanwhile. */
    Ended watched(String... words) throws IOException, InterruptedException, Failed {
        Ended ended = ended(List.of(words), true);
        if (ended.exitCode() != 0) {
            String errors = ended.errors().strip();
            throw new Failed("lapwing " + String.join(" ", words) + " ended with " + ended.exitCode() + ": "
                    + errors.substring(Math.max(0, errors.length() - 500)));
        }
        return ended;
    }

    /** With its output as a stream; what it tells people is thrown away. */
    Process streaming(String... words) throws IOException {
        return builder(List.of(words))
                .redirectError(ProcessBuilder.Redirect.DISCARD)
                .start();
    }

    Process start(String... words) throws IOException {
        return builder(List.of(words))
                .redirectOutput(ProcessBuilder.Redirect.DISCARD)
                .redirectError(ProcessBuilder.Redirect.DISCARD)
                .start();
    }

    private Ended ended(List<String> words, boolean watched) throws IOException, InterruptedException {
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
            Resident resident = watched ? Resident.of(process.toHandle()) : Resident.NOT_WATCHED;
            int exitCode = process.waitFor();
            double seconds = (System.nanoTime() - begun) / 1e9;
            return new Ended(
                    exitCode,
                    seconds,
                    Machine.secondsOfChildren() - before,
                    resident,
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
        if (programs != null) {
            clean.put("PATH", programs.toString());
        }
        if (!javaOptions.isEmpty()) {
            clean.put("JDK_JAVA_OPTIONS", javaOptions);
        }
        builder.environment().clear();
        builder.environment().putAll(clean);
        return builder;
    }

    /**
     * @param seconds on the clock
     * @param processorSeconds of all processors together
     * @param resident what was in memory at most
     */
    record Ended(
            int exitCode, double seconds, double processorSeconds, Resident resident, String output, String errors) {}
}
