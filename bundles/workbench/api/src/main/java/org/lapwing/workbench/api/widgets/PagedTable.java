package org.lapwing.workbench.api.widgets;

import java.time.LocalDate;
import java.util.List;
import java.util.Optional;
import java.util.function.Consumer;
import java.util.function.Predicate;
import org.eclipse.swt.widgets.Control;
import org.osgi.annotation.versioning.ProviderType;

/**
 * A native table that holds a window of at most 5,000 rows over a source of any length. The window moves by itself as the person scrolls;
 * the chosen row stays chosen while it is out of the window. UI thread only.
 */
@ProviderType
public interface PagedTable<T> {

    /** For layout. */
    Control control();

    /** Shows rows of a source; keeps the selection where the selected row is still there. */
    void source(Source<T> source);

    /** Asks the source again. */
    void refresh();

    Optional<T> selected();

    /** Selects and reveals a row by its number in the source. */
    void selectRow(long row);

    /** Selects the first loaded row that fits; while rows are being loaded, tries again when they are there. */
    boolean select(Predicate<T> which);

    void onSelect(Consumer<T> listener);

    /** Enter or double click. */
    void onOpen(Consumer<T> listener);

    /** Rows; called in the background. */
    interface Source<T> {

        long total();

        /** Fewer than asked for only at the end. Asked for what follows or precedes what it gave before, it should not begin anew. */
        List<T> rows(long first, int limit);

        /** Most rows that the table holds at a time, at most 5,000; fewer where a row is dear to make. */
        default int page() {
            return 5_000;
        }

        /** Whether the log has the first page already, because asking for it was an entry of its own, as a search is. */
        default boolean firstLogged() {
            return false;
        }

        /** By what, besides its number, a person can jump to a row. */
        default Jump jump() {
            return Jump.NUMBER;
        }

        /** Where {@link Jump#DAY}: the number of the first row that lies on this day or behind it in the list's order. */
        default long rowOf(LocalDate day) {
            return 0;
        }

        /** Where {@link Jump#TEXT}: the number of the first row that begins so or stands behind that in the list's order. */
        default long rowOf(String beginning) {
            return 0;
        }

        static <T> Source<T> of(List<T> all) {
            return new Source<>() {
                @Override
                public long total() {
                    return all.size();
                }

                @Override
                public List<T> rows(long first, int limit) {
                    int from = (int) Math.min(first, all.size());
                    return all.subList(from, Math.min(all.size(), from + limit));
                }
            };
        }
    }

    /** What the order of a list lets a person jump by. */
    enum Jump {
        NUMBER,
        DAY,
        TEXT
    }
}
