package org.lapwing.product.badinput;

import java.util.HashMap;
import java.util.Map;
import java.util.TreeMap;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/**
 * Which threads of a trace have a disk of their own: a worker's names are those of a folder in memory from the call on by which its
 * root was changed. Asked when all lines were seen, because a child may be written down before the call that made it returns.
 */
final class Views {

    private static final Pattern MADE = Pattern.compile("clone3?|v?fork");
    /** The number that the caller was given, and the one that the trace uses where that differs. */
    private static final Pattern CHILD = Pattern.compile(" = (\\d+)(?: /\\* (\\d+) in strace's PID NS \\*/)?$");

    private final Map<String, TreeMap<Integer, String>> parents = new HashMap<>();
    private final Map<String, Integer> changed = new HashMap<>();

    /** @param begun the line in which the call began */
    void see(String name, String thread, int begun, String line) {
        Matcher child = CHILD.matcher(line);
        if (!child.find()) {
            return;
        }
        if (MADE.matcher(name).matches()) {
            String number = child.group(2) == null ? child.group(1) : child.group(2);
            parents.computeIfAbsent(number, none -> new TreeMap<>()).put(begun, thread);
        } else if (name.equals("pivot_root")) {
            // The program that makes this call changes the root of the script that started it, too.
            Map.@Nullable Entry<Integer, String> script = birth(thread, begun);
            changed.put(script == null ? thread : script.getValue(), begun);
        }
    }

    /** Whether the disk that a thread saw in a line is its own. */
    boolean own(String thread, int line) {
        Integer since = changed.get(thread);
        Map.@Nullable Entry<Integer, String> birth = birth(thread, line);
        if (since != null && line > since && (birth == null || birth.getKey() < since)) {
            return true;
        }
        return birth != null && own(birth.getValue(), birth.getKey());
    }

    private Map.@Nullable Entry<Integer, String> birth(String thread, int line) {
        TreeMap<Integer, String> births = parents.get(thread);
        return births == null ? null : births.lowerEntry(line);
    }
}
