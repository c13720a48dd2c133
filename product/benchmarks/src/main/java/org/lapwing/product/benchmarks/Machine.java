package org.lapwing.product.benchmarks;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.time.temporal.ChronoUnit;

/**
 * Where and when the figures were taken.
 *
 * @param priority {@code ordinary}, or {@code real-time} where {@code chrt} kept other work of a shared machine out of the way
 */
record Machine(
        String processor, int processors, long memoryGb, String system, String jdk, String date, String priority) {

    static Machine here() throws IOException {
        return new Machine(
                field(Path.of("/proc/cpuinfo"), "model name"),
                Runtime.getRuntime().availableProcessors(),
                Math.round(kilobytes(field(Path.of("/proc/meminfo"), "MemTotal")) / 1e6),
                System.getProperty("os.name") + " " + System.getProperty("os.version"),
                System.getProperty("java.vm.name") + " " + Runtime.version(),
                Instant.now().truncatedTo(ChronoUnit.MINUTES).toString(),
                field(41).equals("0") ? "ordinary" : "real-time");
    }

    String text() {
        return processors + " x " + processor + ", " + memoryGb + " GB, " + system + ", " + jdk + ", " + date + ", "
                + priority + " priority";
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
        return (Long.parseLong(field(16)) + Long.parseLong(field(17))) / 100.0;
    }

    /** Of what the kernel tells of this process, counted as in its manual. */
    private static String field(int number) throws IOException {
        String stat = Files.readString(Path.of("/proc/self/stat"));
        return stat.substring(stat.lastIndexOf(')') + 2).split(" ")[number - 3];
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
