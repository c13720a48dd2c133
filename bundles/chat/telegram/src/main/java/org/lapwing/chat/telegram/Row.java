package org.lapwing.chat.telegram;

import com.fasterxml.jackson.core.JsonParser;
import com.fasterxml.jackson.core.JsonToken;
import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** One message object as it stands in the export; used again for the next. */
final class Row {

    private static final int MAX_TEXT = 1 << 20;
    private static final int MAX_MEMBERS = 100;

    @Nullable
    String id;

    @Nullable
    String type;

    @Nullable
    String date;

    @Nullable
    String unixTime;

    @Nullable
    String from;

    @Nullable
    String fromId;

    @Nullable
    String actor;

    @Nullable
    String actorId;

    @Nullable
    String action;

    @Nullable
    String title;

    @Nullable
    String file;

    @Nullable
    String fileName;

    @Nullable
    String mediaType;

    @Nullable
    String replyTo;

    @Nullable
    String forwardedFrom;

    @Nullable
    String detail;

    boolean photo;
    boolean edited;
    boolean location;
    boolean contact;
    boolean poll;
    boolean reactions;
    boolean overlong;
    final List<String> members = new ArrayList<>();
    private final StringBuilder text = new StringBuilder();
    private boolean textSeen;

    private void clear() {
        id = type = date = unixTime = from = fromId = actor = actorId = action = title = null;
        file = fileName = mediaType = replyTo = forwardedFrom = detail = null;
        photo = edited = location = contact = poll = reactions = overlong = textSeen = false;
        members.clear();
        text.setLength(0);
    }

    /** Reads the object that has just begun, to its end. */
    void read(JsonParser in) throws IOException {
        clear();
        while (in.nextToken() == JsonToken.FIELD_NAME) {
            String field = in.currentName();
            JsonToken value = in.nextToken();
            if (!known(in, field, value)) {
                in.skipChildren();
            }
        }
    }

    private boolean known(JsonParser in, String field, JsonToken value) throws IOException {
        switch (field) {
            case "id" -> id = scalar(in, value);
            case "type" -> type = scalar(in, value);
            case "date" -> date = scalar(in, value);
            case "date_unixtime" -> unixTime = scalar(in, value);
            case "from" -> from = scalar(in, value);
            case "from_id" -> fromId = scalar(in, value);
            case "actor" -> actor = scalar(in, value);
            case "actor_id" -> actorId = scalar(in, value);
            case "action" -> action = scalar(in, value);
            case "title" -> title = scalar(in, value);
            case "file" -> file = scalar(in, value);
            case "photo" -> {
                photo = true;
                file = file == null ? scalar(in, value) : file;
            }
            case "file_name" -> fileName = scalar(in, value);
            case "media_type" -> mediaType = scalar(in, value);
            case "reply_to_message_id" -> replyTo = scalar(in, value);
            case "forwarded_from" -> forwardedFrom = value == JsonToken.VALUE_NULL ? "" : scalar(in, value);
            case "edited", "edited_unixtime" -> {
                String when = scalar(in, value);
                // Old exports write the year 1970 for "never".
                edited |= when != null && !when.startsWith("1970") && !when.equals("0");
            }
            case "duration_seconds", "discard_reason", "place_name" -> detail = join(detail, scalar(in, value));
            default -> {
                return structured(in, field, value);
            }
        }
        if (value.isStructStart()) {
            in.skipChildren();
        }
        return true;
    }

    private boolean structured(JsonParser in, String field, JsonToken value) throws IOException {
        switch (field) {
            case "text" -> text(in, value);
            case "text_entities" -> {
                if (textSeen && !text.isEmpty()) {
                    return false;
                }
                text(in, value);
            }
            case "members" -> members(in, value);
            case "location_information" -> {
                location = true;
                fields(in, value);
            }
            case "contact_information" -> {
                contact = true;
                fields(in, value);
            }
            case "poll" -> {
                poll = true;
                poll(in, value);
            }
            case "reactions" -> {
                reactions = value == JsonToken.START_ARRAY;
                return false;
            }
            default -> {
                return false;
            }
        }
        return true;
    }

    private static @Nullable String scalar(JsonParser in, JsonToken value) throws IOException {
        return value.isScalarValue() && value != JsonToken.VALUE_NULL ? in.getText() : null;
    }

