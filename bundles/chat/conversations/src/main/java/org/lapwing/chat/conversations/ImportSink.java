package org.lapwing.chat.conversations;

import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Types;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.BooleanSupplier;
import org.jspecify.annotations.Nullable;
import org.lapwing.chat.api.MessageKind;
import org.lapwing.chat.api.MessageTime;
import org.lapwing.chat.api.format.ChatSink;
import org.lapwing.platform.api.vault.Tables;

/** Writes what a format reads, some thousand messages in each transaction. Used by one thread. */
final class ImportSink implements ChatSink {

    private static final int BATCH = 4_000;
    private static final long BATCH_CHARACTERS = 8 << 20;

    private final Tables tables;
    private final String sha256;
    private final String format;
    private final Map<String, Long> formerIds;
    private final MessageScope scope;
    private final BooleanSupplier cancelled;
    private final Account account = new Account();

    private final Map<String, Open> conversations = new LinkedHashMap<>();
    private final List<Waiting> waiting = new ArrayList<>();
    private long waitingCharacters;
    private @Nullable Open current;

    /** A conversation that is being written. */
    private static final class Open {
        private final String key;
        private String title;
        private long id;
        private boolean changed = true;
        private boolean cut;
        private long seq;
        private long messages;
        private long system;
        private @Nullable Long first;
        private @Nullable Long last;
        private final Map<String, Member> members = new HashMap<>();

        private Open(String key, String title) {
            this.key = key;
            this.title = title;
        }
    }

    /** A participant that is being written. */
    private static final class Member {
        private final Party party;
        private @Nullable String name;
        private boolean owner;
        private long id;
        private boolean changed = true;

        private Member(Party party) {
            this.party = party;
            this.name = party.name();
            this.owner = party.owner();
        }
    }

    private record Waiting(Open conversation, @Nullable Member sender, long seq, Parsed row) {}

    ImportSink(
            Tables tables,
            String sha256,
            String format,
            Map<String, Long> formerIds,
            MessageScope scope,
            BooleanSupplier cancelled) {
        this.tables = tables;
        this.sha256 = sha256;
        this.format = format;
        this.formerIds = formerIds;
        this.scope = scope;
        this.cancelled = cancelled;
    }

    Account account() {
        return account;
    }

    @Override
    public void conversation(String key, String title, List<Party> participants) {
        Open open = conversations.computeIfAbsent(key, k -> new Open(k, title));
        open.title = title;
        open.changed = true;
        current = open;
        participants.forEach(party -> member(open, party));
    }

    @Override
    public void message(Parsed row) throws InterruptedException {
        Open open = current;
        if (open == null) {
            throw new IllegalStateException("A message came before its conversation");
        }
        if (Thread.interrupted()) {
            throw new InterruptedException();
        }
        Member sender = row.sender() == null ? null : member(open, row.sender());
        count(open, row);
        waiting.add(new Waiting(open, sender, ++open.seq, row));
        waitingCharacters +=
                row.text().length() + (row.raw() == null ? 0 : row.raw().length());
        account.parsed();
        if (waiting.size() >= BATCH || waitingCharacters > BATCH_CHARACTERS) {
            flush();
        }
    }

    private static void count(Open open, Parsed row) {
        open.changed = true;
        if (row.kind() == MessageKind.SYSTEM) {
            open.system++;
        } else {
            open.messages++;
        }
        if (row.time().instant() != null) {
            long at = row.time().instant().toEpochMilli();
            open.first = open.first == null ? at : Math.min(open.first, at);
            open.last = open.last == null ? at : Math.max(open.last, at);
        }
    }

    private static Member member(Open open, Party party) {
        Member member = open.members.get(party.key());
        if (member == null) {
            member = new Member(party);
            open.members.put(party.key(), member);
            open.changed = true;
        } else {
            if (party.name() != null && !party.name().equals(member.name)) {
                member.name = party.name();
                member.changed = true;
            }
            if (party.owner() && !member.owner) {
                member.owner = true;
                member.changed = true;
            }
            open.changed |= member.changed;
        }
        return member;
    }

    @Override
    public void skipped(String reason, long sourceOffset) {
        account.skipped(reason, 1, sourceOffset);
    }

    @Override
    public void sourceRows(long rows) {
        account.sourceRows(rows);
    }

    @Override
    public void fact(String name, String value) {
        account.fact(name, value);
    }

    @Override
    public void warning(String sentence) {
        account.warning(sentence);
    }

    @Override
    public void cut(String sentence, long sourceOffset) {
        account.cut(sentence, sourceOffset);
        if (current != null) {
            current.cut = true;
            current.changed = true;
        }
    }

    @Override
    public boolean cancelled() {
        return cancelled.getAsBoolean();
    }

    /** Writes what waits. */
    void flush() {
        tables.write(connection -> {
            write(connection, false);
            return true;
        });
        waiting.clear();
        waitingCharacters = 0;
    }

