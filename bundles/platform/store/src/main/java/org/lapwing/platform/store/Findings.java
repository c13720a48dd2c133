package org.lapwing.platform.store;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;
import org.lapwing.platform.api.evidence.ContentId;
import org.lapwing.platform.api.evidence.Target;
import org.lapwing.platform.api.findings.Basis;
import org.lapwing.platform.api.findings.Finding;
import org.lapwing.platform.api.findings.FindingBook;
import org.lapwing.platform.api.findings.Provenance;
import org.lapwing.platform.api.intake.Analysed;
import org.lapwing.platform.api.profile.Person;
import org.lapwing.platform.api.vault.StoreFailure;

/** What machines said, from the tables finding, derived and analysis. */
final class Findings implements FindingBook {

    private static final Basis[] BASES = Basis.values();

    private static final String FINDING = """
            select f.id, f.target_kind, f.target_id, f.kind, f.value_version, f.basis, f.value, f.confidence, f.explanation,
                f.partial, f.at, c.sha256, t.analyzer, t.version, t.bundle,
                m.parameters, m.inputs, m.model, m.is_deterministic, m.person, m.person_name, a.output
            from finding f join content c on c.id = f.content join tool t on t.id = f.tool
                left join analysis a on a.content = f.content and a.tool = f.tool left join making m on m.id = a.making
            """;

    private static final String ANALYSIS = """
            select a.outcome, a.why, a.at, c.sha256, t.analyzer, t.version, t.bundle,
                m.parameters, m.inputs, m.model, m.is_deterministic, m.person, m.person_name, a.output, a.content, a.tool, a.text
            from analysis a join content c on c.id = a.content join tool t on t.id = a.tool
                left join making m on m.id = a.making
            """;

    private static final Analysed.Outcome[] OUTCOMES = Analysed.Outcome.values();

    private final Database database;
    private final Blobs blobs;

    Findings(Database database, Blobs blobs) {
        this.blobs = blobs;
        this.database = database;
    }

    @Override
    public List<Finding> on(Target target) {
        return database.read(link -> target.kind().equals(Target.CONTENT)
                ? link.list(
                        Findings::finding,
                        FINDING + """
                                where f.content = (select id from content where sha256 = ?) and f.target_id is null
                                union all
                                """ + FINDING + "where f.target_kind = 'content' and f.target_id = ? order by 1",
                        Columns.bytes(new ContentId(target.id())),
                        target.id())
                : link.list(
                        Findings::finding,
                        FINDING + "where f.target_kind = ? and f.target_id = ? order by f.id",
                        target.kind(),
                        target.id()));
    }

    @Override
    public List<Finding> ofKind(String kind, long afterId, int limit) {
        return database.read(link -> link.list(
                Findings::finding,
                FINDING + "where f.kind = ? and f.id > ? order by f.id limit ?",
                kind,
                afterId,
                Columns.page(limit)));
    }

    @Override
    public Optional<Finding> finding(long id) {
        return database.read(link -> link.first(Findings::finding, FINDING + "where f.id = ?", id));
    }

    @Override
    public List<Analysis> analyses(ContentId content) {
        return database.read(link -> link.list(
                Findings::analysis,
                ANALYSIS + "where a.content = (select id from content where sha256 = ?) order by t.analyzer, a.at",
                Columns.bytes(content)));
    }

    @Override
    public Optional<Comparison> compare(Analysed now) {
        return database.read(link -> {
            Optional<Stored> found = link.first(
                    row -> new Stored(analysis(row), row.getLong("content"), row.getLong("tool"), row.getBytes("text")),
                    ANALYSIS + "where a.content = (select id from content where sha256 = ?) and t.analyzer = ?",
                    Columns.bytes(now.content()),
                    now.analyzer());
            if (found.isEmpty()) {
                return Optional.empty();
            }
            List<String> before;
            try {
                before = lines(link, found.get());
            } catch (UncheckedIOException e) {
                throw new SQLException("What is stored of an analysis is not what was stored", e);
            }
            List<String> after = Outputs.lines(now);
            return Optional.of(new Comparison(
                    found.get().analysis(), Columns.hex(Outputs.digest(after)), differences(before, after)));
        });
    }

