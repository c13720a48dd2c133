package org.lapwing.product.samples;

import java.nio.charset.StandardCharsets;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import org.lapwing.product.samples.Dialogue.Kind;
import org.lapwing.product.samples.Dialogue.Line;

/** Writes {@code result.json} the way the desktop client of the messenger exports it. */
final class TelegramExport {
    private static final DateTimeFormatter TIME = DateTimeFormatter.ofPattern("uuuu-MM-dd'T'HH:mm:ss");
    private static final Map<String, Long> IDS = Map.of(
            "Nina", 5550100121L,
            "Elena", 5550100122L,
            "Tom", 5550100123L,
            "Abuela Carmen", 5550100124L,
            "Hugo", 5550100125L,
            "Leo", 5550100126L,
            "Sam", 5550100127L,
            "Irene", 5550100128L,
            "Dani", 5550100777L);
    private static final String OWNER = "Nina";

    /** Title, type and words of one chat. */
    record Chat(String title, String type, long id, Dialogue dialogue) {
        static Chat group(String title, long id, Dialogue dialogue) {
            return new Chat(title, "private_group", id, dialogue);
        }

        static Chat personal(String name, Dialogue dialogue) {
            return new Chat(name, "personal_chat", accountNumber(name), dialogue);
        }
    }

    private TelegramExport() {}

    /** The export of a whole account. */
    static byte[] account(List<Chat> chats) {
        Map<String, Object> root = Json.object(
                "about", "Here is the data you requested. Remember: this account and everybody in it is invented.",
                "personal_information",
                        Json.object(
                                "user_id", accountNumber(OWNER),
                                "first_name", OWNER,
                                "last_name", "Harper Ruiz",
                                "phone_number", "+44 7700 900121",
                                "username", "@nina_builds",
                                "bio", "guitar, football, Biscuit"),
                "profile_pictures", List.of(),
                "contacts",
                        Json.object(
                                "about",
                                "This is your contact list.",
                                "list",
                                List.of(
                                        contact("Elena", "+44 7700 900122"), contact("Tom", "+44 7700 900123"),
                                        contact("Leo", "+44 7700 900126"), contact("Sam", "+44 7700 900127"))),
                "chats",
                        Json.object(
                                "about",
                                "This page lists all chats from this export.",
                                "list",
                                chats.stream().map(TelegramExport::chat).toList()),
                "left_chats",
                        Json.object(
                                "about",
                                "This page lists all supergroups and channels you have left.",
                                "list",
                                List.of()));
        return bytes(root);
    }

    /** The export of a single chat, which has the chat at its root. */
    static byte[] single(Chat chat) {
        return bytes(chat(chat));
    }

    private static Map<String, Object> chat(Chat chat) {
        List<Object> messages = new ArrayList<>();
        List<Line> lines = chat.dialogue().lines();
        String members = lines.stream()
                .map(Line::author)
                .filter(name -> !name.isEmpty())
                .distinct()
                .collect(Collectors.joining("\n"));
        for (int i = 0; i < lines.size(); i++) {
            messages.add(message(1000 + i, lines.get(i), chat, List.of(members.split("\n"))));
        }
        return Json.object("name", chat.title(), "type", chat.type(), "id", chat.id(), "messages", messages);
    }

    private static Map<String, Object> message(int id, Line line, Chat chat, List<String> members) {
        Map<String, Object> message = Json.object(
                "id",
                id,
                "type",
                line.kind() == Kind.NOTICE ? "service" : "message",
                "date",
                TIME.format(line.time()),
                "date_unixtime",
                Long.toString(line.time().toEpochSecond(ZoneOffset.UTC)));
        if (line.kind() == Kind.NOTICE) {
            message.put("actor", members.getFirst());
            message.put("actor_id", "user" + accountNumber(members.getFirst()));
            message.put("action", line.text());
            message.put("title", chat.title());
            message.put("members", members);
            message.put("text", "");
            message.put("text_entities", List.of());
            return message;
        }
        message.put("from", line.author());
        message.put("from_id", "user" + accountNumber(line.author()));
        if (line.kind() == Kind.FILE) {
            message.put("photo", line.file());
        }
        int link = line.text().indexOf("https://");
        if (link < 0) {
            message.put("text", line.text());
            message.put(
                    "text_entities",
                    line.text().isEmpty() ? List.of() : List.of(Json.object("type", "plain", "text", line.text())));
        } else {
            String before = line.text().substring(0, link);
            Map<String, Object> target =
                    Json.object("type", "link", "text", line.text().substring(link));
            message.put("text", List.of(before, target));
            message.put("text_entities", List.of(Json.object("type", "plain", "text", before), target));
        }
        return message;
    }

    private static Map<String, Object> contact(String name, String number) {
        return Json.object(
                "user_id",
                accountNumber(name),
                "first_name",
                name,
                "last_name",
                "",
                "phone_number",
                number,
                "date",
                "2024-09-01T12:00:00",
                "date_unixtime",
                "1725192000");
    }

    private static long accountNumber(String name) {
        Long id = IDS.get(name);
        if (id == null) {
            throw new IllegalArgumentException(name + " has no account number in the sample's Telegram export.");
        }
        return id;
    }

    private static byte[] bytes(Object root) {
        return Json.write(root).getBytes(StandardCharsets.UTF_8);
    }
}
