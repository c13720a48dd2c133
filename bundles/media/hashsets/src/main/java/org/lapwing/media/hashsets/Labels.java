package org.lapwing.media.hashsets;

import java.io.IOException;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** The different pairs of category and source in one list, each kept once. */
final class Labels {

    /** What a list says of a file beside its hashes. */
    record Label(String category, String source) {}

    /** More than any list of grades and reporting units has: a column that holds something else was named "category" or "source". */
    private static final int MOST = 1 << 20;

    private static final int LONGEST = 200;

    private final Map<Label, Integer> numbers = new HashMap<>();
    private final List<Label> labels = new ArrayList<>();
    private byte[] last = {};
    private int lastCategory = -1;
    private int lastNumber;
    private @Nullable String lastSaid;
    private String lastSource = "";
    private int lastSaidNumber;

    /** The number of what a line says; lines of one kind mostly follow each other. */
    int number(byte[] line, Columns columns) throws IOException {
        int category = columns.to(Columns.CATEGORY) - columns.from(Columns.CATEGORY);
        int source = columns.to(Columns.SOURCE) - columns.from(Columns.SOURCE);
        if (category == lastCategory
                && category + source == last.length
                && same(line, columns.from(Columns.CATEGORY), 0, category)
                && same(line, columns.from(Columns.SOURCE), category, source)) {
            return lastNumber;
        }
        last = new byte[category + source];
        System.arraycopy(line, columns.from(Columns.CATEGORY), last, 0, category);
        System.arraycopy(line, columns.from(Columns.SOURCE), last, category, source);
        lastCategory = category;
        lastNumber = number(
                new Label(plain(columns.text(line, Columns.CATEGORY)), plain(columns.text(line, Columns.SOURCE))));
        return lastNumber;
    }

    /** The number of a category and a source. */
    int number(String category, String source) throws IOException {
        if (!category.equals(lastSaid) || !source.equals(lastSource)) {
            lastSaid = category;
            lastSource = source;
            lastSaidNumber = number(new Label(plain(category), plain(source)));
        }
        return lastSaidNumber;
    }

    private boolean same(byte[] line, int from, int at, int count) {
        return Arrays.equals(line, from, from + count, last, at, at + count);
    }

    private int number(Label label) throws IOException {
        Integer known = numbers.get(label);
        if (known != null) {
            return known;
        }
        if (labels.size() == MOST) {
            throw new IOException("more than a million different categories and sources");
        }
        numbers.put(label, labels.size());
        labels.add(label);
        return labels.size() - 1;
    }

    /** Without characters that would end a line or change how it is shown. */
    static String plain(String text) {
        String kept = text.length() > LONGEST ? text.substring(0, LONGEST) + "…" : text;
        return kept.replaceAll("[\\p{Cntrl}\\p{Cf}\\u2028\\u2029]", "�").strip();
    }

    List<Label> all() {
        return labels;
    }
}
