package org.lapwing.product.badinput;

import java.nio.file.Path;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import org.sqlite.SQLiteConfig;

/** How far another process is in a case; looks at the database beside it and changes nothing. */
final class Gauge implements AutoCloseable {

    private static final long NANOS = 100_000_000_000L;

    private final Connection database;

    Gauge(Path place) throws SQLException {
        SQLiteConfig config = new SQLiteConfig();
        config.setReadOnly(true);
        config.setBusyTimeout(5_000);
        database = DriverManager.getConnection("jdbc:sqlite:" + place.resolve("case.db"), config.toProperties());
    }

    /** 0 while the table is not there. */
    private long number(String sql) throws SQLException {
        String table = sql.replaceFirst("(?s).* from (\\w+).*", "$1");
        if (one("select count(*) from sqlite_schema where name = '" + table + "'") == 0) {
            return 0;
        }
        return one(sql);
    }

    private long one(String sql) throws SQLException {
        try (Statement statement = database.createStatement();
                ResultSet row = statement.executeQuery(sql)) {
            return row.next() ? row.getLong(1) : 0;
        }
    }

    /** Waits for the number; false when the process ended before. */
    boolean until(Process process, String sql, long atLeast) throws SQLException, InterruptedException {
        long end = System.nanoTime() + NANOS;
        while (number(sql) < atLeast) {
            if (!process.isAlive()) {
                return number(sql) >= atLeast;
            }
            if (System.nanoTime() > end) {
                throw new AssertionError("Waited in vain: " + sql + " >= " + atLeast);
            }
            Thread.sleep(2);
        }
        return true;
    }

    @Override
    public void close() throws SQLException {
        database.close();
    }
}
