package org.lapwing.platform.store;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.function.Supplier;
import org.lapwing.platform.api.analysis.AnalyzerCard;
import org.lapwing.platform.api.evidence.ContentId;
import org.lapwing.platform.api.evidence.Hashes;
import org.lapwing.platform.api.evidence.Target;
import org.lapwing.platform.api.intake.Analysed;
import org.lapwing.platform.api.intake.WaitingContent;
import org.lapwing.platform.api.profile.Person;

/** Writes what analysers said, and tells what waits for them; the only writer of analysis, finding, derived and tool. */
final class Analyses {

    private static final int MOST_FRESH = 20_000;

    private final Database database;
    private final Supplier<Person> person;
    private final Blobs blobs;
    private final Map<Tool, Long> tools = new HashMap<>();
    private final Map<Made, Long> makings = new HashMap<>();

    /** What is known to be in the table tool_kind. */
    private final Set<Kind> kinds = new HashSet<>();

    /** Contents that were stored a moment ago, of which nothing older can have been said; on the writing thread only. */
    private final Map<ContentId, Fresh> fresh = new LinkedHashMap<>() {
        @Override
        protected boolean removeEldestEntry(Map.Entry<ContentId, Fresh> eldest) {
            return size() > MOST_FRESH;
        }
    };

    Analyses(Database database, Supplier<Person> person, Blobs blobs) {
        this.database = database;
        this.person = person;
        this.blobs = blobs;
        database.afterRollback(() -> {
            tools.clear();
            makings.clear();
            fresh.clear();
            kinds.clear();
        });
    }

    Set<String> checkpoints(ContentId content) {
        return database.read(link -> new HashSet<>(link.list(
                row -> row.getString("analyzer") + "@" + row.getString("version"), """
                select t.analyzer, t.version from analysis a join tool t on t.id = a.tool
                where a.content = (select id from content where sha256 = ?)
                """, Columns.bytes(content))));
    }

    /** A content was stored that the case had not; its row may be taken back with the transaction. */
    void made(ContentId content, long id) {
        fresh.put(content, new Fresh(id, new HashSet<>()));
    }

    /** Call in a transaction of its own or in one that can be taken back to before. */
    void store(Link link, Analysed result) throws SQLException {
        Fresh made = fresh.get(result.content());
        long content = made == null ? content(link, result.content()) : made.id();
        long tool = tool(link, new Tool(result.analyzer(), result.analyzerVersion(), result.bundle()));
        boolean first = made != null && made.analyzers().add(result.analyzer());
        boolean hadProblems = !first && forget(link, content, result.analyzer());
        String text = result.making().text();
        link.run(
                """
                insert into analysis (content, tool, outcome, why, problems, at, making, output, text)
                values (?, ?, ?, ?, ?, ?, ?, ?, ?)
                """,
                content,
                tool,
                result.outcome().ordinal(),
                result.why(),
                result.problems().isEmpty() ? null : String.join("\n", result.problems()),
                System.currentTimeMillis(),
                making(link, new Made(result.making(), person.get())),
                Outputs.digest(Outputs.lines(result)),
                text == null ? null : Columns.bytes(text));
        for (Analysed.Said said : result.findings()) {
            say(link, content, tool, result, said);
        }
        for (Map.Entry<String, byte[]> derived : result.derived().entrySet()) {
            derive(link, content, tool, derived.getKey(), derived.getValue());
        }
        if (hadProblems || !result.problems().isEmpty()) {
            tellProblems(link, content);
        }
    }

    /** Removes what any version of the analyser said of the content; true if it had told of problems. */
    private static boolean forget(Link link, long content, String analyzer) throws SQLException {
        String ofAnalyzer = "where content = ? and tool in (select id from tool where analyzer = ?)";
        if (link.number("select count(*) from analysis " + ofAnalyzer, content, analyzer) == 0) {
            return false;
        }
        boolean problems = link.number("select count(problems) from analysis " + ofAnalyzer, content, analyzer) > 0;
        link.run("delete from finding " + ofAnalyzer, content, analyzer);
        link.run("delete from derived " + ofAnalyzer, content, analyzer);
        link.run("delete from analysis " + ofAnalyzer, content, analyzer);
        return problems;
    }

