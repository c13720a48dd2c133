package org.lapwing.chat.telegram;

import com.fasterxml.jackson.core.JsonParser;
import com.fasterxml.jackson.core.JsonToken;
import com.fasterxml.jackson.core.exc.StreamReadException;
import java.io.CharConversionException;
import java.io.IOException;
import java.time.DateTimeException;
import java.time.Instant;
import java.time.LocalDateTime;
import java.time.OffsetDateTime;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.lapwing.chat.api.MessageKind;
import org.lapwing.chat.api.MessageTime;
import org.lapwing.chat.api.format.ChatSink;
import org.lapwing.chat.api.format.ChatSource;
import org.lapwing.platform.api.language.Texts;

/** One pass through an export, from its first token to its last or to where it breaks. */
final class ExportRun {

    private static final long MIN_SECONDS = -62_135_596_800L;
    private static final long MAX_SECONDS = 253_402_300_799L;
    private static final int MAX_PARTIES = 200_000;

    private final ChatSource source;
    private final JsonSource json;
    private final JsonParser in;
    private final ChatSink sink;
    private final Texts texts;
    private final Row row = new Row();
    private final Map<String, ChatSink.Party> parties = new HashMap<>();

    private @Nullable String owner;
    private long rows;
    private boolean inRow;
    private long rowOffset;
    private boolean cancelled;
    private int chats;

    private long reactions;
    private long untimed;
    private long firstUntimed;
    private long overlong;

    ExportRun(ChatSource source, JsonSource json, ChatSink sink, Texts texts) {
        this.source = source;
        this.json = json;
        this.in = json.parser();
        this.sink = sink;
        this.texts = texts;
    }

    void run() throws IOException, InterruptedException {
        try {
            if (in.nextToken() == JsonToken.START_OBJECT) {
                chat(true);
            }
        } catch (StreamReadException | CharConversionException broken) {
            long at = Math.min(source.size(), json.offset());
            if (inRow) {
                sink.skipped(texts.get("skipped.cut"), rowOffset);
            }
            sink.cut(texts.get("cut", Long.toString(at), Long.toString(source.size())), at);
        }
        if (!cancelled) {
            sink.sourceRows(rows);
            report();
        }
    }

    /**
     * Reads an object with messages: one chat, or the root.
     *
     * @param root whether lists of chats may be inside
     */
    private void chat(boolean root) throws IOException, InterruptedException {
        String name = null;
        String type = "";
        String id = "";
        String key = null;
        while (!cancelled && in.nextToken() == JsonToken.FIELD_NAME) {
            String field = in.currentName();
            JsonToken value = in.nextToken();
            if (value == JsonToken.START_ARRAY && field.equals("messages")) {
                key = key == null ? key(type, id) : key;
                sink.conversation(key, title(name, type), List.of());
                messages();
            } else if (root
                    && value == JsonToken.START_OBJECT
                    && (field.equals("chats") || field.equals("left_chats"))) {
                chatList();
            } else if (root && value == JsonToken.START_OBJECT && field.equals("personal_information")) {
                person();
            } else if (value.isScalarValue()) {
                name = field.equals("name") && value == JsonToken.VALUE_STRING ? in.getText() : name;
                type = field.equals("type") ? in.getText() : type;
                id = field.equals("id") ? in.getText() : id;
                if (field.equals("name") && key != null) {
                    sink.conversation(key, title(name, type), List.of());
                }
            } else {
                in.skipChildren();
            }
        }
    }

    /** Users and groups may have the same number, so the type belongs to the key. */
    private String key(String type, String id) {
        chats++;
        return id.isEmpty() ? "chat " + chats : (type + " " + id).strip();
    }

    private String title(@Nullable String name, String type) {
        if (name != null && !name.isBlank()) {
            return name;
        }
        return switch (type) {
            case "saved_messages" -> texts.get("saved");
            case "personal_chat" -> texts.get("deleted.account");
            default -> source.name();
        };
    }

    private void chatList() throws IOException, InterruptedException {
        while (!cancelled && in.nextToken() == JsonToken.FIELD_NAME) {
            boolean list = in.currentName().equals("list");
            if (in.nextToken() != JsonToken.START_ARRAY || !list) {
                in.skipChildren();
                continue;
            }
            for (JsonToken each = in.nextToken(); !cancelled && each != JsonToken.END_ARRAY; each = in.nextToken()) {
                if (each == JsonToken.START_OBJECT) {
                    chat(false);
                } else {
                    in.skipChildren();
                }
            }
        }
    }

    private void person() throws IOException {
        while (in.nextToken() == JsonToken.FIELD_NAME) {
            boolean id = in.currentName().equals("user_id");
            if (in.nextToken().isScalarValue() && id) {
                owner = "user" + in.getText();
            }
            in.skipChildren();
        }
    }

    private void messages() throws IOException, InterruptedException {
        for (JsonToken each = in.nextToken(); each != JsonToken.END_ARRAY; each = in.nextToken()) {
            if (rows++ % 512 == 0 && sink.cancelled()) {
                cancelled = true;
                return;
            }
            rowOffset = json.tokenOffset();
            inRow = true;
            if (each == JsonToken.START_OBJECT) {
                row.read(in);
                inRow = false;
                deliver();
            } else {
                in.skipChildren();
                inRow = false;
                sink.skipped(texts.get("skipped.no.object"), rowOffset);
            }
        }
    }

