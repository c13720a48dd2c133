package org.lapwing.chat.conversations;

import java.time.Instant;
import java.time.LocalDateTime;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.TreeMap;
import java.util.function.BooleanSupplier;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;
import org.lapwing.chat.api.MessageKind;
import org.lapwing.chat.api.MessageTime;
import org.lapwing.chat.api.format.ChatSink;

/** Counts what a format reads, and keeps none of it. */
final class CountingSink implements ChatSink {

    private final BooleanSupplier cancelled;
    private final @Nullable Consumer<Map<String, Object>> each;
    private final Account account = new Account();
    private final Map<String, Counted> conversations = new LinkedHashMap<>();
    private Counted current = new Counted("", "");

    private static final class Counted {
        private final String key;
        private String title;
        private final Map<String, Party> participants = new LinkedHashMap<>();
        private final Map<String, Long> byKind = new TreeMap<>();
        private long messages;
        private long system;
        private @Nullable MessageTime first;
        private @Nullable MessageTime last;

        private Counted(String key, String title) {
            this.key = key;
            this.title = title;
        }
    }

    /** @param each takes every message; null where nobody asked */
    CountingSink(BooleanSupplier cancelled, @Nullable Consumer<Map<String, Object>> each) {
        this.cancelled = cancelled;
        this.each = each;
    }

    Account account() {
        return account;
    }

    @Override
    public void conversation(String key, String title, List<Party> participants) {
        current = conversations.computeIfAbsent(key, k -> new Counted(k, title));
        current.title = title;
        participants.forEach(this::party);
    }

    private void party(Party party) {
        Party known = current.participants.get(party.key());
        if (known == null
                || party.name() != null && !party.name().equals(known.name())
                || party.owner() && !known.owner()) {
            String name = party.name() == null && known != null ? known.name() : party.name();
            current.participants.put(
                    party.key(), new Party(party.key(), name, party.owner() || known != null && known.owner()));
        }
    }

    @Override
    public void message(Parsed row) {
        account.parsed();
        if (row.sender() != null) {
            party(row.sender());
        }
        current.byKind.merge(name(row.kind()), 1L, Long::sum);
        if (row.kind() == MessageKind.SYSTEM) {
            current.system++;
        } else {
            current.messages++;
        }
        Instant at = row.time().instant();
        if (at != null) {
            current.first = earlier(current.first, row.time()) ? row.time() : current.first;
            current.last = current.last == null || !earlier(current.last, row.time()) ? row.time() : current.last;
        }
        if (each != null) {
            each.accept(value(row));
        }
    }

    private static boolean earlier(@Nullable MessageTime than, MessageTime time) {
        Instant limit = than == null ? null : than.instant();
        Instant at = time.instant();
        return limit == null || at != null && at.isBefore(limit);
    }

    private Map<String, Object> value(Parsed row) {
        Map<String, Object> value = new LinkedHashMap<>();
        value.put("conversation", current.key);
        value.put("id", row.key());
        value.put("sender", row.sender() == null ? null : row.sender().key());
        value.put("name", row.sender() == null ? null : row.sender().name());
        value.put("time", written(row.time()));
        value.put("precision", row.time().precision().name().toLowerCase(Locale.ROOT));
        value.put("zone", row.time().zone().name().toLowerCase(Locale.ROOT));
        value.put("kind", name(row.kind()));
        value.put("text", row.text());
        value.put("raw", row.raw());
        value.put("attachment", row.attachment());
        value.put("replyTo", row.replyTo());
        value.put("forwardedFrom", row.forwardedFrom());
        value.put("edited", row.edited());
        value.put("source", row.sourceOffset());
        value.put("unit", row.sourceUnit());
        return value;
    }

    private static String name(MessageKind kind) {
        return kind.name().toLowerCase(Locale.ROOT);
    }

    /** As surely as it is known: with a zone only where the source has one. */
    static @Nullable String written(@Nullable MessageTime time) {
        Instant instant = time == null ? null : time.instant();
        if (time == null || instant == null) {
            return null;
        }
        if (time.zone() == MessageTime.Zone.LOCAL || time.zone() == MessageTime.Zone.UNKNOWN) {
            return DateTimeFormatter.ISO_LOCAL_DATE_TIME.format(LocalDateTime.ofInstant(instant, ZoneOffset.UTC));
        }
        return instant.toString();
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
    }

    @Override
    public boolean cancelled() {
        return cancelled.getAsBoolean();
    }

    int conversations() {
        return conversations.size();
    }

    long messages() {
        return conversations.values().stream().mapToLong(one -> one.messages).sum();
    }

    List<Map<String, Object>> conversationValues() {
        return conversations.values().stream().map(CountingSink::value).toList();
    }

    private static Map<String, Object> value(Counted one) {
        Map<String, Object> value = new LinkedHashMap<>();
        value.put("id", one.key);
        value.put("title", one.title);
        value.put(
                "participants",
                one.participants.values().stream().map(CountingSink::value).toList());
        value.put("messages", one.messages);
        value.put("system", one.system);
        value.put("byKind", one.byKind);
        value.put("first", written(one.first));
        value.put("last", written(one.last));
        return value;
    }

    private static Map<String, Object> value(Party party) {
        Map<String, Object> value = new LinkedHashMap<>();
        value.put("id", party.key());
        value.put("name", party.name());
        value.put("owner", party.owner());
        return value;
    }

    Map<String, Object> totals() {
        Map<String, Long> byKind = new TreeMap<>();
        conversations.values().forEach(one -> one.byKind.forEach((kind, n) -> byKind.merge(kind, n, Long::sum)));
        Map<String, Object> totals = new LinkedHashMap<>();
        totals.put("messages", messages());
        totals.put(
                "system",
                conversations.values().stream().mapToLong(one -> one.system).sum());
        totals.put("byKind", byKind);
        return totals;
    }
}
