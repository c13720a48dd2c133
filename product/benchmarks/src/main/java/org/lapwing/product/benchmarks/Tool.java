package org.lapwing.product.benchmarks;

import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.lapwing.product.benchmarks.Benchmarks.Failed;

/** Other programs: what is compared with, and what looks into a process. */
final class Tool {

    private Tool() {}

    /** Seconds that a program took; what it prints is read and thrown away. */
    static double seconds(List<String> command) throws IOException, InterruptedException, Failed {
        long begun = System.nanoTime();
        Process process = new ProcessBuilder(command)
                .redirectOutput(ProcessBuilder.Redirect.DISCARD)
                .redirectError(ProcessBuilder.Redirect.DISCARD)
                .start();
        int exitCode = process.waitFor();
        if (exitCode != 0) {
            throw new Failed(String.join(" ", command) + " ended with " + exitCode);
        }
        return (System.nanoTime() - begun) / 1e9;
    }

    /** What a program printed. */
    static String output(List<String> command) throws IOException, InterruptedException, Failed {
        Process process = new ProcessBuilder(command)
                .redirectError(ProcessBuilder.Redirect.DISCARD)
                .start();
        String output = new String(process.getInputStream().readAllBytes(), java.nio.charset.StandardCharsets.UTF_8);
        int exitCode = process.waitFor();
        if (exitCode != 0) {
            throw new Failed(String.join(" ", command) + " ended with " + exitCode);
        }
        return output;
    }

    static String jdk(String program) {
        return Path.of(System.getProperty("java.home"), "bin", program).toString();
    }

    static double java(Path jar, String main, String... words) throws IOException, InterruptedException, Failed {
        List<String> command = new ArrayList<>(List.of(
                jdk("java"),
                "-XX:+UseSerialGC",
                "-XX:TieredStopAtLevel=1",
                "-Djava.awt.headless=true",
                "-cp",
                jar.toString(),
                main));
        command.addAll(List.of(words));
        return seconds(command);
    }

    /** The jar or folder of this program. */
    static Path own() {
        return Path.of(
                Tool.class.getProtectionDomain().getCodeSource().getLocation().getPath());
    }

    static boolean absent(String program) {
        try {
            Process process = new ProcessBuilder("sh", "-c", "command -v " + program).start();
            return process.waitFor() != 0;
        } catch (IOException none) {
            return true;
        } catch (InterruptedException ended) {
            Thread.currentThread().interrupt();
            return true;
        }
    }
}
