package org.lapwing.product.tests;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.TimeUnit;
import java.util.stream.Stream;
import org.lapwing.platform.host.Json;

/** The built image, called as a person calls it, with data in a folder of the test. */
final class Lapwing {

    private static final long SECONDS = 100;

    /** The first call that needs a person makes one. */
    private static final Path PASSPHRASE = passphrase();

    private final Path home;
    private final Path data;

    private Lapwing(Path home, Path data) {
        this.home = home;
        this.data = data;
    }

    /** Files that are made for a moment are their owner's alone. */
    private static Path passphrase() {
        try {
            Path file = Files.createTempFile("lapwing", ".passphrase");
            file.toFile().deleteOnExit();
            return Files.writeString(file, "of the tests and no secret");
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** The image that the build made. */
    static Lapwing built(Path data) {
        return new Lapwing(Path.of("..", "target", "lapwing").toAbsolutePath().normalize(), data);
    }

    /** A copy of it that a test may damage. */
    static Lapwing copied(Path folder, Path data) throws IOException {
        Path from = built(data).home();
        try (Stream<Path> files = Files.walk(from)) {
            for (Path file : files.toList()) {
                Path to = folder.resolve(from.relativize(file).toString());
                if (Files.isDirectory(file)) {
                    Files.createDirectories(to);
                } else {
                    Files.copy(file, to, java.nio.file.StandardCopyOption.COPY_ATTRIBUTES);
                }
            }
        }
        return new Lapwing(folder, data);
    }

    Path home() {
        return home;
    }

    Ended run(String... words) throws Exception {
        return run(List.of(), Map.of(), words);
    }

    /** @param before what starts it, such as {@code unshare -rn} */
    Ended run(List<String> before, Map<String, String> environment, String... words) throws Exception {
        Path output = Files.createTempFile("lapwing", ".out");
        Path errors = Files.createTempFile("lapwing", ".err");
        try {
            Process process = builder(before, environment, words)
                    .redirectOutput(output.toFile())
                    .redirectError(errors.toFile())
                    .start();
            process.getOutputStream().close();
            if (!process.waitFor(SECONDS, TimeUnit.SECONDS)) {
                process.destroyForcibly();
                throw new AssertionError("It did not end: " + List.of(words));
            }
            return new Ended(
                    process.exitValue(),
                    Files.readString(output, StandardCharsets.UTF_8),
                    Files.readString(errors, StandardCharsets.UTF_8));
        } finally {
            Files.delete(output);
            Files.delete(errors);
        }
    }

    /** As the launcher starts it, with other options of the JVM. */
    List<String> java(String option, String... words) {
        List<String> command = new ArrayList<>(List.of(
                Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                option,
                "-Dlapwing.home=" + home,
                "-jar",
                home.resolve("lib").resolve("host.jar").toString()));
        command.addAll(List.of(words));
        return command;
    }

    /** Somebody whose keys are held in memory, so that further commands need no passphrase. */
    Map<String, String> unlocked(Map<String, String> environment) throws Exception {
        Ended ended = run(List.of(), environment, "person", "unlock", "--for", "1");
        if (ended.exitCode() != 0) {
            throw new AssertionError(ended.errors());
        }
        return environment;
    }

    Process start(Map<String, String> environment, String... words) throws IOException {
        return builder(List.of(), environment, words).start();
    }

    /** @param said where both its streams go */
    Process start(Map<String, String> environment, Path said, String... words) throws IOException {
        Files.writeString(said, "");
        return builder(List.of(), environment, words)
                .redirectErrorStream(true)
                .redirectOutput(said.toFile())
                .start();
    }

    private ProcessBuilder builder(List<String> before, Map<String, String> environment, String... words) {
        List<String> command = new ArrayList<>(before);
        command.add(home.resolve("bin").resolve("lapwing").toString());
        command.addAll(List.of(words));
        ProcessBuilder builder = new ProcessBuilder(command);
        Map<String, String> clean = new HashMap<>(Map.of(
                "PATH", System.getenv().getOrDefault("PATH", "/usr/bin:/bin"),
                "LANG", "C.UTF-8",
                "LAPWING_JAVA_HOME", System.getProperty("java.home"),
                "LAPWING_DATA", data.toString(),
                "LAPWING_PASSPHRASE_FILE", PASSPHRASE.toString()));
        clean.putAll(environment);
        clean.values().removeIf(String::isEmpty);
        builder.environment().clear();
        builder.environment().putAll(clean);
        return builder;
    }

    /** How a call ended and what it said. */
    record Ended(int exitCode, String output, String errors) {

        /** The whole of standard output as the one JSON value that it must be. */
        Object json() {
            return Json.read(output);
        }
    }
}
