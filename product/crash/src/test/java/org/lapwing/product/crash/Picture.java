package org.lapwing.product.crash;

import static org.assertj.core.api.Assertions.assertThat;

import java.lang.reflect.Proxy;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.ResultSetMetaData;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.ArrayList;
import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.TreeMap;
import java.util.regex.Pattern;
import org.lapwing.platform.api.cases.Case;
import org.lapwing.platform.api.cases.CaseStore;
import org.lapwing.platform.api.cases.TableOwner;
import org.lapwing.platform.api.language.Texts;
import org.lapwing.platform.persons.KeyedPersons;
import org.lapwing.platform.persons.PersonalProfile;
import org.lapwing.platform.store.SqliteCaseStore;
import org.osgi.framework.BundleContext;

/** All that a case says of its evidence, without what differs from run to run: numbers of rows, times, places of work. */
record Picture(Map<String, List<String>> tables) {

    private static final Map<String, String> TABLES = queries();
    private static final Pattern HIT =
            Pattern.compile("\"kind\":\"[^\"]*\",\"id\":\"[^\"]*\",\"title\":\"[^\"]*\",\"context\":\"[^\"]*\"");
    private static final Pattern NUMBER = Pattern.compile("\"id\":\"\\d{1,12}\",");

    /** Of equal files the one that came first lends its name. */
    private static final Pattern NAME =
            Pattern.compile("(\"kind\":\"content\",\"id\":\"[^\"]*\",)\"title\":\"[^\"]*\"");

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
        return of(desk, place, TABLES.keySet());
    }

    /** Only what differs is said: there are thousands of rows. */
    void same(Picture expected, Object after) {
        expected.tables.forEach((name, rows) -> {
            List<String> missing = new ArrayList<>(rows);
            List<String> more = new ArrayList<>(tables.getOrDefault(name, List.of()));
            tables.getOrDefault(name, List.of()).forEach(missing::remove);
            rows.forEach(more::remove);
            assertThat(List.of(missing, more))
                    .as(name + ": missing, and too many, after " + after)
                    .allMatch(List::isEmpty);
        });
    }

    /** Without the tables of wings. */
    static Picture ofCore(Desk desk, Path place) throws Exception {
        return of(
                desk,
                place,
                TABLES.keySet().stream()
                        .filter(name -> !name.equals("conversations") && !name.equals("messages"))
                        .toList());
    }

    private static Picture of(Desk desk, Path place, Collection<String> names) throws Exception {
        Map<String, List<String>> tables = new TreeMap<>();
        try (Case open = store(desk.data()).open(place, CaseStore.Access.READ)) {
            open.tables(new TableOwner("crash_", List.of())).read(database -> {
                assertThat(rows(database, "pragma integrity_check")).containsExactly("[ok]");
                assertThat(rows(database, "pragma foreign_key_check")).isEmpty();
                for (Map.Entry<String, String> table : TABLES.entrySet()) {
                    if (names.contains(table.getKey())) {
                        tables.put(table.getKey(), sorted(rows(database, table.getValue())));
                    }
                }
                return true;
            });
        }
        Ended found = desk.run("search", place.toString(), "lapwing OR school", "--json", "--limit", "5000");
        assertThat(found.exitCode()).as(found.toString()).isIn(0, 1);
        tables.put(
                "found",
                sorted(HIT.matcher(found.output())
                        .results()
                        .map(hit -> NUMBER.matcher(hit.group()).replaceFirst(""))
                        .map(hit -> NAME.matcher(hit).replaceFirst("$1"))
                        .toList()));
        return new Picture(tables);
    }

    private static CaseStore store(Path data) throws Exception {
        BundleContext context = (BundleContext) Proxy.newProxyInstance(
                Picture.class.getClassLoader(),
                new Class<?>[] {BundleContext.class},
                (self, method, arguments) ->
                        method.getName().equals("getProperty") && "lapwing.data".equals(arguments[0])
                                ? data.toString()
                                : null);
        Texts texts = new Texts() {
            @Override
            public String get(String key, Object... arguments) {
                return key + " " + List.of(arguments);
            }

            @Override
            public Locale locale() {
                return Locale.ENGLISH;
            }
        };
        KeyedPersons persons = new KeyedPersons(context, texts);
        persons.unlock(Desk.PASSPHRASE.toCharArray());
        return new SqliteCaseStore(new PersonalProfile(context, persons), persons, texts, context);
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
