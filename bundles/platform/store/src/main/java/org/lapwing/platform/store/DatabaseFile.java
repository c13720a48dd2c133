package org.lapwing.platform.store;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.SQLException;
import java.util.Locale;
import java.util.Properties;
import org.sqlite.Function;
import org.sqlite.JDBC;
import org.sqlite.SQLiteConfig;
import org.sqlite.SQLiteConfig.JournalMode;
import org.sqlite.SQLiteConfig.SynchronousMode;
import org.sqlite.SQLiteConfig.TempStore;

/** Where the database lies and how it is connected to. */
final class DatabaseFile {

    /** LPWG. */
    static final int APPLICATION_ID = 0x4C505747;

    private static final int BUSY_MILLIS = 10_000;

    private final Path path;
    private final Way way;

    private DatabaseFile(Path path, Way way) {
        this.path = path;
        this.way = way;
    }

    static DatabaseFile forWriting(Path path) {
        return new DatabaseFile(path, Way.WRITE);
    }

    /** For reading in a folder that can be written: the database keeps its shared memory beside the file. */
    static DatabaseFile forReading(Path path) {
        return new DatabaseFile(path, Way.READ);
    }

    /**
     * For reading in a folder that cannot be written: nothing is written beside the file. Where a write-ahead log was left there, a copy
     * of both is read, so that what only the log holds is seen.
     *
     * @param copies where the copy is made, which goes away with it
     */
    static DatabaseFile untouched(Path path, ScratchArea copies) throws IOException {
        Path log = path.resolveSibling(path.getFileName() + "-wal");
        if (!Files.exists(log) || Files.size(log) == 0) {
            return new DatabaseFile(path, Way.IMMUTABLE);
        }
        Path folder = copies.folder();
        Path copy = folder.resolve("case.db");
        Files.copy(path, copy);
        Files.copy(log, folder.resolve("case.db-wal"));
        copy.toFile().setWritable(true, true);
        return new DatabaseFile(copy, Way.READ);
    }

    boolean writable() {
        return way == Way.WRITE;
    }

    Connection connectForWriting() throws SQLException {
        SQLiteConfig config = config();
        config.setJournalMode(JournalMode.WAL);
        config.setSynchronous(SynchronousMode.FULL);
        config.setCacheSize(-32_000);
        config.setJournalSizeLimit(64 << 20);
        config.setPragma(SQLiteConfig.Pragma.PAGE_SIZE, "8192");
        return connect(config);
    }

    Connection connectForReading() throws SQLException {
        SQLiteConfig config = config();
        config.setReadOnly(true);
        config.setCacheSize(-4_000);
        return connect(config);
    }

    private static SQLiteConfig config() {
        SQLiteConfig config = new SQLiteConfig();
        config.setBusyTimeout(BUSY_MILLIS);
        config.enforceForeignKeys(true);
        config.setTempStore(TempStore.MEMORY);
        return config;
    }

    private Connection connect(SQLiteConfig config) throws SQLException {
        Properties properties = config.toProperties();
        String uri = path.toUri().toString();
        Connection connection =
                JDBC.createConnection(JDBC.PREFIX + uri + (way == Way.IMMUTABLE ? "?immutable=1" : ""), properties);
        Function.create(connection, "path_has", new PathHas());
        return connection;
    }

    /** Whether a path holds a text, letters of either case in every script. */
    private static final class PathHas extends Function {
        @Override
        protected void xFunc() throws SQLException {
            result(value_text(0).toLowerCase(Locale.ROOT).contains(value_text(1)) ? 1 : 0);
        }
    }

    private enum Way {
        WRITE,
        READ,
        IMMUTABLE
    }
}
