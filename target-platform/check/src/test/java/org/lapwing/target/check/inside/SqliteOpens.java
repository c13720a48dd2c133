package org.lapwing.target.check.inside;

import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.Statement;
import java.util.Properties;
import java.util.concurrent.Callable;
import org.sqlite.JDBC;

public final class SqliteOpens implements Callable<String> {
    @Override
    public String call() throws Exception {
        try (Connection connection = new JDBC().connect("jdbc:sqlite::memory:", new Properties());
                Statement statement = connection.createStatement()) {
            statement.execute("create table bird (name text)");
            statement.execute("insert into bird values ('lapwing'), ('plover'), ('curlew')");
            statement.execute("create virtual table note using fts5 (text)");
            statement.execute("insert into note values ('a lapwing in the field')");
            return count(statement, "select count(*) from bird") + " rows, full text: "
                    + count(statement, "select count(*) from note where note match 'lapwing'");
        }
    }

    private static int count(Statement statement, String query) throws Exception {
        try (ResultSet result = statement.executeQuery(query)) {
            result.next();
            return result.getInt(1);
        }
    }
}
