package org.lapwing.platform.store;

import java.io.IOException;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.List;
import java.util.Optional;
import org.lapwing.platform.api.evidence.ContentId;
import org.lapwing.platform.api.evidence.Target;
import org.lapwing.platform.api.findings.Basis;
import org.lapwing.platform.api.findings.Finding;
import org.lapwing.platform.api.findings.FindingBook;
import org.lapwing.platform.api.findings.Provenance;

/** What machines said, from the tables finding, derived and analysis. */
final class Findings implements FindingBook {

    private static final Basis[] BASES = Basis.values();

    private static final String FINDING = """
            select f.id, f.target_kind, f.target_id, f.kind, f.value_version, f.basis, f.value, f.confidence, f.explanation,
                f.partial, f.at, c.sha256, t.analyzer, t.version, t.bundle
            from finding f join content c on c.id = f.content join tool t on t.id = f.tool
            """;

    private final Database database;

    Findings(Database database) {
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
    public Optional<byte[]> derived(ContentId content, String kind) {
        return database.read(link -> link.first(
                row -> row.getBytes(1),
                "select bytes from derived where content = (select id from content where sha256 = ?) and kind = ?",
                Columns.bytes(content),
                kind));
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
                    new Provenance(
                            row.getString("analyzer"),
                            row.getString("version"),
                            row.getString("bundle"),
                            input,
                            Columns.instant(row, "at")));
        } catch (IOException e) {
            throw new SQLException("The value of finding " + row.getLong("id") + " is not what was stored", e);
        }
    }
}
