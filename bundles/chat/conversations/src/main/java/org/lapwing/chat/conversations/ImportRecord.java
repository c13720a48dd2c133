package org.lapwing.chat.conversations;

import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;
import org.lapwing.chat.api.format.Detection;
import org.lapwing.platform.api.vault.Tables;

/** What the case remembers of each export: which format read it, what came of it, what an interrupted attempt left. */
final class ImportRecord {

    /** Changes whenever the rows written for one and the same export may change. */
    static final int ENGINE = 1;

    private static final int REMOVED_AT_ONCE = 20_000;

    private final Tables tables;
    private final String sha256;

    ImportRecord(Tables tables, String sha256) {
        this.tables = tables;
        this.sha256 = sha256;
    }

    /** The account of an earlier, finished import by the same format; empty where there is none. */
    Optional<Account> finished(String format, Detection detection) {
        return tables.read(connection -> {
            Account account = new Account();
            try (PreparedStatement query = connection.prepareStatement("select source_rows, parsed from chat_source"
                    + " where sha256 = ? and format = ? and version = ? and engine = ? and done = 1")) {
                query.setString(1, sha256);
                query.setString(2, format);
                query.setString(3, detection.version());
                query.setInt(4, ENGINE);
                try (ResultSet row = query.executeQuery()) {
                    if (!row.next()) {
                        return Optional.empty();
                    }
                    account.sourceRows(row.getLong(1));
                    account.parsed(row.getLong(2));
                }
            }
            readNotes(connection, account);
            return Optional.of(account);
        });
    }

    private void readNotes(Connection connection, Account account) throws SQLException {
        try (PreparedStatement query = connection.prepareStatement(
                "select kind, name, text, n, at from chat_note where sha256 = ? order by number")) {
            query.setString(1, sha256);
            try (ResultSet row = query.executeQuery()) {
                while (row.next()) {
                    switch (row.getString(1)) {
                        case "fact" -> account.fact(row.getString(2), row.getString(3));
                        case "warning" -> account.warning(row.getString(3));
                        case "skipped" -> account.skipped(row.getString(3), row.getLong(4), row.getLong(5));
                        case "cut" -> account.cut(row.getString(3), row.getLong(5));
                        default -> {
                            // Of a newer release.
                        }
                    }
                }
            }
        }
    }

    /**
     * Removes what an earlier attempt left, step by step, and begins anew.
     *
     * @return ids of the conversations as they were, by key: they keep them, since decisions may name them
     */
    Map<String, Long> begin(String format, Detection detection) {
        Map<String, Long> former = tables.read(connection -> {
            Map<String, Long> ids = new HashMap<>();
            try (PreparedStatement query =
                    connection.prepareStatement("select key, id from chat_conversation where sha256 = ?"
                            + " union all select key, id from chat_sealed_conversation where sha256 = ?")) {
                query.setString(1, sha256);
                query.setString(2, sha256);
                try (ResultSet row = query.executeQuery()) {
                    while (row.next()) {
                        ids.put(row.getString(1), row.getLong(2));
                    }
                }
            }
            return ids;
        });
        if (!former.isEmpty()) {
            update("update chat_source set done = 0 where sha256 = ?", sha256);
            for (Long id : former.values()) {
                removeMessages(id);
            }
        }
        tables.write(connection -> {
            run(connection, "delete from chat_conversation where sha256 = ?", sha256);
            run(connection, "delete from chat_sealed_conversation where sha256 = ?", sha256);
            run(connection, "delete from chat_note where sha256 = ?", sha256);
            run(
                    connection,
                    "insert or replace into chat_source (sha256, format, version, confidence, why, engine)"
                            + " values (?, ?, ?, ?, ?, ?)",
                    sha256,
                    format,
                    detection.version(),
                    detection.confidence(),
                    detection.why(),
                    ENGINE);
            return true;
        });
        return former;
    }

    private void removeMessages(long conversation) {
        removeSome(
                "delete from chat_message where id in (select id from chat_message where conversation = ? limit "
                        + REMOVED_AT_ONCE + ")",
                conversation);
        removeSome(
                "delete from chat_sealed_message where id in (select id from chat_sealed_message where conversation = ? limit "
                        + REMOVED_AT_ONCE + ")",
                conversation);
        update("delete from chat_participant where conversation = ?", conversation);
        update("delete from chat_sealed_participant where conversation = ?", conversation);
    }

    private void removeSome(String sql, long conversation) {
        int removed = REMOVED_AT_ONCE;
        while (removed >= REMOVED_AT_ONCE) {
            removed = update(sql, conversation);
        }
    }

    /** Keeps the account; {@code done} when the export was read as far as it goes. */
    void end(Account account, boolean done) {
        tables.write(connection -> {
            int number = 0;
            for (Map.Entry<String, String> fact : account.facts().entrySet()) {
                note(connection, number++, "fact", fact.getKey(), fact.getValue(), 1, 0);
            }
            for (String warning : account.warnings()) {
                note(connection, number++, "warning", "", warning, 1, 0);
            }
            for (Account.Skipped skipped : account.skipped()) {
                note(connection, number++, "skipped", "", skipped.reason(), skipped.count(), skipped.first());
            }
            String cut = account.cut();
            if (cut != null) {
                note(connection, number, "cut", "", cut, 1, account.cutAt());
            }
            run(
                    connection,
                    "update chat_source set source_rows = ?, parsed = ?, done = ? where sha256 = ?",
                    account.rows(),
                    account.parsedRows(),
                    done ? 1 : 0,
                    sha256);
            return true;
        });
    }

    private void note(Connection connection, int number, String kind, String name, String text, long n, long at)
            throws SQLException {
        run(
                connection,
                "insert or replace into chat_note (sha256, number, kind, name, text, n, at) values (?, ?, ?, ?, ?, ?, ?)",
                sha256,
                number,
                kind,
                name,
                text,
                n,
                at);
    }

    private int update(String sql, Object value) {
        return tables.write(connection -> run(connection, sql, value));
    }

    private static int run(Connection connection, String sql, Object... values) throws SQLException {
        try (PreparedStatement statement = connection.prepareStatement(sql)) {
            for (int i = 0; i < values.length; i++) {
                statement.setObject(i + 1, values[i]);
            }
            return statement.executeUpdate();
        }
    }
}
