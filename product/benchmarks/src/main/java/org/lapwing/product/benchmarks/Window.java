package org.lapwing.product.benchmarks;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.concurrent.TimeUnit;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.lapwing.product.benchmarks.Benchmarks.Failed;

/** One start of the window on a case. */
final class Window implements AutoCloseable {

    private static final long SECONDS = 60;
    private static final Pattern PAINTED =
            Pattern.compile("\"at\":\"([^\"]+)\".*\"process\":(\\d+).*The window was painted");

    private final Process process;
    private final Instant begun;
    private final Path log;

    private Window(Process process, Instant begun, Path log) {
        this.process = process;
        this.begun = begun;
        this.log = log;
    }

    static Window open(Lapwing lapwing, Path onCase) throws IOException {
        Instant begun = Instant.now();
        Process process = lapwing.start("window", onCase.toString());
        return new Window(process, begun, lapwing.data().resolve("log"));
    }

    /** Seconds from before the process was made until the window system had the first picture, as the log says when. */
    double painted() throws IOException, InterruptedException, Failed {
        long until = System.nanoTime() + TimeUnit.SECONDS.toNanos(SECONDS);
        while (System.nanoTime() < until) {
            Instant at = paintedAt();
            if (at != null) {
                return Duration.between(begun, at).toNanos() / 1e9;
            }
            if (!process.isAlive()) {
                throw new Failed("The window ended with " + process.exitValue() + " before it was painted.");
            }
            Thread.sleep(50);
        }
        throw new Failed("The log tells of no painted window within " + SECONDS + " seconds.");
    }

    private @Nullable Instant paintedAt() throws IOException {
        if (!Files.isDirectory(log)) {
            return null;
        }
        try (Stream<Path> files = Files.list(log)) {
            for (Path file :
                    files.filter(each -> each.toString().endsWith(".jsonl")).toList()) {
                for (String line : Files.readAllLines(file)) {
                    Matcher painted = PAINTED.matcher(line);
                    if (painted.find() && Long.parseLong(painted.group(2)) == process.pid()) {
                        return Instant.parse(painted.group(1));
                    }
                }
            }
        }
        return null;
    }

    /** Waits until the process has been idle for three seconds. */
    void settle() throws InterruptedException, Failed {
        int idle = 0;
        for (int i = 0; i < 2 * SECONDS && idle < 3; i++) {
            Duration before = used();
            Thread.sleep(1000);
            idle = used().minus(before).toMillis() < 60 ? idle + 1 : 0;
        }
        if (idle < 3) {
            throw new Failed("The window did not come to rest.");
        }
    }

    /** Whether the process holds a file of this folder open. */
    boolean holds(Path folder) throws IOException {
        try (Stream<Path> open = Files.list(Path.of("/proc", String.valueOf(process.pid()), "fd"))) {
            for (Path each : open.toList()) {
                try {
                    if (Files.readSymbolicLink(each).startsWith(folder)) {
                        return true;
                    }
                } catch (IOException closedMeanwhile) {
                    continue;
                }
            }
        }
        return false;
    }

    /** Megabytes in use on the heap after a full collection. */
    double usedHeap() throws IOException, InterruptedException, Failed {
        String pid = String.valueOf(process.pid());
        Tool.output(List.of(Tool.jdk("jcmd"), pid, "GC.run"));
        String info = Tool.output(List.of(Tool.jdk("jcmd"), pid, "GC.heap_info"));
        long kilobytes = 0;
        for (String line : info.lines().toList()) {
            Matcher used = Pattern.compile("total \\d+K, used (\\d+)K").matcher(line);
            if (used.find() && !line.contains("Metaspace")) {
                kilobytes += Long.parseLong(used.group(1));
            }
        }
        if (kilobytes == 0) {
            throw new Failed("The heap was told in words that are not known here: " + info);
        }
        return kilobytes * 1024 / 1e6;
    }

    /** Megabytes of the process in memory, with code, classes and libraries. */
    double resident() throws IOException {
        for (String line : Files.readAllLines(Path.of("/proc", String.valueOf(process.pid()), "status"))) {
            if (line.startsWith("VmRSS:")) {
                return Long.parseLong(line.replaceAll("\\D", "")) * 1024 / 1e6;
            }
        }
        return Double.NaN;
    }

    private Duration used() {
        return process.info().totalCpuDuration().orElse(Duration.ZERO);
    }

    @Override
    public void close() {
        process.destroy();
        try {
            if (!process.waitFor(15, TimeUnit.SECONDS)) {
                process.destroyForcibly().waitFor();
            }
        } catch (InterruptedException ended) {
            process.destroyForcibly();
            Thread.currentThread().interrupt();
        }
    }
}
