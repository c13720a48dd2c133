package org.lapwing.chat.conversations;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** What is to be said of an export as a whole: rows, facts, warnings, cuts. Nothing disappears silently. */
final class Account {

    /** A reason and how often, and where first. */
    record Skipped(String reason, long count, long first) {}

    private static final int MAX_WARNINGS = 200;
    private static final int MAX_REASONS = 200;

    private final Map<String, long[]> skipped = new LinkedHashMap<>();
    private final Map<String, String> facts = new LinkedHashMap<>();
    private final List<String> warnings = new ArrayList<>();
    private @Nullable String cut;
    private long cutAt = -1;
    private long parsed;
    private long skippedRows;
    private long sourceRows = -1;
    private long warningsLeftOut;

    void parsed() {
        parsed++;
    }

    void parsed(long rows) {
        parsed = rows;
    }

    void skipped(String reason, long count, long at) {
        skippedRows += count;
        String key = skipped.size() < MAX_REASONS || skipped.containsKey(reason) ? reason : "…";
        skipped.computeIfAbsent(key, r -> new long[] {0, at})[0] += count;
    }

    void sourceRows(long rows) {
        sourceRows = rows;
    }

    void fact(String name, String value) {
        facts.put(name, value);
    }

    void warning(String sentence) {
        if (warnings.size() < MAX_WARNINGS) {
            warnings.add(sentence);
        } else {
            warningsLeftOut++;
        }
    }

    void cut(String sentence, long at) {
        if (cut == null) {
            cut = sentence;
            cutAt = at;
        }
    }

    long parsedRows() {
        return parsed;
    }

    /** By the format's own count, or what was parsed and skipped where it has none. */
    long rows() {
        return sourceRows < 0 ? parsed + skippedRows : sourceRows;
    }

    /** Whether every row of the source is accounted for. */
    boolean adds() {
        return rows() == parsed + skippedRows;
    }

    List<Skipped> skipped() {
        return skipped.entrySet().stream()
                .map(entry -> new Skipped(entry.getKey(), entry.getValue()[0], entry.getValue()[1]))
                .toList();
    }

    Map<String, String> facts() {
        return facts;
    }

    List<String> warnings() {
        return warnings;
    }

    long warningsLeftOut() {
        return warningsLeftOut;
    }

    @Nullable
    String cut() {
        return cut;
    }

    long cutAt() {
        return cutAt;
    }

    /** As finding and JSON have it. */
    Map<String, Object> rowsValue() {
        Map<String, Object> rows = new LinkedHashMap<>();
        rows.put("source", rows());
        rows.put("parsed", parsed);
        rows.put(
                "skipped",
                skipped().stream()
                        .map(one -> Map.<String, Object>of(
                                "reason", one.reason(), "count", one.count(), "firstLine", one.first()))
                        .toList());
        return rows;
    }
}