    private void deliver() throws InterruptedException {
        reactions += row.reactions ? 1 : 0;
        overlong += row.overlong ? 1 : 0;
        boolean service = "service".equals(row.type) || row.type == null && row.action != null;
        MessageKind kind = service ? serviceKind() : kind();
        ChatSink.Party sender = kind == MessageKind.SYSTEM
                ? null
                : service ? party(row.actor, row.actorId) : party(row.from, row.fromId);
        String words = row.text();
        String text = service ? notice(words) : words.isEmpty() && row.detail != null ? Row.whole(row.detail) : words;
        sink.message(new ChatSink.Parsed(
                row.id,
                sender,
                time(),
                kind,
                text,
                null,
                attachment(),
                row.replyTo,
                row.forwardedFrom,
                row.edited,
                rowOffset,
                "byte"));
    }

    private MessageKind serviceKind() {
        return "phone_call".equals(row.action) ? MessageKind.CALL : MessageKind.SYSTEM;
    }

    private MessageKind kind() {
        if (row.type != null && !row.type.equals("message")) {
            return MessageKind.UNKNOWN;
        }
        if (row.location) {
            return MessageKind.LOCATION;
        }
        if (row.contact) {
            return MessageKind.CONTACT;
        }
        if (row.poll) {
            return MessageKind.POLL;
        }
        return row.photo || row.file != null || row.mediaType != null ? MessageKind.MEDIA : MessageKind.TEXT;
    }

    /** What happened, in the export's own words: who, what, with whom. */
    private String notice(String words) {
        StringBuilder text = new StringBuilder();
        add(text, row.actor == null ? row.actorId : row.actor);
        add(text, row.action == null ? null : row.action.replace('_', ' '));
        add(text, row.title);
        add(text, row.members.isEmpty() ? null : String.join(", ", row.members));
        add(text, row.detail);
        add(text, words);
        return Row.whole(text.toString());
    }

    private static void add(StringBuilder text, @Nullable String part) {
        if (part != null && !part.isBlank()) {
            text.append(text.isEmpty() ? "" : " · ").append(part);
        }
    }

    /** Nobody where the export names nobody. */
    private ChatSink.@Nullable Party party(@Nullable String name, @Nullable String id) {
        String key = id != null ? id : name;
        if (key == null || key.isBlank()) {
            return null;
        }
        ChatSink.Party known = parties.get(key);
        if (known != null && (name == null || name.equals(known.name()))) {
            return known;
        }
        ChatSink.Party party = new ChatSink.Party(key, name, key.equals(owner));
        if (parties.size() < MAX_PARTIES || known != null) {
            parties.put(key, party);
        }
        return party;
    }

    /** A file that was not exported has a sentence in brackets in place of its path. */
    private @Nullable String attachment() {
        String file = row.file;
        if (file == null || file.startsWith("(")) {
            return row.fileName;
        }
        return file;
    }

    private MessageTime time() {
        MessageTime time = unixTime();
        if (time == null) {
            time = writtenTime();
        }
        if (time == null) {
            firstUntimed = untimed++ == 0 ? rowOffset : firstUntimed;
            return MessageTime.NONE;
        }
        return time;
    }

    private @Nullable MessageTime unixTime() {
        String text = row.unixTime;
        if (text == null || text.isEmpty() || text.length() > 13) {
            return null;
        }
        long seconds = 0;
        int i = text.charAt(0) == '-' ? 1 : 0;
        for (int k = i; k < text.length(); k++) {
            int digit = text.charAt(k) - '0';
            if (digit < 0 || digit > 9) {
                return null;
            }
            seconds = seconds * 10 + digit;
        }
        seconds = i == 1 ? -seconds : seconds;
        return seconds < MIN_SECONDS || seconds > MAX_SECONDS
                ? null
                : MessageTime.utc(Instant.ofEpochSecond(seconds), MessageTime.Precision.SECOND);
    }

    /** {@code 2024-02-20T15:00:00} is local time of an unknown zone; some write a zone behind it. */
    private @Nullable MessageTime writtenTime() {
        String text = row.date;
        if (text == null || text.length() < 16) {
            return null;
        }
        try {
            if (text.toUpperCase(Locale.ROOT).endsWith("Z")) {
                return MessageTime.utc(Instant.parse(text.toUpperCase(Locale.ROOT)), MessageTime.Precision.SECOND);
            }
            if (text.length() > 19 && (text.indexOf('+', 19) > 0 || text.indexOf('-', 19) > 0)) {
                OffsetDateTime time = OffsetDateTime.parse(text);
                return new MessageTime(
                        time.toInstant(), MessageTime.Precision.SECOND, MessageTime.Zone.OFFSET, time.getOffset());
            }
            LocalDateTime time = LocalDateTime.parse(text);
            return MessageTime.local(time, MessageTime.Precision.SECOND);
        } catch (DateTimeException e) {
            return null;
        }
    }

    private void report() {
        if (untimed > 0) {
            sink.warning(texts.get("untimed", untimed, Long.toString(firstUntimed)));
        }
        if (overlong > 0) {
            sink.warning(texts.get("overlong", overlong));
        }
        if (reactions > 0) {
            sink.warning(texts.get("reactions", reactions));
        }
        if (json.repaired() > 0) {
            sink.warning(texts.get("repaired", json.repaired()));
        }
    }
}