    private void say(Link link, long content, long tool, Analysed result, Analysed.Said said) throws SQLException {
        if (kinds.add(new Kind(tool, said.kind()))) {
            link.run("insert into tool_kind (kind, tool) values (?, ?) on conflict do nothing", said.kind(), tool);
        }
        boolean ofInput = said.target().kind().equals(Target.CONTENT)
                && said.target().id().equals(result.content().sha256());
        link.run(
                """
                insert into finding (content, tool, target_kind, target_id, kind, value_version, basis, value, confidence,
                    explanation, partial, at)
                values (?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?)
                """,
                content,
                tool,
                said.target().kind(),
                ofInput ? null : said.target().id(),
                said.kind(),
                said.valueVersion(),
                said.basis().ordinal(),
                Json.write(said.value()),
                said.confidence(),
                said.explanation(),
                result.outcome() == Analysed.Outcome.FAILED,
                System.currentTimeMillis());
    }

    private void derive(Link link, long content, long tool, String kind, byte[] bytes) throws SQLException {
        Blobs.Place place = blobs.append(link, bytes);
        link.run("""
                insert into derived (content, kind, tool, sha256, bytes, segment, start, length)
                values (?, ?, ?, ?, zeroblob(0), ?, ?, ?)
                on conflict (content, kind) do update set tool = excluded.tool, sha256 = excluded.sha256,
                    bytes = excluded.bytes, segment = excluded.segment, start = excluded.start, length = excluded.length
                """, content, kind, tool, Outputs.sha256(bytes), place.segment(), place.start(), place.length());
    }

    private static void tellProblems(Link link, long content) throws SQLException {
        link.run("""
                update content set problem =
                    (select group_concat(problems, char(10)) from analysis where content = ?1 and problems is not null)
                where id = ?1
                """, content);
        link.run("""
                update item set state = case when (select problem from content where id = ?1) is null then 0 else 1 end
                where content = ?1 and state in (0, 1) and problem is null
                """, content);
    }

    List<WaitingContent> waiting(AnalyzerCard card, long afterRow, int limit) {
        Columns.page(limit);
        if (!card.companions().isEmpty()) {
            return database.read(link -> Companions.waiting(link, card, accompanied(link, card), afterRow, limit));
        }
        return database.read(link -> link.list(
                Analyses::waiting,
                """
                select c.id, c.md5, c.sha1, c.sha256, c.size, t.name as type, i.path
                from content c join media_type t on t.id = c.type left join item i on i.id = c.first_item
                where c.id > ? and
                """ + waitsFor(link, card) + " order by c.id limit ?",
                afterRow,
                card.id(),
                card.version(),
                limit));
    }

    static WaitingContent waiting(ResultSet row) throws SQLException {
        String path = row.getString("path");
        return new WaitingContent(
                row.getLong("id"),
                new Hashes(
                        Columns.hex(row.getBytes("md5")),
                        Columns.hex(row.getBytes("sha1")),
                        Columns.content(row.getBytes("sha256"))),
                row.getLong("size"),
                row.getString("type"),
                path == null ? "" : path.substring(path.lastIndexOf('/') + 1));
    }

    long waitingCount(AnalyzerCard card) {
        if (!card.companions().isEmpty()) {
            return database.read(link -> Companions.waiting(link, card, accompanied(link, card), 0, Integer.MAX_VALUE)
                    .size());
        }
        return database.read(link ->
                link.number("select count(*) from content c where " + waitsFor(link, card), card.id(), card.version()));
    }

    /** All that the analyser accepts, and with what it was looked at if it was. */
    private static String accompanied(Link link, AnalyzerCard card) throws SQLException {
        return """
                select c.id, c.md5, c.sha1, c.sha256, c.size, t.name as type, i.path, m.inputs,
                    a.content is not null as seen
                from content c join media_type t on t.id = c.type left join item i on i.id = c.first_item
                    left join (analysis a join tool t2 on t2.id = a.tool and t2.analyzer = ?1 and t2.version = ?2)
                        on a.content = c.id
                    left join making m on m.id = a.making
                where c.id > ?3 and
                """ + accepted(link, card) + " order by c.id limit ?4";
    }

