package org.lapwing.chat.conversations;

import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.lapwing.platform.api.cases.Case;
import org.lapwing.platform.api.evidence.ContentId;
import org.lapwing.platform.api.register.Authority;

/** Keeps what is closed of the conversations as the authority of the case wants it. */
final class ChatScope {

    private static final String ALL = "select id, sha256 from chat_conversation%1$s"
            + " union all select id, sha256 from chat_sealed_conversation%1$s order by id";

    private final ChatTables tables;

    ChatScope(ChatTables tables) {
        this.tables = tables;
    }

    MessageScope of(Case in) {
        return MessageScope.of(in.register().authority());
    }

    /**
     * What another authority moved.
     *
     * @param exports in which something was moved, or whose text as a whole may be kept now and was not before, or the other way round
     */
    record Rescoped(ClosedChats.Moved moved, Set<ContentId> exports) {}

    /** Sorts all conversations anew. */
    Rescoped rescope(Case in, Authority now) {
        MessageScope scope = MessageScope.of(Optional.of(now));
        return tables.of(in).write(connection -> {
            boolean wasOpen = bounds(connection).isEmpty();
            ClosedChats.Moved moved = ClosedChats.Moved.NOTHING;
            Set<ContentId> exports = new HashSet<>();
            for (Map.Entry<Long, String> each : conversations(connection, "").entrySet()) {
                ClosedChats.Moved one = new ClosedChats(connection).settle(each.getKey(), scope);
                moved = moved.and(one);
                if (one.any() || wasOpen != scope.open()) {
                    exports.add(new ContentId(each.getValue()));
                }
            }
            try (PreparedStatement keep = connection.prepareStatement(
                    "insert into chat_scope (one, bounds) values (1, ?) on conflict (one) do update set bounds = excluded.bounds")) {
                keep.setString(1, scope.bounds());
                keep.executeUpdate();
            }
            return new Rescoped(moved, exports);
        });
    }

    /** An export that was read before, perhaps under another authority. */
    void settled(Case in, ContentId export) {
        MessageScope scope = of(in);
        tables.of(in).write(connection -> {
            for (long id : conversations(connection, " where sha256 = '" + export.sha256() + "'")
                    .keySet()) {
                new ClosedChats(connection).settle(id, scope);
            }
            return true;
        });
    }

    private static Map<Long, String> conversations(Connection connection, String where) throws SQLException {
        Map<Long, String> found = new LinkedHashMap<>();
        try (PreparedStatement query = connection.prepareStatement(ALL.formatted(where));
                ResultSet row = query.executeQuery()) {
            while (row.next()) {
                found.put(row.getLong(1), row.getString(2));
            }
        }
        return found;
    }

    private static String bounds(Connection connection) throws SQLException {
        try (PreparedStatement query = connection.prepareStatement("select bounds from chat_scope");
                ResultSet row = query.executeQuery()) {
            return row.next() ? row.getString(1) : "";
        }
    }
}
