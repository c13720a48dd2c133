package org.lapwing.platform.store;

import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** One connection with its prepared statements; used by one thread at a time. */
final class Link implements AutoCloseable {

    private final Connection connection;
    private final Map<String, PreparedStatement> statements = new HashMap<>();

    Link(Connection connection) {
        this.connection = connection;
    }

    Connection connection() {
        return connection;
    }

    /** All rows; the statement is free again when this returns. */
    <T> List<T> list(Row<T> row, String sql, @Nullable Object... arguments) throws SQLException {
        return run(sql, arguments, statement -> {
            try (ResultSet found = statement.executeQuery()) {
                List<T> rows = new ArrayList<>();
                while (found.next()) {
                    rows.add(row.of(found));
                }
                return rows;
            }
        });
    }

    <T> Optional<T> first(Row<T> row, String sql, @Nullable Object... arguments) throws SQLException {
        return run(sql, arguments, statement -> {
            try (ResultSet found = statement.executeQuery()) {
                return found.next() ? Optional.of(row.of(found)) : Optional.empty();
            }
        });
    }

    /** The number in the first row, 0 where there is no row or no number. */
    long number(String sql, @Nullable Object... arguments) throws SQLException {
        return run(sql, arguments, statement -> {
            try (ResultSet found = statement.executeQuery()) {
                return found.next() ? found.getLong(1) : 0;
            }
        });
    }

    /** Runs a change; returns how many rows it changed. */
    int run(String sql, @Nullable Object... arguments) throws SQLException {
        return run(sql, arguments, PreparedStatement::executeUpdate);
    }

    /** The driver makes a statement that failed unusable, so that one is prepared anew the next time. */
    private <T> T run(String sql, @Nullable Object[] arguments, Use<T> use) throws SQLException {
        PreparedStatement statement = statements.get(sql);
        if (statement == null) {
            statement = connection.prepareStatement(sql);
            statements.put(sql, statement);
        }
        boolean sound = false;
        try {
            for (int i = 0; i < arguments.length; i++) {
                bind(statement, i + 1, arguments[i]);
            }
            T result = use.of(statement);
            sound = true;
            return result;
        } finally {
            if (!sound) {
                statements.remove(sql);
                statement.close();
            }
        }
    }

    /** Runs any number of statements. */
    void script(String sql) throws SQLException {
        try (Statement statement = connection.createStatement()) {
            statement.executeUpdate(sql);
        }
    }

    private static void bind(PreparedStatement statement, int index, @Nullable Object value) throws SQLException {
        switch (value) {
            case null -> statement.setObject(index, null);
            case String text -> statement.setString(index, text);
            case Long number -> statement.setLong(index, number);
            case Integer number -> statement.setInt(index, number);
            case Double number -> statement.setDouble(index, number);
            case Boolean yes -> statement.setInt(index, yes ? 1 : 0);
            case byte[] bytes -> statement.setBytes(index, bytes);
            default -> throw new IllegalArgumentException("No column holds a " + value.getClass());
        }
    }

    void forgetStatements() throws SQLException {
        for (PreparedStatement statement : statements.values()) {
            statement.close();
        }
        statements.clear();
    }

    @Override
    public void close() throws SQLException {
        forgetStatements();
        connection.close();
    }

    /** Makes a value of a row. */
    @FunctionalInterface
    interface Row<T> {
        T of(ResultSet row) throws SQLException;
    }

    private interface Use<T> {
        T of(PreparedStatement statement) throws SQLException;
    }
}