    private static String waitsFor(Link link, AnalyzerCard card) throws SQLException {
        String read = card.reads().isEmpty() ? "" : readBy(link, card);
        return accepted(link, card)
                + (read.isEmpty() ? "" : " and exists (" + read + ")")
                + " and not exists (select 1 from tool t2 join analysis a on a.content = c.id and a.tool = t2.id"
                + " where t2.analyzer = ? and t2.version = ?"
                + (read.isEmpty() ? "" : " and not exists (" + read + " and s.at > a.at)")
                + ")";
    }

    /** What the analysers did on a content that ever said something of what the card reads, also where they now say nothing of it. */
    private static String readBy(Link link, AnalyzerCard card) throws SQLException {
        Set<Long> tools = new TreeSet<>();
        for (String kind : card.reads()) {
            tools.addAll(link.list(row -> row.getLong("tool"), "select tool from tool_kind where kind = ?", kind));
        }
        String ids = String.join(",", tools.stream().map(String::valueOf).toList());
        return "select 1 from analysis s join tool st on st.id = s.tool where s.content = c.id"
                + " and st.analyzer in (select analyzer from tool where id in (" + ids + "))";
    }

    private static String accepted(Link link, AnalyzerCard card) throws SQLException {
        List<String> types = link.list(
                row -> card.accepts(row.getString("name")) ? Long.toString(row.getLong("id")) : "",
                "select id, name from media_type");
        String accepted =
                String.join(",", types.stream().filter(id -> !id.isEmpty()).toList());
        return " c.type in (" + accepted + ")"
                + (link.number("select exists (select 1 from item where scope <> 0)") == 0
                        ? ""
                        : " and exists (select 1 from item o where o.content = c.id and o.scope = 0)");
    }

    private long tool(Link link, Tool tool) throws SQLException {
        Long known = tools.get(tool);
        if (known == null) {
            link.run(
                    "insert into tool (analyzer, version, bundle) values (?, ?, ?) on conflict do nothing",
                    tool.analyzer(),
                    tool.version(),
                    tool.bundle());
            known = link.number(
                    "select id from tool where analyzer = ? and version = ? and bundle = ?",
                    tool.analyzer(),
                    tool.version(),
                    tool.bundle());
            tools.put(tool, known);
        }
        return known;
    }

    private long making(Link link, Made made) throws SQLException {
        Long known = makings.get(made);
        if (known == null) {
            Object[] row = {
                made.making().parameters(),
                Json.write(made.making().inputs()),
                made.making().model() == null ? "" : made.making().model(),
                made.making().deterministic(),
                made.by().id(),
                made.by().name()
            };
            link.run("""
                    insert into making (parameters, inputs, model, is_deterministic, person, person_name)
                    values (?, ?, ?, ?, ?, ?) on conflict do nothing
                    """, row);
            known = link.number("""
                    select id from making where parameters = ? and inputs = ? and model = ? and is_deterministic = ?
                        and person = ? and person_name = ?
                    """, row);
            makings.put(made, known);
        }
        return known;
    }

    /** @param analyzers that have said something of it since */
    private record Fresh(long id, Set<String> analyzers) {}

    /** A kind of which a tool said something. */
    private record Kind(long tool, String kind) {}

    private record Tool(String analyzer, String version, String bundle) {}

    /** Without the text, which is of one content. */
    private record Made(Analysed.Making making, Person by) {

        Made {
            making = new Analysed.Making(
                    making.parameters(), new TreeMap<>(making.inputs()), making.model(), making.deterministic(), null);
        }
    }

    private static long content(Link link, ContentId content) throws SQLException {
        long id = link.number("select id from content where sha256 = ?", Columns.bytes(content));
        if (id == 0) {
            throw new IllegalStateException("The content is stored before what is said of it: " + content);
        }
        return id;
    }
}
