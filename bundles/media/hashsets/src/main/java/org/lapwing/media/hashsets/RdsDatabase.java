package org.lapwing.media.hashsets;

import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import org.lapwing.platform.api.language.Texts;
import org.sqlite.ProgressHandler;
import org.sqlite.SQLiteConfig;
import org.sqlite.SQLiteConnection;
import org.sqlite.SQLiteLimits;
import org.sqlite.SQLiteOpenMode;

/** Reads NSRL's RDS 3: an SQLite database whose table or view FILE has a row for each file. */
final class RdsDatabase {

    static final byte[] MAGIC = "SQLite format 3\0".getBytes(StandardCharsets.US_ASCII);

    /** Of SQLite's machine, between looks whether it is to go on. */
    private static final int STEPS = 100_000;

    private RdsDatabase() {}

    static void read(Texts texts, Path list, InputStream bytes, Intake intake, Pace pace)
            throws IOException, InterruptedException {
        // Whatever SQLite reads, the list's digest is that of all its bytes.
        byte[] buffer = new byte[1 << 16];
        while (bytes.read(buffer) >= 0) {
            pace.step();
        }
        SQLiteConfig config = new SQLiteConfig();
        config.setReadOnly(true);
        config.resetOpenMode(SQLiteOpenMode.CREATE);
        config.enableLoadExtension(false);
        String url =
                "jdbc:sqlite:" + list.toUri().toString().replaceFirst("^file:/*", "file:/") + "?mode=ro&immutable=1";
        try (Connection open = config.createConnection(url);
                Statement ask = open.createStatement()) {
            guard(open, ask, pace);
            rows(texts, list, ask, intake, pace);
        } catch (SQLException damaged) {
            if (pace.cancelled()) {
                throw (InterruptedException) new InterruptedException().initCause(damaged);
            }
            throw new IOException(
                    texts.get("import.rds.damaged", list.toString(), String.valueOf(damaged.getMessage())), damaged);
        }
    }

    /** The file is not ours: nothing in it runs but the question, and that ends when the import is cancelled. */
    private static void guard(Connection open, Statement ask, Pace pace) throws SQLException {
        SQLiteConnection sqlite = open.unwrap(SQLiteConnection.class);
        sqlite.setLimit(SQLiteLimits.SQLITE_LIMIT_ATTACHED, 0);
        sqlite.setLimit(SQLiteLimits.SQLITE_LIMIT_LENGTH, 1 << 20);
        sqlite.setLimit(SQLiteLimits.SQLITE_LIMIT_EXPR_DEPTH, 50);
        sqlite.setLimit(SQLiteLimits.SQLITE_LIMIT_COMPOUND_SELECT, 10);
        ask.execute("PRAGMA trusted_schema=OFF");
        ask.execute("PRAGMA cell_size_check=ON");
        ProgressHandler.setHandler(open, STEPS, new ProgressHandler() {
            @Override
            protected int progress() {
                return pace.cancelled() ? 1 : 0;
            }
        });
    }

    private static void rows(Texts texts, Path list, Statement ask, Intake intake, Pace pace)
            throws IOException, InterruptedException, SQLException {
        List<Algorithm> columns = columns(ask);
        if (columns.isEmpty()) {
            throw new IOException(texts.get("import.rds.none", list.toString()));
        }
        intake.scheme("NSRL RDS 3");
        intake.producer(version(ask));
        int label = intake.labels().number("", "");
        String wanted = String.join(", ", columns.stream().map(Algorithm::id).toList());
        try (ResultSet rows = ask.executeQuery("SELECT " + wanted + " FROM FILE")) {
            for (long number = 1; rows.next(); number++) {
                pace.step();
                row(rows, columns, number, label, intake);
            }
        }
    }

    private static List<Algorithm> columns(Statement ask) throws SQLException {
        List<Algorithm> columns = new ArrayList<>();
        try (ResultSet names = ask.executeQuery("SELECT name FROM pragma_table_info('FILE')")) {
            while (names.next()) {
                for (Algorithm each : Algorithm.exact()) {
                    if (each.id().equals(names.getString(1).toLowerCase(Locale.ROOT))) {
                        columns.add(each);
                    }
                }
            }
        }
        return columns;
    }

    /** What the database says of its own edition; empty where it says nothing. */
    private static String version(Statement ask) throws SQLException {
        try (ResultSet there =
                ask.executeQuery("SELECT count(*) FROM pragma_table_info('VERSION') WHERE lower(name) = 'version'")) {
            if (!there.next() || there.getInt(1) == 0) {
                return "";
            }
        }
        try (ResultSet row = ask.executeQuery("SELECT version FROM VERSION LIMIT 1")) {
            return row.next() && row.getString(1) != null ? row.getString(1) : "";
        }
    }

    private static void row(ResultSet rows, List<Algorithm> columns, long number, int label, Intake intake)
            throws SQLException, IOException {
        intake.begin();
        for (int i = 0; i < columns.size(); i++) {
            String digits = rows.getString(i + 1);
            if (digits != null && !digits.isBlank() && !intake.digits(columns.get(i), digits.strip())) {
                intake.wrongDigits("import.record", number, columns.get(i), digits.length());
                return;
            }
        }
        if (intake.hasHash()) {
            intake.end(label);
        } else {
            intake.unread("import.record", number, "import.line.none");
        }
    }
}
