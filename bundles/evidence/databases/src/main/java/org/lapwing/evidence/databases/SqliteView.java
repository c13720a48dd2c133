package org.lapwing.evidence.databases;

import java.io.IOException;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.TreeSet;
import java.util.function.Predicate;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import org.lapwing.platform.api.analysis.Content;
import org.lapwing.platform.api.databases.EvidenceDatabase;
import org.lapwing.platform.api.language.Texts;
import org.sqlite.ProgressHandler;
import org.sqlite.SQLiteConfig;
import org.sqlite.SQLiteConnection;
import org.sqlite.SQLiteLimits;
import org.sqlite.SQLiteOpenMode;

/**
 * One connection to a copy. What is in the schema is data of somebody unknown: functions in it are not trusted, and only tables are read.
 */
final class SqliteView implements EvidenceDatabase.View {

    /** Nothing is loaded, checked by rules of the database's own, mapped, or written but what brings the copy up to its journal. */
    private static final List<String> SETTINGS = List.of(
            "pragma trusted_schema = off",
            "pragma cell_size_check = on",
            "pragma query_only = on",
            "pragma ignore_check_constraints = on",
            "pragma recursive_triggers = off",
            "pragma foreign_keys = off",
            "pragma mmap_size = 0",
            "pragma temp_store = memory",
            "pragma cache_size = -16000",
            "pragma wal_autocheckpoint = 0",
            "pragma hard_heap_limit = 268435456");

    private static final Set<String> ROWIDS = new TreeSet<>(Set.of("_rowid_", "oid", "rowid"));

    private final Content.@Nullable Companion journal;
    private final Connection connection;
    private final Deadline deadline;
    private final Bounds bounds;
    private final Texts texts;
    private @Nullable List<EvidenceDatabase.Table> tables;

    private SqliteView(
            Content.@Nullable Companion journal, Connection connection, Deadline deadline, Bounds bounds, Texts texts) {
        this.journal = journal;
        this.connection = connection;
        this.deadline = deadline;
        this.bounds = bounds;
        this.texts = texts;
    }

    /**
     * Opens a copy.
     *
     * @param journal that lies beside the copy and is to count; null to leave it alone whatever lies there
     * @param cut whether the file is shorter than it says: what is there is read all the same
     */
    static SqliteView of(
            Path copy, Content.@Nullable Companion journal, boolean cut, Deadline deadline, Bounds bounds, Texts texts)
            throws IOException {
        SQLiteConfig config = new SQLiteConfig();
        config.resetOpenMode(SQLiteOpenMode.CREATE);
        config.enableLoadExtension(false);
        String url = "jdbc:sqlite:file:" + copy + (journal == null ? "?immutable=1" : "");
        SqliteView view;
        try {
            Connection connection = config.createConnection(url);
            view = new SqliteView(journal, connection, deadline, bounds, texts);
        } catch (SQLException e) {
            throw Trouble.of(e, texts);
        }
        try {
            view.guard(cut);
            return view;
        } catch (SQLException e) {
            view.close();
            throw Trouble.of(e, texts);
        }
    }

    private void guard(boolean cut) throws SQLException {
        ProgressHandler.setHandler(connection, 1_000, deadline);
        deadline.within(bounds.question());
        SQLiteConnection sqlite = connection.unwrap(SQLiteConnection.class);
        sqlite.setLimit(SQLiteLimits.SQLITE_LIMIT_ATTACHED, 0);
        sqlite.setLimit(SQLiteLimits.SQLITE_LIMIT_LENGTH, 64 << 20);
        sqlite.setLimit(SQLiteLimits.SQLITE_LIMIT_SQL_LENGTH, 1 << 20);
        sqlite.setLimit(SQLiteLimits.SQLITE_LIMIT_EXPR_DEPTH, 200);
        sqlite.setLimit(SQLiteLimits.SQLITE_LIMIT_COMPOUND_SELECT, 50);
        sqlite.setLimit(SQLiteLimits.SQLITE_LIMIT_LIKE_PATTERN_LENGTH, 1_000);
        sqlite.setLimit(SQLiteLimits.SQLITE_LIMIT_TRIGGER_DEPTH, 1);
        sqlite.setLimit(SQLiteLimits.SQLITE_LIMIT_WORKER_THREADS, 0);
        try (Statement statement = connection.createStatement()) {
            if (cut) {
                // What makes SQLite take the file for as long as it is. Nothing is written for that: see the settings.
                statement.execute("pragma writable_schema = on");
            }
            for (String setting : SETTINGS) {
                statement.execute(setting);
            }
            if (journal != null) {
                // With others shut out no file for sharing is made beside the copy.
                statement.execute("pragma locking_mode = exclusive");
            }
        }
    }

    @Override
    public Content.@Nullable Companion journal() {
        return journal;
    }