    /** Writes what waits and what is known of each conversation at the end. */
    void finish() {
        conversations.values().forEach(open -> open.changed = true);
        tables.write(connection -> {
            write(connection, true);
            return true;
        });
        waiting.clear();
    }

    List<Long> ids() {
        return conversations.values().stream().map(open -> open.id).toList();
    }

    long messages() {
        return conversations.values().stream().mapToLong(open -> open.messages).sum();
    }

    /** Where an authority has bounds, nothing that a batch writes is to be read before all of the conversation is known. */
    private void write(Connection connection, boolean last) throws SQLException {
        if (scope.open()) {
            rows(connection, last);
            return;
        }
        Set<Open> touched = new LinkedHashSet<>();
        conversations.values().stream().filter(open -> open.changed).forEach(touched::add);
        waiting.forEach(each -> touched.add(each.conversation()));
        ClosedChats chats = new ClosedChats(connection);
        chats.reopen(touched.stream().map(open -> open.id).toList());
        rows(connection, last);
        chats.close(touched.stream().map(open -> open.id).toList(), MessageScope.WAITING);
        if (last) {
            for (Open open : conversations.values()) {
                chats.settle(open.id, scope);
            }
        }
    }

    private void rows(Connection connection, boolean last) throws SQLException {
        for (Open open : conversations.values()) {
            if (open.changed) {
                conversation(connection, open, last);
                members(connection, open);
                open.changed = false;
            }
        }
        try (PreparedStatement insert =
                connection.prepareStatement("insert into chat_message (conversation, seq, sender, at,"
                        + " precision, zone, zone_offset, kind, text, raw, key, attachment, reply_to, forwarded, edited, source, unit)"
                        + " values (?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?)")) {
            for (Waiting each : waiting) {
                set(insert, each);
                insert.addBatch();
            }
            insert.executeBatch();
        }
    }

    private void conversation(Connection connection, Open open, boolean last) throws SQLException {
        if (open.id == 0) {
            Long former = formerIds.get(open.key);
            try (PreparedStatement insert = connection.prepareStatement(
                    "insert into chat_conversation (id, sha256, key, format, title) values (?, ?, ?, ?, ?) returning id")) {
                insert.setObject(1, former);
                insert.setString(2, sha256);
                insert.setString(3, open.key);
                insert.setString(4, format);
                insert.setString(5, open.title);
                open.id = id(insert);
            }
        }
        try (PreparedStatement update =
                connection.prepareStatement("update chat_conversation set title = ?, participants = ?,"
                        + " messages = ?, system = ?, first = ?, last = ?, complete = ? where id = ?")) {
            update.setString(1, open.title);
            update.setInt(2, open.members.size());
            update.setLong(3, open.messages);
            update.setLong(4, open.system);
            update.setObject(5, open.first);
            update.setObject(6, open.last);
            update.setInt(7, last && !open.cut ? 1 : 0);
            update.setLong(8, open.id);
            update.executeUpdate();
        }
    }

    private static void members(Connection connection, Open open) throws SQLException {
        for (Member member : open.members.values()) {
            if (!member.changed) {
                continue;
            }
            try (PreparedStatement insert = connection.prepareStatement(
                    "insert into chat_participant (conversation, key, name, owner) values (?, ?, ?, ?)"
                            + " on conflict (conversation, key) do update set name = excluded.name, owner = excluded.owner"
                            + " returning id")) {
                insert.setLong(1, open.id);
                insert.setString(2, member.party.key());
                insert.setString(3, member.name);
                insert.setInt(4, member.owner ? 1 : 0);
                member.id = id(insert);
            }
            member.changed = false;
        }
    }

    private static long id(PreparedStatement returning) throws SQLException {
        try (ResultSet row = returning.executeQuery()) {
            row.next();
            return row.getLong(1);
        }
    }

    private static void set(PreparedStatement insert, Waiting each) throws SQLException {
        Parsed row = each.row();
        MessageTime time = row.time();
        insert.setLong(1, each.conversation().id);
        insert.setLong(2, each.seq());
        insert.setLong(3, each.sender() == null ? 0 : each.sender().id);
        if (time.instant() == null) {
            insert.setNull(4, Types.INTEGER);
        } else {
            insert.setLong(4, time.instant().toEpochMilli());
        }
        insert.setInt(5, Codes.PRECISIONS.indexOf(time.precision()));
        insert.setInt(6, Codes.ZONES.indexOf(time.zone()));
        if (time.offset() == null) {
            insert.setNull(7, Types.INTEGER);
        } else {
            insert.setInt(7, time.offset().getTotalSeconds());
        }
        insert.setInt(8, Codes.KINDS.indexOf(row.kind()));
        insert.setString(9, row.text());
        insert.setString(10, row.raw());
        insert.setString(11, row.key());
        insert.setString(12, row.attachment());
        insert.setString(13, row.replyTo());
        insert.setString(14, row.forwardedFrom());
        insert.setInt(15, row.edited() ? 1 : 0);
        insert.setLong(16, row.sourceOffset());
        insert.setInt(17, Codes.unit(row.sourceUnit()));
    }
}
