package org.lapwing.product.badinput;

import java.nio.file.Path;
import java.util.HashMap;
import java.util.Map;
import java.util.TreeMap;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/**
 * What the threads of a trace see of the disk: in which folder each is, and which have a disk of their own: a worker's names are those
 * of a folder in memory from the call on by which its root was changed. Asked when all lines were seen, because a child may be written
 * down before the call that made it returns.
 */
final class Views {

    private static final Pattern MADE = Pattern.compile("clone3?|v?fork");
    /** The number that the caller was given, and the one that the trace uses where that differs. */
    private static final Pattern CHILD = Pattern.compile(" = (\\d+)(?: /\\* (\\d+) in strace's PID NS \\*/)?$");

    private static final Pattern INTO = Pattern.compile("^(?:\\d+<([^>]*)>|\"([^\"]*)\")\\) += 0$");

    private final Path start;
    private final Map<String, TreeMap<Integer, Path>> moves = new HashMap<>();
    private final Map<String, TreeMap<Integer, String>> parents = new HashMap<>();
    private final Map<String, Integer> pivots = new HashMap<>();
    private final Map<String, Integer> changed = new HashMap<>();

    /** @param start the folder of the first of them */
    Views(Path start) {
        this.start = start;
    }

    /** @param begun the line in which the call began */
    void see(String name, String thread, int begun, String rest) {
        if (name.endsWith("chdir")) {
            Matcher into = INTO.matcher(rest);
            if (into.find()) {
                Path folder = Path.of(into.group(1) == null ? into.group(2) : into.group(1));
                moves.computeIfAbsent(thread, none -> new TreeMap<>()).put(begun, folder);
            }
            return;
        }
        Matcher child = CHILD.matcher(rest);
        if (!child.find()) {
            return;
        }
        if (MADE.matcher(name).matches()) {
            String number = child.group(2) == null ? child.group(1) : child.group(2);
            parents.computeIfAbsent(number, none -> new TreeMap<>()).put(begun, thread);
        } else if (name.equals("pivot_root")) {
            pivots.put(thread, begun);
        }
    }

    /** Whether the disk that a thread saw in a line is its own. */
    boolean own(String thread, int line) {
        // The program that makes this call changes the root of the script that started it, too.
        pivots.forEach((program, begun) -> {
            Map.@Nullable Entry<Integer, String> script = birth(program, begun);
            changed.put(script == null ? program : script.getValue(), begun);
        });
        pivots.clear();
        Integer since = changed.get(thread);
        Map.@Nullable Entry<Integer, String> birth = birth(thread, line);
        if (since != null && line > since && (birth == null || birth.getKey() < since)) {
            return true;
        }
        return birth != null && own(birth.getValue(), birth.getKey());
    }

    /** The folder that a thread was in when a line was written. */
    Path folder(String thread, int line) {
        Map.@Nullable Entry<Integer, String> birth = birth(thread, line);
        TreeMap<Integer, Path> went = moves.get(thread);
        Map.@Nullable Entry<Integer, Path> move = went == null ? null : went.lowerEntry(line);
        if (move != null && (birth == null || birth.getKey() < move.getKey())) {
            return folder(thread, move.getKey()).resolve(move.getValue());
        }
        return birth == null ? start : folder(birth.getValue(), birth.getKey());
    }

    private Map.@Nullable Entry<Integer, String> birth(String thread, int line) {
        TreeMap<Integer, String> births = parents.get(thread);
        return births == null ? null : births.lowerEntry(line);
    }
}