    @Override
    public List<EvidenceDatabase.Table> tables() throws IOException {
        List<EvidenceDatabase.Table> known = tables;
        if (known == null) {
            List<String> names = new ArrayList<>();
            ask(
                    "select name from sqlite_schema where type = 'table' and rootpage > 0 and name not like 'sqlite\\_%' escape '\\'"
                            + " and substr(sql, 1, 13) = 'CREATE TABLE ' collate nocase order by name limit "
                            + bounds.tables(),
                    row -> names.add(row.getString(1)));
            known = new ArrayList<>();
            for (String name : names) {
                known.add(table(name));
            }
            tables = List.copyOf(known);
        }
        return known;
    }

    private EvidenceDatabase.Table table(String name) throws IOException {
        List<EvidenceDatabase.Column> columns = new ArrayList<>();
        List<String> computed = new ArrayList<>();
        ask("pragma table_xinfo(" + quoted(name) + ")", row -> {
            String column = row.getString("name");
            switch (row.getInt("hidden")) {
                case 0, 3 -> columns.add(new EvidenceDatabase.Column(column, text(row.getString("type"))));
                default -> computed.add(column);
            }
            return true;
        });
        return new EvidenceDatabase.Table(
                name, List.copyOf(columns), List.copyOf(computed), rowid(name, columns) != null);
    }

    private static String text(@Nullable String type) {
        return type == null ? "" : type;
    }

    /** The name under which the numbers of rows are asked for; null where there are none. */
    @Nullable
    String rowid(String table, List<EvidenceDatabase.Column> columns) {
        for (String name : ROWIDS) {
            if (columns.stream().noneMatch(column -> column.name().equalsIgnoreCase(name))) {
                try (PreparedStatement statement =
                        connection.prepareStatement("select " + name + " from " + quoted(table))) {
                    return statement.getMetaData().getColumnCount() == 1 ? name : null;
                } catch (SQLException e) {
                    return null;
                }
            }
        }
        return null;
    }

    static String quoted(String name) {
        return '"' + name.replace("\"", "\"\"") + '"';
    }

    @Override
    public void read(EvidenceDatabase.Query query, EvidenceDatabase.Rows rows) throws IOException {
        Set<String> known = tables().stream()
                .map(table -> table.name().toLowerCase(Locale.ROOT))
                .collect(Collectors.toSet());
        for (String table : query.tables()) {
            if (!known.contains(table.toLowerCase(Locale.ROOT))) {
                throw new IOException(texts.get("table.absent", Labels.of(table)));
            }
        }
        deadline.within(bounds.question());
        try (PreparedStatement statement = connection.prepareStatement(query.sql())) {
            for (int i = 0; i < query.parameters().size(); i++) {
                statement.setObject(i + 1, query.parameters().get(i));
            }
            try (ResultSet found = statement.executeQuery()) {
                FoundRow row = new FoundRow(found, texts);
                while (found.next()) {
                    if (deadline.passed()) {
                        throw new IOException(texts.get("trouble.slow", ""));
                    }
                    if (!rows.row(row)) {
                        return;
                    }
                }
            }
        } catch (SQLException e) {
            throw Trouble.of(e, texts);
        }
    }

    /** Of this bundle's own questions; stops when the other says so. */
    void ask(String sql, Taking taking) throws IOException {
        deadline.within(bounds.question());
        try (Statement statement = connection.createStatement();
                ResultSet found = statement.executeQuery(sql)) {
            while (found.next() && taking.more(found)) {
                if (deadline.passed()) {
                    throw new IOException(texts.get("trouble.slow", ""));
                }
            }
        } catch (SQLException e) {
            throw Trouble.of(e, texts);
        }
    }

    long number(String sql) throws IOException {
        long[] number = new long[1];
        ask(sql, row -> {
            number[0] = row.getLong(1);
            return false;
        });
        return number[0];
    }

    /** Whether something in the schema is so. */
    boolean any(String condition) throws IOException {
        return number("select count(*) from sqlite_schema where " + condition) > 0;
    }

    /** What is wrong with its structure, as SQLite says it; empty where nothing is. Virtual tables are left alone. */
    List<String> check() throws IOException {
        List<String> wrong = new ArrayList<>();
        Predicate<String> more = said -> {
            if (!said.equals("ok") && wrong.size() < 20) {
                wrong.add(Labels.of(said));
            }
            return wrong.size() < 20;
        };
        long until = System.nanoTime() + bounds.check().toNanos();
        if (any("type = 'table' and (rootpage is null or rootpage <= 0)")) {
            for (EvidenceDatabase.Table table : tables()) {
                if (System.nanoTime() - until > 0) {
                    throw new IOException(texts.get("trouble.slow", ""));
                }
                ask("pragma quick_check(" + quoted(table.name()) + ")", row -> more.test(text(row.getString(1))));
            }
        } else {
            ask("pragma quick_check(20)", row -> more.test(text(row.getString(1))));
        }
        return wrong;
    }

    void close() {
        try {
            connection.close();
        } catch (SQLException e) {
            System.getLogger(SqliteView.class.getName())
                    .log(System.Logger.Level.DEBUG, "A copy that goes away was not closed", e);
        }
    }

    /** Takes rows of this bundle's own questions. */
    interface Taking {
        boolean more(ResultSet row) throws SQLException;
    }
}
