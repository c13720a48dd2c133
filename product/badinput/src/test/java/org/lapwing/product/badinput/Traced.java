package org.lapwing.product.badinput;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.TimeUnit;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/**
 * One call of the image that was watched: every socket that it made, every name that it made or changed, and its memory.
 *
 * @param sockets calls that reach, or could reach, further than this machine's own files
 * @param changed absolute paths
 * @param mebibytes at its peak, of all its processes
 */
record Traced(Ended ended, List<String> sockets, List<String> changed, long mebibytes, long seconds) {

    private static final long LIMIT = 400;
    private static final String CALLS =
            "network,openat,open,creat,mkdir,mkdirat,mknod,mknodat,rename,renameat,renameat2,link,linkat,symlink,symlinkat,"
                    + "unlink,unlinkat,rmdir,truncate,chmod,fchmodat,chown,lchown,fchownat,utime,utimes,utimensat,setxattr";

    private static final Pattern CALL = Pattern.compile("^(?:\\d+ +)?(\\w+)\\((.*)");
    private static final Pattern PATH = Pattern.compile("(?:(?:AT_FDCWD|\\d+)<([^>]*)>, )?\"((?:[^\"\\\\]|\\\\.)*)\"");
    private static final Pattern NETWORK = Pattern.compile(
            "socket(pair)?|connect|bind|accept4?|listen|send.*|recv.*|[gs]etsockopt|get(sock|peer)name|shutdown");
    private static final Pattern OPENED = Pattern.compile("O_CREAT|O_WRONLY|O_RDWR|O_TRUNC");

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
                    "-s",
                    "200",
                    "-e",
                    "trace=" + CALLS,
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
        Sockets sockets = new Sockets();
        List<String> changed = new ArrayList<>();
        try (Stream<String> lines = Files.lines(trace, StandardCharsets.ISO_8859_1)) {
            Map<String, String> halves = new HashMap<>();
            lines.forEach(line -> {
                String whole = whole(line, halves);
                if (whole != null) {
                    judge(whole, cwd, sockets, changed);
                }
            });
        }
        return new Traced(ended, sockets.further, changed, peak >> 10, seconds);
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

    /** Calls of several threads come in halves; null for the first of them. */
    private static @Nullable String whole(String line, Map<String, String> halves) {
        String thread = line.split(" ")[0];
        int cut = line.indexOf(" <unfinished ...>");
        if (cut >= 0) {
            halves.put(thread, line.substring(0, cut));
            return null;
        }
        int resumed = line.indexOf(" resumed>");
        String begun = resumed < 0 ? null : halves.remove(thread);
        return begun == null ? line : begun + line.substring(resumed + " resumed>".length());
    }

    private static void judge(String line, Path cwd, Sockets sockets, List<String> changed) {
        Matcher call = CALL.matcher(line);
        if (!call.find() || line.contains(" = -1 E")) {
            return;
        }
        String name = call.group(1);
        String rest = call.group(2);
        if (NETWORK.matcher(name).matches()) {
            sockets.see(name, rest, line);
        } else if (!name.startsWith("open") || OPENED.matcher(rest).find()) {
            Matcher path = PATH.matcher(rest);
            while (path.find()) {
                Path folder = path.group(1) == null ? cwd : Path.of(path.group(1));
                changed.add(folder.resolve(path.group(2)).normalize().toString());
            }
        }
    }

    /**
     * Finds sockets that reach further than this machine's own files. When the JDK loads its library it makes three of the Internet's
     * to see which the system has, and closes them unused, whatever the program does then: these alone are let pass, unused.
     */
    private static final class Sockets {

        private static final int PROBES = 3;
        private static final Pattern MADE = Pattern.compile("<(socket:\\[\\d+])>$");

        private final Map<String, Integer> probes = new HashMap<>();
        private final Set<String> unused = new HashSet<>();
        private final List<String> further = new ArrayList<>();

        void see(String name, String rest, String line) {
            Matcher made = MADE.matcher(line);
            if (name.equals("socket") && rest.matches("AF_INET6?, SOCK_STREAM, IPPROTO_IP\\) = .*") && made.find()) {
                unused.add(made.group(1));
                if (probes.merge(line.split(" ")[0], 1, Integer::sum) > PROBES) {
                    further.add(line);
                }
            } else if (name.startsWith("socket") && !rest.startsWith("AF_UNIX")
                    || rest.contains("sa_family=") && !rest.contains("sa_family=AF_UNIX")
                    || !rest.contains("SO_REUSEPORT") && unused.stream().anyMatch(rest::contains)) {
                further.add(line);
            }
        }
    }
}
