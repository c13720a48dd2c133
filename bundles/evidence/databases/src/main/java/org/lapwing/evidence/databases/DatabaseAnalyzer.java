package org.lapwing.evidence.databases;

import java.io.IOException;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.lapwing.platform.api.analysis.Analyzer;
import org.lapwing.platform.api.analysis.AnalyzerCard;
import org.lapwing.platform.api.analysis.Content;
import org.lapwing.platform.api.analysis.FindingSink;
import org.lapwing.platform.api.databases.EvidenceDatabases;
import org.lapwing.platform.api.findings.Basis;
import org.lapwing.platform.api.language.Texts;
import org.osgi.service.component.annotations.Activate;
import org.osgi.service.component.annotations.Component;
import org.osgi.service.component.annotations.Reference;

/**
 * What SQLite databases hold: the words of their rows into the index, and facts. {@code database.sqlite}, version 1: {@code pageSize},
 * {@code encoding}, {@code applicationId}, {@code userVersion}, {@code writtenBy}, {@code mode}, {@code statedPages};
 * {@code views}, the file alone first and then with each journal, each with {@code journal}, {@code pages}, {@code freePages},
 * {@code rows} in all and {@code damage} as a list; {@code tables}, each with {@code name}, {@code columns}, {@code computed} and
 * {@code rows} in the order of the views, -1 where they could not be counted and -2 where the view has no such table;
 * {@code tablesInAll}; {@code left}, how many views, virtual tables and triggers were left alone; {@code blobs} by kind;
 * {@code logs} by name, each as of {@code database.log}. {@code database.log}, version 1: the frames of a write-ahead log.
 * {@code database.encrypted}, version 1, inferred: {@code bytes}.
 */
@Component(service = Analyzer.class)
public final class DatabaseAnalyzer implements Analyzer {

    static final String SQLITE = "application/x-sqlite3";
    static final String LOG = "application/x-sqlite3-wal";
    static final String ENCRYPTED = "application/x-sqlcipher";

    private static final Set<String> TYPES = Set.of(
            SQLITE,
            LOG,
            ENCRYPTED,
            "application/x-geopackage",
            "application/x-mbtiles",
            "application/x-fossil-checkout",
            "application/x-fossil-global-conf",
            "application/x-fossil-repository",
            "application/x-bentley-besqlite",
            "application/x-bentley-localization",
            "application/x-esri-spatially-enabled-db",
            "application/x-texnicard",
            "application/x-monotone-source-repo");

    private final Texts texts;
    private final Bounds bounds;
    private final AnalyzerCard card;

    @Activate
    public DatabaseAnalyzer(@Reference Texts texts) {
        this(texts, Bounds.USUAL);
    }

    DatabaseAnalyzer(Texts texts, Bounds bounds) {
        this.texts = texts;
        this.bounds = bounds;
        this.card = new AnalyzerCard(
                        "databases.sqlite", "1", TYPES, AnalyzerCard.Cost.HEAVY, true, texts.get("purpose"))
                .inWorker()
                .beside(EvidenceDatabases.COMPANIONS);
    }

    @Override
    public AnalyzerCard card() {
        return card;
    }

    @Override
    public void analyze(Content content, FindingSink findings) throws IOException {
        switch (content.mediaType()) {
            case LOG -> log(content, findings);
            case ENCRYPTED -> {
                findings.finding(
                        "database.encrypted",
                        1,
                        Basis.INFERRED,
                        Map.of("bytes", content.size()),
                        0.6,
                        texts.get("encrypted.why"));
                findings.problem(texts.get("encrypted"));
            }
            default -> database(content, findings);
        }
    }

    private void log(Content content, FindingSink findings) throws IOException {
        WriteAheadLog log = WriteAheadLog.of(content.open(), content.size());
        if (log == null) {
            findings.problem(texts.get("log.damaged"));
            return;
        }
        Map<String, Object> facts = log.facts();
        facts.put("firstPage", log.first());
        findings.finding("database.log", 1, Basis.READ, facts, 1, texts.get("log.read"));
    }

