package org.lapwing.chat.conversations;

import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import org.lapwing.chat.api.MessageKind;

/** Moves conversations and messages between the tables that are read and those of what an authority keeps closed. In one transaction. */
final class ClosedChats {

    private static final String CONVERSATION =
            "id, sha256, key, format, title, participants, messages, system, first, last, complete";
    private static final String PARTICIPANT = "id, conversation, key, name, owner";
    private static final String BEFORE_SEQ = "id, conversation, ";
    private static final String AFTER_SEQ =
            ", sender, at, precision, zone, zone_offset, kind, text, raw, key, attachment, reply_to, forwarded, edited, source, unit";
    private static final String MESSAGE = BEFORE_SEQ + "seq" + AFTER_SEQ;

    /** Takes 1 where what has no date is closed, the first moment within, and the first after it. */
    private static final String OUTSIDE = "(case when at is null then ? = 1 else at < ? or at >= ? end)";

    private final Connection connection;

    ClosedChats(Connection connection) {
        this.connection = connection;
    }

    /** What was closed and opened. */
    record Moved(long closed, long opened) {

        static final Moved NOTHING = new Moved(0, 0);

        Moved and(Moved more) {
            return new Moved(closed + more.closed, opened + more.opened);
        }

        boolean any() {
            return closed + opened > 0;
        }
    }

    /** Closes what was written of conversations until it is known whether they are within. */
    void close(List<Long> conversations, int reason) throws SQLException {
        for (long id : conversations) {
            closeWhole(id, reason);
        }
    }

    /** Opens the conversation and those who take part, so that an import can go on with them; no message. */
    void reopen(List<Long> conversations) throws SQLException {
        for (long id : conversations) {
            openHead(id);
        }
    }

    /** Moves what has to be moved of one conversation. */
    Moved settle(long id, MessageScope scope) throws SQLException {
        boolean isOpen = count("select count(*) from chat_conversation where id = ?", id) > 0;
        int reason = reason(id, isOpen, scope);
        if (reason != MessageScope.OPEN) {
            long closed = isOpen ? closeWhole(id, reason) : 0;
            run("update chat_sealed_conversation set reason = ? where id = ?", reason, id);
            if (reason == MessageScope.DATE || reason == MessageScope.UNDATED) {
                reasonsByDate(id);
            } else {
                run("update chat_sealed_message set reason = ? where conversation = ?", reason, id);
            }
            return new Moved(closed, 0);
        }
        openHead(id);
        Object[] outside = {id, scope.undated() ? 0 : 1, scope.from(), scope.before()};
        long closed = run(
                "insert into chat_sealed_message (" + MESSAGE + ", reason) select " + MESSAGE + ", "
                        + MessageScope.WAITING + " from chat_message where conversation = ? and " + OUTSIDE,
                outside);
        if (closed > 0) {
            run("delete from chat_message where conversation = ? and " + OUTSIDE, outside);
        }
        long opened = run(
                "insert into chat_message (" + MESSAGE + ") select " + BEFORE_SEQ + "-id" + AFTER_SEQ
                        + " from chat_sealed_message where conversation = ? and not " + OUTSIDE,
                outside);
        if (opened > 0) {
            run("delete from chat_sealed_message where conversation = ? and not " + OUTSIDE, outside);
        }
        reasonsByDate(id);
        if (closed + opened > 0) {
            number(id);
            recount(id);
        }
        return new Moved(closed, opened);
    }

