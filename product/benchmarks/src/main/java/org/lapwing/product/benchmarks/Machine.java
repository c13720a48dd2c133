package org.lapwing.product.benchmarks;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.time.temporal.ChronoUnit;

/** Where and when the figures were taken. */
record Machine(String processor, int processors, long memoryGb, String system, String jdk, String date) {

    static Machine here() throws IOException {
        return new Machine(
                field(Path.of("/proc/cpuinfo"), "model name"),
                Runtime.getRuntime().availableProcessors(),
                Math.round(kilobytes(field(Path.of("/proc/meminfo"), "MemTotal")) / 1e6),
                System.getProperty("os.name") + " " + System.getProperty("os.version"),
                System.getProperty("java.vm.name") + " " + Runtime.version(),
                Instant.now().truncatedTo(ChronoUnit.MINUTES).toString());
    }

    String text() {
        return processors + " x " + processor + ", " + memoryGb + " GB, " + system + ", " + jdk + ", " + date;
    }

    /** How many processes wanted a processor, on average over the last minute. */
    static double load() {
        try {
            return Double.parseDouble(Files.readString(Path.of("/proc/loadavg")).split(" ")[0]);
        } catch (IOException noLinux) {
            return Double.NaN;
        }
    }

    /** Processor seconds of all child processes that have ended. */
    static double secondsOfChildren() throws IOException {
        String stat = Files.readString(Path.of("/proc/self/stat"));
        String[] afterName = stat.substring(stat.lastIndexOf(')') + 2).split(" ");
        return (Long.parseLong(afterName[13]) + Long.parseLong(afterName[14])) / 100.0;
    }

    private static String field(Path file, String name) throws IOException {
        for (String line : Files.readAllLines(file)) {
            if (line.startsWith(name)) {
                return line.substring(line.indexOf(':') + 1).strip();
            }
        }
        return "unknown " + name;
    }

    private static double kilobytes(String size) {
        return Double.parseDouble(size.split(" ")[0]);
    }
}
