package org.lapwing.evidence.disks;

import java.util.Arrays;
import org.jspecify.annotations.Nullable;

/** Collects runs; neighbours become one. */
final class RunList {

    /** More of one file are not collected; another program reads it then. */
    private static final int MOST = 1 << 18;

    private long[] runs = new long[8];
    private int used;
    private long length;

    /** False where there are too many, or one makes no sense. */
    boolean add(long place, long count) {
        if (count <= 0 || place < Layout.ZEROS || used >= MOST || place > Long.MAX_VALUE - count) {
            return false;
        }
        length += count;
        if (length < 0) {
            return false;
        }
        if (used > 0) {
            long before = runs[used - 2];
            boolean zeros = before == Layout.ZEROS && place == Layout.ZEROS;
            if (zeros || before >= 0 && before + runs[used - 1] == place) {
                runs[used - 1] += count;
                return true;
            }
        }
        if (used == runs.length) {
            runs = Arrays.copyOf(runs, 2 * used);
        }
        runs[used++] = place;
        runs[used++] = count;
        return true;
    }

    long length() {
        return length;
    }

    /** Null where they do not reach to the end of the file. */
    Layout.@Nullable Runs layout(long size) {
        return length < size ? null : new Layout.Runs(Arrays.copyOf(runs, used), size);
    }
}
