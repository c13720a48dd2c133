package org.lapwing.product.badinput;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.ResultSet;
import java.sql.ResultSetMetaData;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;

/** All that a case says of its evidence, without what differs from run to run: numbers of rows, times, places of work. */
record Picture(Map<String, List<String>> tables, Map<String, Object> counts, Map<String, List<String>> hits) {

    private static final Map<String, String> TABLES = queries();
    private static final List<String> WORDS = List.of("lapwing", "school");

    private static Map<String, String> queries() {
        String place = "x.name || '/' || i.path";
        Map<String, String> tables = new LinkedHashMap<>();
        tables.put("exhibits", "select name, source, complete from exhibit");
        tables.put(
                "items",
                "select " + place + ", i.locator, i.size, i.modified, i.state, i.problem, i.walked, t.name,"
                        + " hex(c.sha256), (select p.path from item p where p.id = i.parent)"
                        + " from item i join exhibit x on x.id = i.exhibit left join content c on c.id = i.content"
                        + " left join media_type t on t.id = i.type");
        tables.put(
                "contents",
                "select hex(c.sha256), hex(c.sha1), hex(c.md5), c.size, t.name, c.problem from content c"
                        + " join media_type t on t.id = c.type");
        tables.put(
                "findings",
                "select hex(c.sha256), o.analyzer, o.version, f.kind, f.value_version, f.basis, f.value, f.confidence,"
                        + " f.explanation, f.partial from finding f join content c on c.id = f.content"
                        + " join tool o on o.id = f.tool");
        tables.put(
                "analyses",
                "select hex(c.sha256), o.analyzer, o.version, a.outcome, a.why, a.problems from analysis a"
                        + " join content c on c.id = a.content join tool o on o.id = a.tool");
        tables.put(
                "derived",
                "select hex(c.sha256), d.kind, hex(d.sha256) from derived d join content c on c.id = d.content");
        tables.put(
                "conversations",
                "select sha256, key, format, title, participants, messages, system, first, last, complete"
                        + " from chat_conversation");
        tables.put(
                "messages",
                "select v.sha256, v.key, m.seq, p.name, m.at, m.text, m.kind, m.attachment from chat_message m"
                        + " join chat_conversation v on v.id = m.conversation"
                        + " left join chat_participant p on p.id = m.sender");
        tables.put("tallies", "select name, n from tally");
        tables.put(
                "items of a kind",
                "select x.name, t.name, y.state, sum(y.n) from item_tally y join exhibit x on x.id = y.exhibit"
                        + " left join media_type t on t.id = y.type group by 1, 2, 3 having sum(y.n) > 0");
        return tables;
    }

    static Picture of(Desk desk, Path place) throws Exception {
        Map<String, Object> counts = new TreeMap<>();
        Ended show = desk.run("case", "show", place.toString(), "--json");
        assertThat(show.exitCode()).as(show.toString()).isZero();
        ((Map<?, ?>) show.object().get("counts")).forEach((name, n) -> counts.put(name.toString(), n));
        Map<String, List<String>> hits = new TreeMap<>();
        for (String word : WORDS) {
            Ended search = desk.run("search", place.toString(), word, "--json");
            hits.put(word, sorted(search.list().stream().map(Picture::hit).toList()));
        }
        Map<String, List<String>> tables = new TreeMap<>();
        try (Connection database = DriverManager.getConnection("jdbc:sqlite:" + place.resolve("case.db"))) {
            assertThat(rows(database, "pragma integrity_check")).containsExactly("[ok]");
            assertThat(rows(database, "pragma foreign_key_check")).isEmpty();
            for (Map.Entry<String, String> table : TABLES.entrySet()) {
                // A wing makes its tables when it has something to put there.
                boolean none = table.getValue().contains("chat_")
                        && rows(database, "select 1 from sqlite_schema where name = 'chat_conversation'")
                                .isEmpty();
                tables.put(table.getKey(), none ? List.of() : sorted(rows(database, table.getValue())));
            }
        }
        return new Picture(tables, counts, hits);
    }

    private static String hit(Object row) {
        Map<?, ?> hit = (Map<?, ?>) row;
        return hit.get("title") + " | " + hit.get("kind") + " | " + hit.get("context");
    }

    private static List<String> sorted(List<String> rows) {
        return rows.stream().sorted().toList();
    }

    private static List<String> rows(Connection database, String sql) throws SQLException {
        List<String> rows = new ArrayList<>();
        try (Statement statement = database.createStatement();
                ResultSet result = statement.executeQuery(sql)) {
            ResultSetMetaData columns = result.getMetaData();
            while (result.next()) {
                List<String> row = new ArrayList<>();
                for (int i = 1; i <= columns.getColumnCount(); i++) {
                    row.add(result.getString(i));
                }
                rows.add(row.toString());
            }
        }
        return rows;
    }
}