    private int reason(long id, boolean isOpen, MessageScope scope) throws SQLException {
        String sealed = isOpen ? "" : "sealed_";
        Set<String> names = new HashSet<>();
        names(names, "select key from chat_" + sealed + "participant where conversation = ?", id);
        names(names, "select name from chat_" + sealed + "participant where conversation = ? and name is not null", id);
        List<String> title = new ArrayList<>();
        names(title, "select title from chat_" + sealed + "conversation where id = ?", id);
        int reason = scope.conversation(String.join("", title), names);
        if (reason != MessageScope.OPEN) {
            return reason;
        }
        long all = 0;
        long out = 0;
        for (String table : List.of("chat_message", "chat_sealed_message")) {
            all += count("select count(*) from " + table + " where conversation = ?", id);
            out += count(
                    "select count(*) from " + table + " where conversation = ? and " + OUTSIDE,
                    id,
                    scope.undated() ? 0 : 1,
                    scope.from(),
                    scope.before());
        }
        return all > 0 && out == all ? MessageScope.DATE : MessageScope.OPEN;
    }

    private void reasonsByDate(long id) throws SQLException {
        run(
                "update chat_sealed_message set reason = case when at is null then " + MessageScope.UNDATED + " else "
                        + MessageScope.DATE + " end where conversation = ?",
                id);
    }

    private long closeWhole(long id, int reason) throws SQLException {
        run(
                "insert into chat_sealed_conversation (" + CONVERSATION + ", reason) select " + CONVERSATION + ", "
                        + reason + " from chat_conversation where id = ?",
                id);
        run("delete from chat_conversation where id = ?", id);
        run(
                "insert into chat_sealed_participant (" + PARTICIPANT + ") select " + PARTICIPANT
                        + " from chat_participant where conversation = ?",
                id);
        run("delete from chat_participant where conversation = ?", id);
        long closed = run(
                "insert into chat_sealed_message (" + MESSAGE + ", reason) select " + MESSAGE + ", " + reason
                        + " from chat_message where conversation = ?",
                id);
        run("delete from chat_message where conversation = ?", id);
        return closed;
    }

    private void openHead(long id) throws SQLException {
        run(
                "insert into chat_conversation (" + CONVERSATION + ") select " + CONVERSATION
                        + " from chat_sealed_conversation where id = ?",
                id);
        run("delete from chat_sealed_conversation where id = ?", id);
        run(
                "insert into chat_participant (" + PARTICIPANT + ") select " + PARTICIPANT
                        + " from chat_sealed_participant where conversation = ?",
                id);
        run("delete from chat_sealed_participant where conversation = ?", id);
    }

    /** Rows are numbered without gaps, in the order of the source, which is that of ids. */
    private void number(long id) throws SQLException {
        run("update chat_message set seq = -id where conversation = ?", id);
        run(
                "update chat_message set seq = numbered.place from (select id, row_number() over (order by id) as place"
                        + " from chat_message where conversation = ?) as numbered where numbered.id = chat_message.id",
                id);
    }

    private void recount(long id) throws SQLException {
        String system = "kind = " + Codes.KINDS.indexOf(MessageKind.SYSTEM);
        run(
                "update chat_conversation set (messages, system, first, last) = (select coalesce(sum(not " + system
                        + "), 0), coalesce(sum(" + system
                        + "), 0), min(at), max(at) from chat_message where conversation = ?)"
                        + " where id = ?",
                id,
                id);
    }

    private void names(Collection<String> into, String sql, long id) throws SQLException {
        try (PreparedStatement query = connection.prepareStatement(sql)) {
            query.setLong(1, id);
            try (ResultSet row = query.executeQuery()) {
                while (row.next()) {
                    into.add(row.getString(1));
                }
            }
        }
    }

    private long count(String sql, Object... values) throws SQLException {
        try (PreparedStatement query = connection.prepareStatement(sql)) {
            set(query, values);
            try (ResultSet row = query.executeQuery()) {
                return row.next() ? row.getLong(1) : 0;
            }
        }
    }

    private long run(String sql, Object... values) throws SQLException {
        try (PreparedStatement statement = connection.prepareStatement(sql)) {
            set(statement, values);
            return statement.executeUpdate();
        }
    }

    private static void set(PreparedStatement statement, Object... values) throws SQLException {
        for (int i = 0; i < values.length; i++) {
            statement.setObject(i + 1, values[i]);
        }
    }
}
