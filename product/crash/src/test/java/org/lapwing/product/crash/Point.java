package org.lapwing.product.crash;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;

/**
 * Where a process is stopped: at the n-th call of one thread on one file.
 *
 * @param of what kind of place, such as {@code commit}
 * @param path within the case, or absolute outside of it; empty for any file
 */
record Point(String of, String path, String call, int n) {

    private static final Pattern CALL = Pattern.compile("^(\\d+) +(\\w+)\\(\\d+<([^>]*)>");
    private static final Pattern NAMED = Pattern.compile("^(\\d+) +(\\w+)\\(\"([^\"]*)\"");

    /** What goes before a command so that it is killed here. Signals are not sent where only the traced calls stop. */
    List<String> killing(Path place) {
        return strace(List.of("strace", "-f"), place, "signal=SIGKILL:when=" + n);
    }

    /** What goes before a command so that its disk fails here and from here on. */
    List<String> failing(Path place, String error) {
        return strace(List.of("strace", "-f", "--seccomp-bpf"), place, "error=" + error + ":when=" + n + "+");
    }

    private List<String> strace(List<String> how, Path place, String what) {
        List<String> command = new ArrayList<>(how);
        command.addAll(List.of("-qq", "-o", "/dev/null"));
        if (!path.isEmpty()) {
            command.addAll(List.of("-P", place.resolve(path).toString()));
        }
        command.addAll(List.of("-e", "trace=" + call, "-e", "inject=" + call + ":" + what));
        return command;
    }

    /** What goes before a command so that its writing is recorded. */
    static List<String> recording(Path into) {
        return List.of(
                "strace",
                "-f",
                "--seccomp-bpf",
                "-qq",
                "-y",
                "-s",
                "0",
                "-e",
                "trace=write,pwrite64,fsync,fdatasync,rename,mkdir,unlink",
                "-e",
                "signal=none",
                "-o",
                into.toString());
    }

    /**
     * The points that a recorded run passes, of each kind at most so many, in the order in which it passes them. A run that goes on
     * where another was stopped passes the earlier ones of a file again.
     */
    static Map<String, List<Point>> passed(Path recorded, Path place, Path data, int most) throws IOException {
        Map<String, Map<String, Integer>> counts = new LinkedHashMap<>();
        Map<String, List<Point>> all = new TreeMap<>();
        try (Stream<String> lines = Files.lines(recorded, StandardCharsets.ISO_8859_1)) {
            lines.forEach(line -> {
                Matcher call = CALL.matcher(line);
                if (!call.find()) {
                    return;
                }
                Path path = Path.of(call.group(3));
                String kind = kind(path, place, data);
                if (kind.isEmpty()) {
                    return;
                }
                String named = path.startsWith(place) ? place.relativize(path).toString() : path.toString();
                int n = counts.computeIfAbsent(call.group(2) + " " + named, key -> new HashMap<>())
                        .merge(call.group(1), 1, Integer::sum);
                Point point = new Point(kind, named, call.group(2), n);
                if (wanted(n) && !all.getOrDefault(kind, List.of()).contains(point)) {
                    all.computeIfAbsent(kind, key -> new ArrayList<>()).add(point);
                }
            });
        }
        all.replaceAll((kind, points) -> spread(points, most));
        return all;
    }

    /** Places further on in a file lie far apart. */
    private static boolean wanted(int n) {
        return n <= 4 || n % 8 == 0 && n <= 32 || n % 64 == 0;
    }

    private static String kind(Path path, Path place, Path data) {
        if (path.startsWith(data)) {
            return path.endsWith("installation.log") ? "log" : "";
        }
        if (!path.startsWith(place)) {
            return "";
        }
        String within = place.relativize(path).toString();
        if (within.equals("case.db") || within.equals("case.db-wal")) {
            return "commit";
        }
        if (within.startsWith("vault/blobs")) {
            return "blob";
        }
        if (within.startsWith("vault/")) {
            return "index";
        }
        return within.startsWith("log/") ? "log" : "";
    }

    /**
     * The points at which a recorded run changes what lies below a folder, by how often its thread made that call before, on any file:
     * what is made there has another name in each run.
     */
    static List<Point> passedBelow(Path recorded, Path folder, List<String> calls, int most) throws IOException {
        Map<String, Integer> counts = new HashMap<>();
        List<Point> all = new ArrayList<>();
        try (Stream<String> lines = Files.lines(recorded, StandardCharsets.ISO_8859_1)) {
            lines.forEach(line -> {
                Matcher call = CALL.matcher(line);
                Matcher named = NAMED.matcher(line);
                Matcher found = call.find() ? call : named.find() ? named : null;
                if (found == null) {
                    return;
                }
                int n = counts.merge(found.group(1) + " " + found.group(2), 1, Integer::sum);
                if (calls.contains(found.group(2)) && Path.of(found.group(3)).startsWith(folder)) {
                    all.add(new Point("migration", "", found.group(2), n));
                }
            });
        }
        return spread(all, most);
    }

    private static List<Point> spread(List<Point> points, int most) {
        List<Point> kept = new ArrayList<>();
        int count = Math.min(most, points.size());
        for (int i = 0; i < count; i++) {
            kept.add(points.get((int) ((long) i * points.size() / count)));
        }
        return kept;
    }
}
