package org.lapwing.product.badinput;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.TimeUnit;
import java.util.stream.Stream;

/**
 * One call of the image that was watched: every socket that it made, every name that it made or changed, and its memory.
 *
 * @param sockets calls that reach, or could reach, further than this machine's own files
 * @param changed absolute paths
 * @param mebibytes at its peak, of all its processes
 */
record Traced(Ended ended, List<String> sockets, List<String> changed, long mebibytes, long seconds) {

    private static final long LIMIT = 900;

    static Traced of(Desk desk, User user, String... words) throws Exception {
        Path trace = Files.createTempFile("lapwing", ".trace");
        try {
            ProcessBuilder builder = desk.builder(words);
            List<String> command = new ArrayList<>(List.of(
                    "strace",
                    "-f",
                    "--seccomp-bpf",
                    "-qq",
                    "-y",
                    "--decode-pids=pidns",
                    "-s",
                    "200",
                    "-e",
                    "trace=" + Trace.CALLS,
                    "-e",
                    "signal=none",
                    "-o",
                    trace.toString()));
            if (user.mayLeaveTheNetwork()) {
                command.addAll(List.of("unshare", "-n"));
            }
            command.addAll(builder.command());
            builder.command(command);
            builder.environment().put("JAVA_TOOL_OPTIONS", "-Xmx768m -Djava.io.tmpdir=" + desk.temporary());
            return run(builder, trace, desk.folder);
        } finally {
            Files.delete(trace);
        }
    }

    private static Traced run(ProcessBuilder builder, Path trace, Path cwd) throws Exception {
        Path output = Files.createTempFile("lapwing", ".out");
        Path errors = Files.createTempFile("lapwing", ".err");
        long begun = System.nanoTime();
        Process process = builder.redirectOutput(output.toFile())
                .redirectError(errors.toFile())
                .start();
        process.getOutputStream().close();
        long peak = 0;
        while (!process.waitFor(100, TimeUnit.MILLISECONDS)) {
            peak = Math.max(peak, memory(process));
            if (System.nanoTime() - begun > TimeUnit.SECONDS.toNanos(LIMIT)) {
                process.descendants().forEach(ProcessHandle::destroyForcibly);
                process.destroyForcibly();
                throw new AssertionError("It did not end in " + LIMIT + " s: " + Files.readString(errors));
            }
        }
        long seconds = TimeUnit.NANOSECONDS.toSeconds(System.nanoTime() - begun);
        Ended ended = new Ended(process.exitValue(), Files.readString(output), Files.readString(errors));
        Files.delete(output);
        Files.delete(errors);
        Trace seen = new Trace(cwd);
        try (Stream<String> lines = Files.lines(trace, StandardCharsets.ISO_8859_1)) {
            lines.forEach(seen::read);
        }
        return new Traced(ended, seen.sockets(), seen.changed(), peak >> 10, seconds);
    }

    /** KiB now of the process and what it started. */
    private static long memory(Process process) {
        return process.descendants().mapToLong(Traced::memory).sum();
    }

    private static long memory(ProcessHandle process) {
        try (Stream<String> lines = Files.lines(Path.of("/proc", String.valueOf(process.pid()), "status"))) {
            return lines.filter(line -> line.startsWith("VmRSS:"))
                    .mapToLong(line -> Long.parseLong(line.replaceAll("\\D", "")))
                    .sum();
        } catch (IOException | java.io.UncheckedIOException ended) {
            return 0;
        }
    }
}
