package org.lapwing.product.crash;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;

/**
 * Where a process is stopped: at the n-th call of one thread on one file.
 *
 * @param of what kind of place, such as {@code commit}
 * @param path within the case, or absolute outside of it
 */
record Point(String of, String path, String call, int n) {

    private static final Pattern CALL = Pattern.compile("^(\\d+) +(\\w+)\\(\\d+<([^>]*)>");

    /** What goes before a command so that it is killed here. */
    List<String> killing(Path place) {
        return strace(place, "signal=SIGKILL:when=" + n);
    }

    /** What goes before a command so that its disk fails here and from here on. */
    List<String> failing(Path place, String error) {
        return strace(place, "error=" + error + ":when=" + n + "+");
    }

    private List<String> strace(Path place, String what) {
        return List.of(
                "strace",
                "-f",
                "-qq",
                "-o",
                "/dev/null",
                "-P",
                place.resolve(path).toString(),
                "-e",
                "trace=" + call,
                "-e",
                "inject=" + call + ":" + what);
    }

    /** What goes before a command so that its writing is recorded. */
    static List<String> recording(Path into) {
        return List.of(
                "strace",
                "-f",
                "-qq",
                "-y",
                "-s",
                "0",
                "-e",
                "trace=write,pwrite64,fsync,fdatasync",
                "-e",
                "signal=none",
                "-o",
                into.toString());
    }

    /** The points that a recorded run passes, spread over each kind, at most so many of each. */
    static Map<String, List<Point>> passed(Path recorded, Path place, Path data, int most) throws IOException {
        Map<String, Map<String, Integer>> most1 = new LinkedHashMap<>();
        try (Stream<String> lines = Files.lines(recorded, StandardCharsets.ISO_8859_1)) {
            lines.forEach(line -> {
                Matcher call = CALL.matcher(line);
                if (call.find()) {
                    most1.computeIfAbsent(call.group(2) + " " + call.group(3), key -> new HashMap<>())
                            .merge(call.group(1), 1, Integer::sum);
                }
            });
        }
        Map<String, List<Point>> all = new LinkedHashMap<>();
        most1.forEach((callAndPath, threads) -> {
            String[] parts = callAndPath.split(" ", 2);
            Path path = Path.of(parts[1]);
            String kind = kind(path, place, data);
            if (!kind.isEmpty()) {
                int times =
                        threads.values().stream().max(Comparator.naturalOrder()).orElse(0);
                String named = path.startsWith(place) ? place.relativize(path).toString() : path.toString();
                for (int n : spread(times)) {
                    all.computeIfAbsent(kind, key -> new ArrayList<>()).add(new Point(kind, named, parts[0], n));
                }
            }
        });
        all.replaceAll((kind, points) -> thinned(points, most));
        return all;
    }

    private static String kind(Path path, Path place, Path data) {
        if (path.startsWith(data)) {
            return path.toString().endsWith(".log") ? "log" : "";
        }
        if (!path.startsWith(place)) {
            return "";
        }
        String within = place.relativize(path).toString();
        if (within.startsWith("case.db")) {
            return "commit";
        }
        if (within.startsWith("vault/blobs")) {
            return "blob";
        }
        if (within.startsWith("vault/")) {
            return "index";
        }
        return within.contains("log") ? "log" : "";
    }

    /** First, last and some between. */
    private static List<Integer> spread(int times) {
        return Stream.of(1, times / 4, times / 2, times * 3 / 4, times)
                .filter(n -> n > 0)
                .distinct()
                .toList();
    }

    private static List<Point> thinned(List<Point> points, int most) {
        List<Point> kept = new ArrayList<>();
        for (int i = 0; i < Math.min(most, points.size()); i++) {
            kept.add(points.get((int) ((long) i * points.size() / Math.min(most, points.size()))));
        }
        return kept;
    }
}
