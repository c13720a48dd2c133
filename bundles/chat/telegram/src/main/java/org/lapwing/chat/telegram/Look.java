package org.lapwing.chat.telegram;

import com.fasterxml.jackson.core.JsonParser;
import com.fasterxml.jackson.core.JsonToken;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.util.HashSet;
import java.util.Set;

/** A look at the beginning of a JSON file for the shape of Telegram Desktop's exports. */
final class Look {

    private static final Set<String> CHAT_TYPES = Set.of(
            "personal_chat",
            "bot_chat",
            "saved_messages",
            "replies",
            "verification_codes",
            "private_group",
            "private_supergroup",
            "public_supergroup",
            "private_channel",
            "public_channel");
    private static final Set<String> MESSAGE_TYPES = Set.of("message", "service", "unsupported");
    private static final int ENOUGH = 20;

    private boolean full;
    private boolean chatType;
    private boolean owner;
    private boolean emptyMessages;
    private int messages;
    private int strong;
    private int fair;

    static Look at(byte[] head) {
        Look look = new Look();
        if (!objectBegins(head)) {
            return look;
        }
        try (JsonSource source = JsonSource.open(new ByteArrayInputStream(head))) {
            look.root(source.parser());
        } catch (IOException e) {
            // The head ends somewhere; what was seen counts.
            return look;
        }
        return look;
    }

    private static boolean objectBegins(byte[] head) {
        for (int i = 0; i < Math.min(head.length, 64); i++) {
            int b = head[i] & 0xFF;
            if (b == '{') {
                return true;
            }
            if (b > ' ' && b != 0xEF && b != 0xBB && b != 0xBF && b != 0xFE && b != 0xFF) {
                return false;
            }
        }
        return false;
    }

    boolean full() {
        return full;
    }

    double confidence() {
        if (messages > 0) {
            return strong * 2 >= messages ? 0.95 : (strong + fair) * 2 >= messages ? 0.75 : 0;
        }
        return chatType && (full || emptyMessages) ? 0.8 : owner ? 0.7 : 0;
    }

    private void root(JsonParser in) throws IOException {
        if (in.nextToken() != JsonToken.START_OBJECT) {
            return;
        }
        while (in.nextToken() == JsonToken.FIELD_NAME && messages < ENOUGH) {
            String field = in.currentName();
            in.nextToken();
            switch (field) {
                case "messages" -> messages(in);
                case "chats", "left_chats" -> chats(in);
                case "personal_information" -> person(in);
                case "type" -> type(in);
                default -> in.skipChildren();
            }
        }
    }

    private void chats(JsonParser in) throws IOException {
        while (in.currentToken() == JsonToken.START_OBJECT && in.nextToken() == JsonToken.FIELD_NAME
                || in.currentToken() == JsonToken.FIELD_NAME) {
            boolean list = in.currentName().equals("list");
            if (in.nextToken() == JsonToken.START_ARRAY && list) {
                full = true;
                while (in.nextToken() == JsonToken.START_OBJECT && messages < ENOUGH) {
                    chat(in);
                }
                return;
            }
            in.skipChildren();
            in.nextToken();
        }
    }

    private void chat(JsonParser in) throws IOException {
        while (in.nextToken() == JsonToken.FIELD_NAME) {
            String field = in.currentName();
            in.nextToken();
            switch (field) {
                case "messages" -> messages(in);
                case "type" -> type(in);
                default -> in.skipChildren();
            }
        }
    }

    private void type(JsonParser in) throws IOException {
        chatType |= in.currentToken() == JsonToken.VALUE_STRING && CHAT_TYPES.contains(in.getText());
        in.skipChildren();
    }

    private void person(JsonParser in) throws IOException {
        if (in.currentToken() != JsonToken.START_OBJECT) {
            in.skipChildren();
            return;
        }
        Set<String> fields = new HashSet<>();
        while (in.nextToken() == JsonToken.FIELD_NAME) {
            fields.add(in.currentName());
            in.nextToken();
            in.skipChildren();
        }
        owner = fields.contains("user_id") && fields.contains("first_name");
    }

    private void messages(JsonParser in) throws IOException {
        if (in.currentToken() != JsonToken.START_ARRAY) {
            in.skipChildren();
            return;
        }
        JsonToken token = in.nextToken();
        emptyMessages |= token == JsonToken.END_ARRAY;
        while (token == JsonToken.START_OBJECT) {
            message(in);
            if (messages >= ENOUGH) {
                return;
            }
            token = in.nextToken();
        }
    }

    private void message(JsonParser in) throws IOException {
        Set<String> fields = new HashSet<>();
        boolean typed = false;
        boolean unixText = false;
        boolean idText = false;
        try {
            while (in.nextToken() == JsonToken.FIELD_NAME) {
                String field = in.currentName();
                fields.add(field);
                boolean text = in.nextToken() == JsonToken.VALUE_STRING;
                typed |= text && field.equals("type") && MESSAGE_TYPES.contains(in.getText());
                unixText |= text && field.equals("date_unixtime");
                idText |= text
                        && (field.equals("from_id") || field.equals("actor_id"))
                        && in.getText().matches("(user|channel|chat)\\d+");
                in.skipChildren();
            }
        } finally {
            // Also of a message that the head cuts.
            boolean who = fields.contains("from") || fields.contains("actor") || fields.contains("from_id");
            boolean what = fields.contains("text") || fields.contains("action") || fields.contains("text_entities");
            if (typed && (unixText || idText)) {
                messages++;
                strong++;
            } else if (unixText && who || typed && fields.contains("date") && (who || what)) {
                messages++;
                fair++;
            } else if (in.currentToken() == JsonToken.END_OBJECT) {
                messages++;
            }
        }
    }
}
