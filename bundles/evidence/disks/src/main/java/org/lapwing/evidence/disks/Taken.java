package org.lapwing.evidence.disks;

import java.util.Arrays;
import org.jspecify.annotations.Nullable;
import org.lapwing.platform.api.language.Texts;

/** Which places of a disk belong to files that are there, so that it shows whose bytes a deleted file would give back. */
final class Taken {

    /** More places are not remembered. */
    private static final int MOST = 4_000_000;

    private long[] starts = new long[1024];
    private long[] ends = new long[1024];
    private int used;
    private boolean all = true;

    void add(@Nullable Layout layout) {
        if (!(layout instanceof Layout.Runs runs)) {
            return;
        }
        long[] places = runs.runs();
        for (int i = 0; i < places.length; i += 2) {
            if (places[i] == Layout.ZEROS) {
                continue;
            }
            if (used >= MOST) {
                all = false;
                return;
            }
            if (used == starts.length) {
                starts = Arrays.copyOf(starts, 2 * used);
                ends = Arrays.copyOf(ends, 2 * used);
            }
            starts[used] = places[i];
            ends[used++] = places[i] + places[i + 1];
        }
    }

    /** To be called when all were added: in their order, those that meet as one. */
    void finish() {
        Arrays.sort(starts, 0, used);
        Arrays.sort(ends, 0, used);
        int merged = 0;
        int closed = 0;
        for (int opened = 0; opened < used; opened++) {
            while (ends[closed] < starts[opened]) {
                closed++;
                if (closed == opened) {
                    ends[merged++] = ends[closed - 1];
                }
            }
            if (closed == opened) {
                starts[merged] = starts[opened];
            }
        }
        if (used > 0) {
            ends[merged++] = ends[used - 1];
        }
        used = merged;
    }

    /** Why a deleted file may not be what its name says; null where nothing speaks against it. */
    @Nullable
    String doubt(@Nullable Layout layout, long size, long guessedBeyond, Texts texts) {
        if (size == 0 || layout instanceof Layout.Resident) {
            return null;
        }
        if (!(layout instanceof Layout.Runs runs) || !all) {
            return texts.get("deleted.unknown");
        }
        long others = others(runs);
        if (others > 0) {
            return texts.get("deleted.overwritten", others, size);
        }
        return size > guessedBeyond ? texts.get("deleted.guessed") : null;
    }

    private long others(Layout.Runs runs) {
        long others = 0;
        long done = 0;
        long[] places = runs.runs();
        for (int i = 0; i < places.length && done < runs.size(); i += 2) {
            long length = Math.min(places[i + 1], runs.size() - done);
            done += length;
            if (places[i] != Layout.ZEROS) {
                others += common(places[i], places[i] + length);
            }
        }
        return others;
    }

    private long common(long from, long to) {
        int found = Arrays.binarySearch(starts, 0, used, from);
        int place = found >= 0 ? found : Math.max(0, -found - 2);
        long common = 0;
        for (; place < used && starts[place] < to; place++) {
            common += Math.max(0, Math.min(to, ends[place]) - Math.max(from, starts[place]));
        }
        return common;
    }
}
