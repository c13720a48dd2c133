package org.lapwing.workbench.shell;

import java.util.ArrayList;
import java.util.List;
import org.lapwing.platform.api.policy.PolicyRefusal;
import org.lapwing.workbench.api.widgets.PagedTable.Source;

/**
 * The rows that a table holds of a longer list. Knows no widgets.
 *
 * @param total rows of the whole list
 * @param first number of the first row held
 */
record RowWindow<T>(long total, long first, List<T> rows) {

    /** Reads rows; in the background. */
    @FunctionalInterface
    interface Reading<T> {
        List<T> rows(long first, int limit) throws PolicyRefusal;
    }

    /** A native table with more rows blocks the UI thread for too long. */
    static final int MOST = 5_000;

    /** The part of the window, at either end, in which the next rows are fetched. */
    private static final int EDGE = 4;

    static <T> RowWindow<T> none() {
        return new RowWindow<>(0, 0, List.of());
    }

    static int size(Source<?> source) {
        return Math.clamp(source.page(), 1, MOST);
    }

    boolean whole() {
        return rows.size() >= total;
    }

    boolean holds(long row) {
        return row >= first && row < first + rows.size();
    }

    int index(long row) {
        return holds(row) ? (int) (row - first) : -1;
    }

    /** Whether rows that are not here may soon be scrolled to. */
    boolean nearEdge(long top, int visible, int size) {
        long margin = size / EDGE;
        return top - first < margin && first > 0
                || first + rows.size() - (top + visible) < margin && first + rows.size() < total;
    }

    /** Where a window begins that has the rows in sight in its middle. */
    static long around(long top, int visible, int size, long total) {
        return Math.clamp(top + visible / 2 - size / 2, 0, Math.max(0, total - size));
    }

    /** The same list somewhere else; reads only what is not here yet. In the background. */
    RowWindow<T> moved(Reading<T> source, int size, long top, int visible) throws PolicyRefusal {
        long start = around(top, visible, size, total);
        long end = Math.min(total, start + size);
        long keptFrom = Math.max(start, first);
        long keptTo = Math.min(end, first + rows.size());
        if (keptFrom >= keptTo) {
            return new RowWindow<>(total, start, List.copyOf(source.rows(start, size)));
        }
        List<T> all = new ArrayList<>();
        if (start < keptFrom) {
            all.addAll(source.rows(start, (int) (keptFrom - start)));
        }
        all.addAll(rows.subList((int) (keptFrom - first), (int) (keptTo - first)));
        if (keptTo < end) {
            all.addAll(source.rows(keptTo, (int) (end - keptTo)));
        }
        return new RowWindow<>(total, start, List.copyOf(all));
    }

    /** What a source of so many rows holds now. In the background. */
    static <T> RowWindow<T> read(Reading<T> source, long total, int size, long top, int visible) throws PolicyRefusal {
        long start = around(top, visible, size, total);
        List<T> rows = source.rows(start, size);
        return new RowWindow<>(total, start, List.copyOf(rows.size() > size ? rows.subList(0, size) : rows));
    }
}
