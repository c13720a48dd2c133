package org.lapwing.product.benchmarks;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.stream.Stream;

/**
 * How much memory a process and all that it started held at most, looked at every tenth of a second.
 *
 * @param megabytes of all together, at one moment; pages that they share are counted for each
 * @param ownMegabytes of the process alone, as the kernel counts its peak
 * @param writtenBytes that the process wrote to disks, from the kernel's own count
 */
record Resident(double megabytes, double ownMegabytes, long writtenBytes) {

    static final Resident NOT_WATCHED = new Resident(Double.NaN, Double.NaN, 0);

    private static final int BETWEEN_MS = 100;

    /** Returns when the process has ended. */
    static Resident of(ProcessHandle process) throws InterruptedException {
        double most = 0;
        double own = 0;
        long written = 0;
        while (process.isAlive()) {
            double now = Stream.concat(Stream.of(process), process.descendants())
                    .mapToDouble(each -> field(each.pid(), "status", "VmRSS:") / 1e3)
                    .sum();
            most = Math.max(most, now);
            own = Math.max(own, field(process.pid(), "status", "VmHWM:") / 1e3);
            written = Math.max(written, field(process.pid(), "io", "write_bytes:"));
            Thread.sleep(BETWEEN_MS);
        }
        return new Resident(most, own, written);
    }

    /** 0 for a process that has gone meanwhile. */
    private static long field(long process, String file, String name) {
        try {
            for (String line : Files.readAllLines(Path.of("/proc", Long.toString(process), file))) {
                if (line.startsWith(name)) {
                    return Long.parseLong(line.substring(name.length()).strip().split(" ")[0]);
                }
            }
            return 0;
        } catch (IOException gone) {
            return 0;
        }
    }
}
