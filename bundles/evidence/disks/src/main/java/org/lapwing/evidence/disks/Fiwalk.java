package org.lapwing.evidence.disks;

import java.io.IOException;
import java.util.Iterator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;
import org.lapwing.platform.api.tools.ToolRunner;

/**
 * Where the files of a disk lie, as {@code fiwalk} prints it in one pass (DFXML). It goes through a disk in the order of {@code fls}, so
 * it is read beside that, a little ahead. Read line by line and not as XML: names that no XML may hold stand in it, and every
 * {@code <} in it is its own, since it writes those of names otherwise.
 */
final class Fiwalk implements AutoCloseable {

    private static final int AHEAD = 5_000;
    private static final int MOST_HELD = 200_000;
    private static final int MOST_RUNS = 4_000_000;

    /** Of what is there, but not in plain runs. */
    private static final Layout.Runs UNKNOWN = new Layout.Runs(new long[0], -1);

    private static final Pattern TAG = Pattern.compile("\\s*<(inode|filesize|partition_offset)>(\\d{1,18})</.*");
    private static final Pattern RUN = Pattern.compile("\\s*<byte_run (.*)/>");
    private static final Pattern VALUE = Pattern.compile("([a-z_]+)='([^']*)'");

    private final ToolRunner.Running running;
    private final Tools.Lines lines;
    private final Map<Long, Layout.Runs> held = new LinkedHashMap<>();
    private long heldRuns;
    private long volume = -1;
    private long waiting = -1;
    private boolean ended;

    Fiwalk(ToolRunner.Running running) {
        this.running = running;
        this.lines = new Tools.Lines(running.output());
    }

    static @Nullable Fiwalk of(Tools tools, Image image) throws InterruptedException {
        try {
            return new Fiwalk(tools.stream(
                    "fiwalk", List.of("-z", "-g", "-x", image.path().toString())));
        } catch (IOException e) {
            // Absent; each file is then read by a program of its own.
            return null;
        }
    }

    /** Null where it does not say where all of the file is. */
    Layout.@Nullable Runs of(long start, long inode, long size) throws IOException {
        if (!at(start)) {
            return null;
        }
        for (int ahead = 0; !held.containsKey(inode) && ahead < AHEAD; ahead++) {
            if (!next()) {
                break;
            }
        }
        Layout.Runs found = held.get(inode);
        return found != null && found.size() == size ? found : null;
    }

    /** Goes on to the file system that begins there; false where it lies behind or there is none. */
    private boolean at(long start) throws IOException {
        while (volume < start && !ended) {
            if (waiting >= 0) {
                enter();
            } else if (!next() && waiting < 0) {
                seekVolume();
            }
        }
        return volume == start;
    }

    private void enter() {
        volume = waiting;
        waiting = -1;
        held.clear();
        heldRuns = 0;
    }

    private void seekVolume() throws IOException {
        for (String line = lines.next(); line != null; line = lines.next()) {
            if (line.contains("<partition_offset>")) {
                waiting = number(line, "partition_offset");
                return;
            }
        }
        ended = true;
    }

    private static long number(String line, String name) {
        Matcher tag = TAG.matcher(line);
        return tag.matches() && tag.group(1).equals(name) ? Long.parseLong(tag.group(2)) : -1;
    }

    /** Reads one file of this file system; false where there is none any more. */
    private boolean next() throws IOException {
        if (ended || waiting >= 0 || volume < 0) {
            return false;
        }
        long inode = -1;
        long size = -1;
        boolean parent = false;
        RunList runs = new RunList();
        boolean plain = true;
        for (String line = lines.next(); line != null; line = lines.next()) {
            if (line.contains("<partition_offset>")) {
                waiting = number(line, "partition_offset");
                return false;
            } else if (line.contains("<parent_object>")) {
                parent = true;
            } else if (line.contains("</parent_object>")) {
                parent = false;
            } else if (line.contains("<inode>") && !parent) {
                inode = number(line, "inode");
            } else if (line.contains("<filesize>")) {
                size = number(line, "filesize");
            } else if (line.contains("<byte_run ")) {
                plain &= run(line, runs);
            } else if (line.contains("</fileobject>")) {
                if (inode >= 0) {
                    Layout.Runs layout = plain ? runs.layout(size) : null;
                    hold(inode, layout == null ? UNKNOWN : layout);
                }
                return true;
            }
        }
        ended = true;
        return false;
    }

    /** False for a run whose bytes do not lie on the disk as they are. */
    private static boolean run(String line, RunList runs) {
        Matcher run = RUN.matcher(line);
        if (!run.matches()) {
            return false;
        }
        long from = -1;
        long place = -1;
        long length = -1;
        boolean zeros = false;
        Matcher value = VALUE.matcher(run.group(1));
        while (value.find()) {
            switch (value.group(1)) {
                case "file_offset" -> from = digits(value.group(2));
                case "img_offset" -> place = digits(value.group(2));
                case "len" -> length = digits(value.group(2));
                case "fill" -> zeros = value.group(2).equals("0");
                case "fs_offset" -> {
                    // The same, counted from the beginning of the file system.
                }
                default -> {
                    return false;
                }
            }
        }
        return from == runs.length()
                && length > 0
                && (zeros ? runs.add(Layout.ZEROS, length) : place >= 0 && runs.add(place, length));
    }

    private static long digits(String value) {
        return value.length() <= 18 && value.chars().allMatch(c -> c >= '0' && c <= '9') && !value.isEmpty()
                ? Long.parseLong(value)
                : -1;
    }

    private void hold(long inode, Layout.Runs layout) {
        Layout.Runs before = held.put(inode, layout);
        heldRuns += layout.runs().length - (before == null ? 0 : before.runs().length);
        Iterator<Layout.Runs> eldest = held.values().iterator();
        while ((held.size() > MOST_HELD || heldRuns > MOST_RUNS) && eldest.hasNext()) {
            heldRuns -= eldest.next().runs().length;
            eldest.remove();
        }
    }

    @Override
    public void close() {
        running.close();
    }
}
