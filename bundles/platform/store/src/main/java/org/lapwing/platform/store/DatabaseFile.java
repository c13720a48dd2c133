package org.lapwing.platform.store;

import java.io.IOException;
import java.io.OutputStream;
import java.nio.channels.FileChannel;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.List;
import java.util.Locale;
import java.util.Properties;
import org.sqlite.Function;
import org.sqlite.JDBC;
import org.sqlite.SQLiteConfig;
import org.sqlite.SQLiteConfig.JournalMode;
import org.sqlite.SQLiteConfig.SynchronousMode;
import org.sqlite.SQLiteConfig.TempStore;
import org.sqlite.mc.SQLiteMCChacha20Config;
import org.sqlite.mc.SQLiteMCConfig;

/**
 * Where the database lies and how it is connected to. Every page is encrypted and authenticated (ChaCha20-Poly1305 of SQLite3 Multiple
 * Ciphers) under a key that is given as it is, without derivation from a passphrase.
 */
final class DatabaseFile {

    /** LPWG. */
    static final int APPLICATION_ID = 0x4C505747;

    private static final int PAGE = 8192;
    private static final int BUSY_MILLIS = 10_000;

    private final Path path;
    private final Way way;
    private final String key;

    private DatabaseFile(Path path, Way way, String key) {
        this.path = path;
        this.way = way;
        this.key = key;
    }

    static DatabaseFile forWriting(Path path, String key) {
        return new DatabaseFile(path, Way.WRITE, key);
    }

    String key() {
        return key;
    }

    /** The same file under another key. */
    DatabaseFile under(String other) {
        return new DatabaseFile(path, way, other);
    }

    /** For reading in a folder that can be written: the database keeps its shared memory beside the file. */
    static DatabaseFile forReading(Path path, String key) {
        return new DatabaseFile(path, Way.READ, key);
    }

    /**
     * For reading in a folder that cannot be written: nothing is written beside the file. Where a write-ahead log was left there, a copy
     * of both is read, so that what only the log holds is seen.
     *
     * @param copies where the copy is made, which goes away with it
     */
    static DatabaseFile untouched(Path path, ScratchArea copies, String key) throws IOException {
        Path log = path.resolveSibling(path.getFileName() + "-wal");
        if (!Files.exists(log) || Files.size(log) == 0) {
            return new DatabaseFile(path, Way.IMMUTABLE, key);
        }
        Path folder = copies.folder();
        Path copy = folder.resolve("case.db");
        Files.copy(path, copy);
        Files.copy(log, folder.resolve("case.db-wal"));
        copy.toFile().setWritable(true, true);
        return new DatabaseFile(copy, Way.READ, key);
    }

    boolean writable() {
        return way == Way.WRITE;
    }

    Connection connectForWriting() throws SQLException {
        SQLiteConfig config = config();
        config.setSynchronous(SynchronousMode.FULL);
        config.setCacheSize(-32_000);
        config.setPragma(SQLiteConfig.Pragma.JOURNAL_SIZE_LIMIT, Integer.toString(64 << 20));
        closeToOthers();
        Connection connection = connect(config);
        boolean sound = false;
        try (Statement statement = connection.createStatement()) {
            statement.execute("pragma page_size = " + PAGE);
            statement.execute("pragma journal_mode = wal");
            sound = true;
            return connection;
        } finally {
            if (!sound) {
                connection.close();
            }
        }
    }

    /** What SQLite makes beside the file gets the rights of the file. */
    private void closeToOthers() throws SQLException {
        try {
            Folders.closed(path);
            for (String beside : List.of("-wal", "-shm")) {
                Path file = path.resolveSibling(path.getFileName() + beside);
                if (Files.exists(file)) {
                    Folders.closed(file);
                }
            }
        } catch (IOException e) {
            throw new SQLException(e);
        }
    }

    Connection connectForReading() throws SQLException {
        SQLiteConfig config = config();
        config.setReadOnly(true);
        config.setCacheSize(-4_000);
        return connect(config);
    }

    private SQLiteMCConfig config() {
        SQLiteMCConfig config = SQLiteMCChacha20Config.getDefault().withKey(key).build();
        config.setBusyTimeout(BUSY_MILLIS);
        config.enforceForeignKeys(true);
        config.setTempStore(TempStore.MEMORY);
        return config;
    }

    /**
     * Whether the key opens the file as it lies there. Looks at the file alone, without locks or a log beside it, and writes nothing;
     * false also where it is damaged.
     */
    static boolean opens(Path path, String key) throws SQLException {
        DatabaseFile file = new DatabaseFile(path, Way.IMMUTABLE, key);
        try (Connection connection = file.connectForReading();
                Statement statement = connection.createStatement();
                ResultSet row = statement.executeQuery("select count(*) from sqlite_schema")) {
            return row.next();
        } catch (SQLException e) {
            if (Failures.damaged(e)) {
                return false;
            }
            throw e;
        }
    }

    /** A connection to a file that is not encrypted: a copy of one of the first release. */
    static Connection plain(Path path) throws SQLException {
        return JDBC.createConnection(JDBC.PREFIX + path.toUri(), new SQLiteConfig().toProperties());
    }

    /**
     * Makes a copy under another key. Nobody may have the original open for writing, and it may have no log beside it.
     *
     * @param key empty where the original is not encrypted
     */
    static void copyUnder(Path original, String key, Path copy, String other) throws IOException, SQLException {
        Files.deleteIfExists(copy);
        Files.createFile(copy, Folders.ownerOnly(copy, "rw-------"));
        try (OutputStream out = Files.newOutputStream(copy)) {
            Files.copy(original, out);
        }
        SQLiteConfig config = key.isEmpty() ? new SQLiteConfig() : new DatabaseFile(copy, Way.WRITE, key).config();
        config.setJournalMode(JournalMode.MEMORY);
        config.setSynchronous(SynchronousMode.OFF);
        config.setTempStore(TempStore.MEMORY);
        try (Connection connection = JDBC.createConnection(JDBC.PREFIX + copy.toUri(), config.toProperties());
                Statement statement = connection.createStatement()) {
            statement.execute("pragma cipher = 'chacha20'");
            statement.execute("pragma rekey = '" + other + "'");
        }
        try (FileChannel channel = FileChannel.open(copy, StandardOpenOption.WRITE)) {
            channel.force(true);
        }
    }

    private Connection connect(SQLiteConfig config) throws SQLException {
        Properties properties = config.toProperties();
        String uri = path.toUri().toString();
        // One at a time: of many that are opened at once in a process that has just begun, one in some thousands was
        // not understood
        // ("unsupported file format"), as if the case were damaged.
        synchronized (DatabaseFile.class) {
            Connection connection =
                    JDBC.createConnection(JDBC.PREFIX + uri + (way == Way.IMMUTABLE ? "?immutable=1" : ""), properties);
            Function.create(connection, "path_has", new PathHas());
            return connection;
        }
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