    private void database(Content content, FindingSink findings) throws IOException {
        try (OpenedDatabase database = OpenedDatabase.of(content, bounds, texts)) {
            database.problems().forEach(findings::problem);
            Map<String, Object> facts = facts(database.head());
            cut(content, database.head(), findings);
            TableCount count = new TableCount();
            List<Object> views = new ArrayList<>();
            for (SqliteView view : database.sqlite()) {
                views.add(view(view, count, findings));
            }
            facts.put("views", views);
            facts.put("tables", count.tables(bounds.tables() / 2));
            facts.put("tablesInAll", count.size());
            facts.put("left", left(database.sqlite().getLast()));
            RowText rows = rows(database);
            facts.put("blobs", rows.blobs());
            Map<String, Object> logs = logs(content);
            if (!logs.isEmpty()) {
                facts.put("logs", logs);
            }
            findings.finding("database.sqlite", 1, Basis.READ, facts, 1, texts.get("database.read"));
            if (!rows.text().isEmpty()) {
                findings.text(rows.text());
            }
            if (rows.cut()) {
                findings.problem(texts.get("text.cut", bounds.text() >> 20));
            }
            rows.damaged().entrySet().stream()
                    .limit(20)
                    .forEach(each -> findings.problem(texts.get("table.damaged", each.getKey(), each.getValue())));
        }
    }

    private static Map<String, Object> facts(DatabaseHead head) {
        Map<String, Object> facts = new LinkedHashMap<>();
        facts.put("pageSize", head.pageSize());
        facts.put("encoding", head.encodingName());
        facts.put("applicationId", head.applicationId());
        facts.put("userVersion", head.userVersion());
        facts.put("writtenBy", head.writerName());
        facts.put("mode", head.wal() ? "wal" : "rollback");
        facts.put("statedPages", head.pages());
        return facts;
    }

    private void cut(Content content, DatabaseHead head, FindingSink findings) {
        if (head.bytes() > content.size()) {
            findings.problem(texts.get("database.cut", head.bytes(), content.size()));
        }
    }

    private Map<String, Object> view(SqliteView view, TableCount count, FindingSink findings) {
        Map<String, Object> facts = new LinkedHashMap<>();
        String journal = OpenedDatabase.named(view.journal());
        facts.put("journal", journal);
        try {
            facts.put("pages", view.number("pragma page_count"));
            facts.put("freePages", view.number("pragma freelist_count"));
            facts.put("rows", count.add(view));
        } catch (IOException e) {
            findings.problem(problem(journal, String.valueOf(e.getMessage())));
        }
        try {
            List<String> damage = view.check();
            facts.put("damage", damage);
            if (!damage.isEmpty()) {
                findings.problem(problem(journal, damage.getFirst()));
            }
        } catch (Trouble.Damaged e) {
            facts.put("unchecked", String.valueOf(e.getMessage()));
            findings.problem(problem(journal, String.valueOf(e.getMessage())));
        } catch (IOException e) {
            facts.put("unchecked", String.valueOf(e.getMessage()));
        }
        return facts;
    }

    private String problem(String journal, String what) {
        return journal.isEmpty() ? texts.get("view.damaged", what) : texts.get("view.damaged.with", journal, what);
    }

    /** What is in the schema and is not run. */
    private static Map<String, Object> left(SqliteView view) {
        Map<String, Object> left = new LinkedHashMap<>();
        try {
            left.put("views", view.number("select count(*) from sqlite_schema where type = 'view'"));
            left.put(
                    "virtualTables",
                    view.number("select count(*) from sqlite_schema where type = 'table'"
                            + " and (rootpage is null or rootpage <= 0)"));
            left.put("triggers", view.number("select count(*) from sqlite_schema where type = 'trigger'"));
        } catch (IOException e) {
            // That the schema cannot be read was told with its view.
            left.clear();
        }
        return left;
    }

    private RowText rows(OpenedDatabase database) {
        RowText rows = new RowText(bounds);
        List<SqliteView> views = database.sqlite();
        SqliteView current = views.getLast();
        try {
            rows.add(current, null);
            for (SqliteView earlier : views.subList(0, views.size() - 1)) {
                String before = earlier.journal() == null
                        ? OpenedDatabase.named(current.journal())
                        : "other with " + OpenedDatabase.named(earlier.journal());
                rows.add(earlier, before);
            }
        } catch (IOException e) {
            // The schema of that view cannot be read, which was told.
            return rows;
        }
        return rows;
    }

    private Map<String, Object> logs(Content content) throws IOException {
        Map<String, Object> logs = new LinkedHashMap<>();
        for (Content.Companion companion : content.companions()) {
            if (companion.ending().equals("-wal")) {
                WriteAheadLog log = WriteAheadLog.of(
                        companion.content().open(), companion.content().size());
                logs.put(OpenedDatabase.named(companion), log == null ? Map.of() : log.facts());
            }
        }
        return logs;
    }
}