    private static @Nullable String join(@Nullable String before, @Nullable String more) {
        return before == null ? more : more == null ? before : before + ", " + more;
    }

    /** A string, or a list of strings and of objects with their text. */
    private void text(JsonParser in, JsonToken value) throws IOException {
        textSeen = true;
        if (value == JsonToken.VALUE_STRING) {
            append(in.getText());
        } else if (value == JsonToken.START_ARRAY) {
            for (JsonToken part = in.nextToken(); part != JsonToken.END_ARRAY; part = in.nextToken()) {
                if (part == JsonToken.START_OBJECT) {
                    entity(in);
                } else if (part == JsonToken.START_ARRAY) {
                    in.skipChildren();
                } else if (part != JsonToken.VALUE_NULL) {
                    append(in.getText());
                }
            }
        } else if (value.isStructStart()) {
            in.skipChildren();
        }
    }

    private void entity(JsonParser in) throws IOException {
        while (in.nextToken() == JsonToken.FIELD_NAME) {
            boolean words = in.currentName().equals("text");
            if (in.nextToken() == JsonToken.VALUE_STRING && words) {
                append(in.getText());
            }
            in.skipChildren();
        }
    }

    private void append(String more) {
        int room = MAX_TEXT - text.length();
        if (more.length() > room) {
            overlong = true;
        }
        text.append(more, 0, Math.min(more.length(), room));
    }

    private void members(JsonParser in, JsonToken value) throws IOException {
        if (value != JsonToken.START_ARRAY) {
            in.skipChildren();
            return;
        }
        for (JsonToken each = in.nextToken(); each != JsonToken.END_ARRAY; each = in.nextToken()) {
            if (each == JsonToken.VALUE_STRING && members.size() < MAX_MEMBERS) {
                members.add(in.getText());
            }
            in.skipChildren();
        }
    }

    /** All scalar values of an object, such as latitude and longitude. */
    private void fields(JsonParser in, JsonToken value) throws IOException {
        if (value != JsonToken.START_OBJECT) {
            in.skipChildren();
            return;
        }
        while (in.nextToken() == JsonToken.FIELD_NAME) {
            String field = scalar(in, in.nextToken());
            detail = field == null || field.isEmpty() ? detail : join(detail, field);
            in.skipChildren();
        }
    }

    private void poll(JsonParser in, JsonToken value) throws IOException {
        if (value != JsonToken.START_OBJECT) {
            in.skipChildren();
            return;
        }
        StringBuilder lines = new StringBuilder();
        while (in.nextToken() == JsonToken.FIELD_NAME) {
            String field = in.currentName();
            JsonToken each = in.nextToken();
            if (field.equals("question") && each == JsonToken.VALUE_STRING) {
                lines.insert(0, in.getText());
            } else if (field.equals("answers") && each == JsonToken.START_ARRAY) {
                answers(in, lines);
            } else {
                in.skipChildren();
            }
        }
        detail = lines.toString();
    }

    private static void answers(JsonParser in, StringBuilder lines) throws IOException {
        while (in.nextToken() == JsonToken.START_OBJECT) {
            String answer = "";
            String voters = "";
            while (in.nextToken() == JsonToken.FIELD_NAME) {
                String field = in.currentName();
                JsonToken each = in.nextToken();
                answer = field.equals("text") && each == JsonToken.VALUE_STRING ? in.getText() : answer;
                voters = field.equals("voters") && each.isNumeric() ? " (" + in.getText() + ")" : voters;
                in.skipChildren();
            }
            lines.append('\n').append(answer).append(voters);
        }
    }

    /** Without halves of characters, which no other program would take. */
    String text() {
        String read = text.toString();
        for (int i = 0; i < read.length(); i++) {
            if (Character.isSurrogate(read.charAt(i))) {
                return whole(read);
            }
        }
        return read;
    }

    static String whole(String read) {
        StringBuilder out = new StringBuilder(read.length());
        read.codePoints()
                .forEach(c ->
                        out.appendCodePoint(c >= Character.MIN_SURROGATE && c <= Character.MAX_SURROGATE ? 0xFFFD : c));
        return out.toString();
    }
}