    /** What is stored, in the form of {@link Outputs#lines}. */
    private static List<String> lines(Link link, Stored stored) throws SQLException {
        List<String> lines = new ArrayList<>(link.list(
                row -> Outputs.finding(
                        row.getString("target_kind"),
                        row.getString("target_id"),
                        row.getString("kind"),
                        row.getInt("value_version"),
                        row.getInt("basis"),
                        value(row),
                        row.getDouble("confidence")),
                "select * from finding where content = ? and tool = ?",
                stored.content(),
                stored.tool()));
        lines.addAll(link.list(
                row -> Outputs.derived(row.getString("kind"), row.getBytes("sha256")),
                "select kind, sha256 from derived where content = ? and tool = ?",
                stored.content(),
                stored.tool()));
        byte[] text = stored.text();
        if (text != null) {
            lines.add(Outputs.text(text));
        }
        Collections.sort(lines);
        return lines;
    }

    private static Map<String, Object> value(ResultSet row) throws SQLException {
        try {
            return Json.readObject(row.getString("value"));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static List<String> differences(List<String> before, List<String> after) {
        List<String> gone = new ArrayList<>(before);
        after.forEach(gone::remove);
        List<String> fresh = new ArrayList<>(after);
        before.forEach(fresh::remove);
        List<String> differences = new ArrayList<>();
        gone.forEach(line -> differences.add("- " + Outputs.name(line)));
        fresh.forEach(line -> differences.add("+ " + Outputs.name(line)));
        return differences;
    }

    @Override
    public Optional<byte[]> derived(ContentId content, String kind) {
        return database.read(link -> link.first(
                this::bytes,
                "select bytes, segment, start, length from derived"
                        + " where content = (select id from content where sha256 = ?) and kind = ?",
                Columns.bytes(content),
                kind));
    }

    /** Rows of the first release hold the bytes themselves. */
    private byte[] bytes(ResultSet row) throws SQLException {
        long segment = row.getLong("segment");
        if (segment == 0) {
            return row.getBytes("bytes");
        }
        try {
            return blobs.read(new Blobs.Place(segment, row.getLong("start"), row.getInt("length")));
        } catch (IOException e) {
            throw new StoreFailure(String.valueOf(e.getMessage()), false, e);
        }
    }

    @Override
    public List<Failure> failures(ContentId content) {
        return database.read(link -> link.list(
                row -> new Failure(row.getString("analyzer"), row.getString("version"), row.getString("why")),
                """
                select t.analyzer, t.version, a.why from analysis a join tool t on t.id = a.tool
                where a.content = (select id from content where sha256 = ?) and a.outcome <> 0 order by t.analyzer
                """,
                Columns.bytes(content)));
    }

    private static Finding finding(ResultSet row) throws SQLException {
        String input = Columns.hex(row.getBytes("sha256"));
        String target = row.getString("target_id");
        try {
            return new Finding(
                    row.getLong("id"),
                    new Target(row.getString("target_kind"), target == null ? input : target),
                    row.getString("kind"),
                    row.getInt("value_version"),
                    BASES[row.getInt("basis")],
                    Json.readObject(row.getString("value")),
                    row.getDouble("confidence"),
                    row.getString("explanation"),
                    row.getBoolean("partial"),
                    provenance(row));
        } catch (IOException e) {
            throw new SQLException("The value of finding " + row.getLong("id") + " is not what was stored", e);
        }
    }

    private static Analysis analysis(ResultSet row) throws SQLException {
        try {
            return new Analysis(provenance(row), OUTCOMES[row.getInt("outcome")], row.getString("why"));
        } catch (IOException e) {
            throw new SQLException("What an analysis was made with is not what was stored", e);
        }
    }

    /** Where an earlier release stored the analysis, nothing is known of its making. */
    private static Provenance provenance(ResultSet row) throws SQLException, IOException {
        String parameters = row.getString("parameters");
        String inputs = row.getString("inputs");
        String model = row.getString("model");
        byte[] output = row.getBytes("output");
        boolean known = parameters != null && inputs != null;
        return new Provenance(
                row.getString("analyzer"),
                row.getString("version"),
                row.getString("bundle"),
                Columns.hex(row.getBytes("sha256")),
                Columns.instant(row, "at"),
                parameters == null ? "" : parameters,
                inputs == null ? Map.of() : texts(inputs),
                model == null || model.isEmpty() ? null : model,
                known ? new Person(row.getString("person"), row.getString("person_name")) : null,
                !known || row.getBoolean("is_deterministic"),
                output == null ? null : Columns.hex(output));
    }

    private static Map<String, String> texts(String json) throws IOException {
        Map<String, String> texts = new TreeMap<>();
        Json.readObject(json).forEach((name, value) -> texts.put(name, String.valueOf(value)));
        return texts;
    }

    private record Stored(Analysis analysis, long content, long tool, byte @Nullable [] text) {}
}
