package org.lapwing.evidence.databases;

import java.io.IOException;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;
import org.lapwing.platform.api.databases.EvidenceDatabase;
import org.lapwing.platform.api.databases.EvidenceDatabase.Column;
import org.lapwing.platform.api.databases.EvidenceDatabase.Row;
import org.lapwing.platform.api.databases.EvidenceDatabase.Table;

/**
 * The words in the rows, one line for each row: {@code [table rowid] value | value}. Rows that only the file alone has, since its
 * journal removed or changed them, follow as {@code [table rowid, before JOURNAL]}.
 */
final class RowText {

    private static final int LONGEST_VALUE = 100_000;
    private static final int MOST_LINES = 500_000;

    private final StringBuilder text = new StringBuilder();
    private final Map<String, Object> blobs = new TreeMap<>();
    private final Map<String, String> damaged = new TreeMap<>();
    private final Set<Long> lines = new HashSet<>();
    private final int most;
    private boolean cut;

    RowText(Bounds bounds) {
        this.most = bounds.text();
    }

    /** @param before null for the view that counts; else the journal before which it was so, and only what is missing is added */
    void add(SqliteView view, @Nullable String before) throws IOException {
        for (Table table : view.tables()) {
            if (table.columns().isEmpty()) {
                continue;
            }
            try {
                view.read(query(view, table), row -> {
                    line(table, row, before);
                    return !cut;
                });
            } catch (IOException e) {
                // What came before the damaged place is kept, and the next table may be whole.
                damaged.putIfAbsent(Labels.of(table.name()), String.valueOf(e.getMessage()));
            }
        }
    }

    private static EvidenceDatabase.Query query(SqliteView view, Table table) {
        String rowid = view.rowid(table.name(), table.columns());
        List<String> wanted = new ArrayList<>();
        wanted.add(rowid == null ? "null" : rowid);
        for (Column column : table.columns()) {
            wanted.add(SqliteView.quoted(column.name()));
        }
        return new EvidenceDatabase.Query(
                "select " + String.join(", ", wanted) + " from " + SqliteView.quoted(table.name()), table.name());
    }

    private void line(Table table, Row row, @Nullable String before) throws IOException {
        StringBuilder words = new StringBuilder();
        for (int column = 1; column <= table.columns().size(); column++) {
            Object value = row.value(column);
            if (value instanceof String said && !said.isBlank()) {
                words.append(words.isEmpty() ? "" : " | ").append(said, 0, Math.min(said.length(), LONGEST_VALUE));
            } else if (value instanceof byte[] bytes && before == null) {
                blob(bytes);
            }
        }
        if (words.isEmpty()) {
            return;
        }
        String place = Labels.of(table.name()) + (table.rowid() ? " " + row.number(0) : "");
        long mark = mark(place, words);
        if (before == null ? lines.size() < MOST_LINES && !lines.add(mark) : lines.contains(mark)) {
            return;
        }
        if (text.length() + place.length() + words.length() + 100 > most || lines.size() >= MOST_LINES) {
            cut = true;
            return;
        }
        text.append('[').append(place);
        if (before != null) {
            text.append(", before ").append(before);
        }
        text.append("] ").append(words).append('\n');
    }

    private void blob(byte[] bytes) {
        BlobKind kind = BlobKind.of(bytes);
        blobs.merge(kind == null ? "other" : kind.type(), 1L, (one, two) -> (Long) one + (Long) two);
    }

    /** Of 64 bits: two rows of one number that have the same words. */
    private static long mark(String place, CharSequence words) {
        long mark = 1125899906842597L;
        for (int i = 0; i < place.length(); i++) {
            mark = 31 * mark + place.charAt(i);
        }
        for (int i = 0; i < words.length(); i++) {
            mark = 1099511628211L * mark + words.charAt(i);
        }
        return mark;
    }

    CharSequence text() {
        return text;
    }

    /** How many cells hold bytes, by what they begin like. */
    Map<String, Object> blobs() {
        return blobs;
    }

    /** Tables whose rows could not all be read, and why. */
    Map<String, String> damaged() {
        return damaged;
    }

    boolean cut() {
        return cut;
    }
}
