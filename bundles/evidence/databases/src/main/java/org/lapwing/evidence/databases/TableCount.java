package org.lapwing.evidence.databases;

import java.io.IOException;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.lapwing.platform.api.databases.EvidenceDatabase.Column;
import org.lapwing.platform.api.databases.EvidenceDatabase.Table;

/** The tables of all views with their rows in each: -1 where they could not be counted, -2 where the view has no such table. */
final class TableCount {

    static final long UNREAD = -1;
    static final long ABSENT = -2;

    private static final int MOST_COLUMNS = 200;
    private static final int LONGEST_TYPE = 60;

    private final Map<String, Map<String, Object>> tables = new TreeMap<>();
    private final Map<String, List<Object>> rows = new TreeMap<>();
    private int views;

    /** @return rows in all tables that could be counted */
    long add(SqliteView view) throws IOException {
        long all = 0;
        for (Table table : view.tables()) {
            String name = Labels.of(table.name());
            long count = UNREAD;
            try {
                count = view.number("select count(*) from " + SqliteView.quoted(table.name()));
                all += count;
            } catch (IOException e) {
                // Told with its rows, which are read afterwards.
                count = UNREAD;
            }
            // The later view knows better what the table is like.
            tables.put(name, facts(name, table));
            List<Object> counts = rows.computeIfAbsent(name, any -> new ArrayList<>());
            while (counts.size() < views) {
                counts.add(ABSENT);
            }
            counts.add(count);
        }
        views++;
        rows.values().stream().filter(counts -> counts.size() < views).forEach(counts -> counts.add(ABSENT));
        return all;
    }

    private static Map<String, Object> facts(String name, Table table) {
        Map<String, Object> facts = new LinkedHashMap<>();
        facts.put("name", name);
        facts.put(
                "columns",
                table.columns().stream()
                        .limit(MOST_COLUMNS)
                        .map(TableCount::shown)
                        .toList());
        if (!table.computed().isEmpty()) {
            facts.put(
                    "computed",
                    table.computed().stream()
                            .limit(MOST_COLUMNS)
                            .map(Labels::of)
                            .toList());
        }
        return facts;
    }

    private static String shown(Column column) {
        String type = Labels.of(column.type());
        return Labels.of(column.name())
                + (type.isEmpty() ? "" : " " + type.substring(0, Math.min(type.length(), LONGEST_TYPE)));
    }

    List<Object> tables(int most) {
        List<Object> all = new ArrayList<>();
        tables.forEach((name, facts) -> {
            if (all.size() < most) {
                facts.put("rows", List.copyOf(rows.getOrDefault(name, List.of())));
                all.add(facts);
            }
        });
        return all;
    }

    int size() {
        return tables.size();
    }
}
