package org.lapwing.chat.conversations;

import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.lapwing.casework.api.triage.TriageSubjects;
import org.lapwing.chat.api.Conversation;
import org.lapwing.chat.api.ConversationBook;
import org.lapwing.chat.api.Message;
import org.lapwing.chat.api.MessageTime;
import org.lapwing.chat.api.Participant;
import org.lapwing.platform.api.cases.Case;
import org.lapwing.platform.api.cases.CaseCounter;
import org.lapwing.platform.api.evidence.ContentId;
import org.lapwing.platform.api.evidence.Target;
import org.osgi.service.component.annotations.Component;

/** Reads the conversations of a case from its tables. */
@Component(service = {ConversationBook.class, CaseCounter.class, TriageSubjects.class})
public final class CaseConversations implements ConversationBook, CaseCounter, TriageSubjects {

    private static final int MAX_PAGE = 5_000;

    private static final String CONVERSATION =
            "select id, sha256, key, format, title, participants, messages, system, first,"
                    + " last, complete from chat_conversation";
    private static final String PARTICIPANT =
            "select id, key, name, owner from chat_participant where conversation = ? order by id";
    private static final String MESSAGE =
            "select id, conversation, sender, at, precision, zone, zone_offset, kind, text,"
                    + " attachment, reply_to, edited, source, unit from chat_message";
    private static final String PAGE = MESSAGE
            + " where conversation = ? and seq > coalesce((select seq from chat_message where id = ? and conversation = ?), 0)"
            + " order by seq limit ?";

    private final ChatTables tables = new ChatTables();

    @Override
    public List<Conversation> conversations(Case of) {
        return list(of, CaseConversations::conversation, CONVERSATION + " order by id");
    }

    @Override
    public Optional<Conversation> conversation(Case of, long id) {
        return list(of, CaseConversations::conversation, CONVERSATION + " where id = ?", id).stream()
                .findFirst();
    }

    @Override
    public List<Participant> participants(Case of, long conversation) {
        return list(
                of,
                row -> new Participant(row.getLong(1), row.getString(2), row.getString(3), row.getInt(4) != 0),
                PARTICIPANT,
                conversation);
    }

    @Override
    public List<Message> messages(Case of, long conversation, long afterId, int limit) {
        if (limit < 1 || limit > MAX_PAGE) {
            throw new IllegalArgumentException("A page has 1 to " + MAX_PAGE + " messages, not " + limit);
        }
        return list(of, CaseConversations::message, PAGE, conversation, afterId, conversation, (long) limit);
    }

    @Override
    public Optional<Message> message(Case of, long id) {
        return list(of, CaseConversations::message, MESSAGE + " where id = ?", id).stream()
                .findFirst();
    }

    @Override
    public long row(Case of, long conversation, long messageId) {
        return list(
                        of,
                        row -> row.getLong(1) - 1,
                        "select seq from chat_message where id = ? and conversation = ?",
                        messageId,
                        conversation)
                .stream()
                .findFirst()
                .orElse(0L);
    }

    @Override
    public long idBefore(Case of, long conversation, long row) {
        if (row <= 0) {
            return 0;
        }
        return list(
                        of,
                        found -> found.getLong(1),
                        "select id from chat_message where conversation = ? and seq <= ? order by seq desc limit 1",
                        conversation,
                        row)
                .stream()
                .findFirst()
                .orElse(0L);
    }

    @Override
    public long rowAt(Case of, long conversation, Instant at) {
        return list(
                        of,
                        row -> row.getLong(1),
                        "select coalesce((select min(seq) from chat_message where conversation = ? and at >= ?) - 1,"
                                + " (select max(seq) from chat_message where conversation = ?), 0)",
                        conversation,
                        at.toEpochMilli(),
                        conversation)
                .getFirst();
    }

    @Override
    public Map<String, Long> counts(Case of) {
        Map<String, Long> counts = new LinkedHashMap<>();
        list(
                        of,
                        row -> new long[] {row.getLong(1), row.getLong(2)},
                        "select count(*), coalesce(sum(messages), 0) from chat_conversation")
                .forEach(figures -> {
                    counts.put("conversations", figures[0]);
                    counts.put("messages", figures[1]);
                });
        closed(of, counts);
        return counts;
    }

    /** How much the authority keeps closed, and why; nothing is said where nothing is closed. */
    private void closed(Case of, Map<String, Long> counts) {
        for (String kind : List.of("conversation", "message")) {
            String figure = "sealed" + (kind.equals("message") ? "Messages" : "Conversations");
            list(
                            of,
                            row -> new long[] {row.getLong(1), row.getLong(2)},
                            "select reason, count(*) from chat_sealed_" + kind + " group by reason order by reason")
                    .forEach(closed -> {
                        counts.merge(figure, closed[1], Long::sum);
                        counts.put(figure + "." + MessageScope.named((int) closed[0]), closed[1]);
                    });
        }
    }

    @Override
    public Stream<Subject> subjects(Case of) {
        return conversations(of).stream()
                .map(conversation ->
                        new Subject(Target.of(Target.CONVERSATION, conversation.id()), conversation.title()));
    }

    private <T> List<T> list(Case of, RowReader<T> reader, String sql, long... values) {
        return tables.of(of).read(connection -> rows(connection, reader, sql, values));
    }

    private static <T> List<T> rows(Connection connection, RowReader<T> reader, String sql, long... values)
            throws SQLException {
        try (PreparedStatement query = connection.prepareStatement(sql)) {
            for (int i = 0; i < values.length; i++) {
                query.setLong(i + 1, values[i]);
            }
            List<T> read = new ArrayList<>();
            try (ResultSet row = query.executeQuery()) {
                while (row.next()) {
                    read.add(reader.read(row));
                }
            }
            return read;
        }
    }

    /** One row as a value. */
    @FunctionalInterface
    private interface RowReader<T> {
        T read(ResultSet row) throws SQLException;
    }

    private static Conversation conversation(ResultSet row) throws SQLException {
        return new Conversation(
                row.getLong(1),
                new ContentId(row.getString(2)),
                row.getString(3),
                row.getString(4),
                row.getString(5),
                row.getInt(6),
                row.getLong(7),
                row.getLong(8),
                instant(row, 9),
                instant(row, 10),
                row.getInt(11) != 0);
    }

    private static Message message(ResultSet row) throws SQLException {
        int offset = row.getInt(7);
        ZoneOffset zoneOffset = row.wasNull() ? null : ZoneOffset.ofTotalSeconds(offset);
        return new Message(
                row.getLong(1),
                row.getLong(2),
                row.getLong(3),
                new MessageTime(instant(row, 4), Codes.precision(row.getInt(5)), Codes.zone(row.getInt(6)), zoneOffset),
                Codes.kind(row.getInt(8)),
                row.getString(9),
                row.getString(10),
                row.getString(11),
                row.getInt(12) != 0,
                row.getLong(13),
                Codes.unit(row.getInt(14)));
    }

    private static @Nullable Instant instant(ResultSet row, int column) throws SQLException {
        long millis = row.getLong(column);
        return row.wasNull() ? null : Instant.ofEpochMilli(millis);
    }
}
