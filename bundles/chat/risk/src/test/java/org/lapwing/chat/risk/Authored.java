package org.lapwing.chat.risk;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.time.LocalDateTime;
import java.time.format.DateTimeFormatter;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.stream.Stream;
import org.lapwing.casework.api.triage.Reason;
import org.lapwing.chat.api.Conversation;
import org.lapwing.chat.api.Message;
import org.lapwing.chat.api.MessageKind;
import org.lapwing.chat.api.MessageTime;
import org.lapwing.chat.api.Participant;
import org.lapwing.platform.api.evidence.ContentId;
import org.lapwing.platform.api.language.Texts;
import org.lapwing.platform.texts.PackFiles;

/** An authored dialogue of the test corpus; see its README: sanity, not performance. */
record Authored(Path file, String kind, Conversation conversation, List<Participant> people, List<Message> messages) {

    private static final Path CORPUS = Path.of("src/test/resources/dialogues");
    private static final DateTimeFormatter TIME = DateTimeFormatter.ofPattern("yyyy-MM-dd HH:mm", Locale.ROOT);
    private static final Texts TEXTS = new Texts() {
        @Override
        public String get(String key, Object... arguments) {
            return key;
        }

        @Override
        public Locale locale() {
            return Locale.ENGLISH;
        }
    };

    static PackCues cues() throws IOException {
        PackCues cues = new PackCues();
        cues.bindPack(PackFiles.read("en"));
        cues.bindPack(PackFiles.read("es"));
        return cues;
    }

    /** @param part such as {@code dev/en} */
    static List<Authored> all(String part) throws IOException {
        List<Authored> all = new ArrayList<>();
        for (String kind : List.of("risk", "hard", "neutral")) {
            try (Stream<Path> files = Files.list(CORPUS.resolve(part).resolve(kind))) {
                for (Path file : files.sorted().toList()) {
                    all.add(read(file, kind));
                }
            }
        }
        return all;
    }

    private static Authored read(Path file, String kind) throws IOException {
        Map<String, Participant> people = new LinkedHashMap<>();
        List<Message> messages = new ArrayList<>();
        for (String line : Files.readAllLines(file)) {
            if (line.isBlank() || line.startsWith("#")) {
                continue;
            }
            int colon = line.indexOf(": ", 17);
            Participant sender = people.computeIfAbsent(
                    line.substring(17, colon), name -> new Participant(people.size() + 1L, name, name, false));
            messages.add(message(
                    messages.size() + 1L,
                    sender.id(),
                    LocalDateTime.parse(line.substring(0, 16), TIME),
                    line.substring(colon + 2)));
        }
        Conversation conversation = new Conversation(
                1,
                new ContentId("0".repeat(64)),
                file.toString(),
                "test",
                file.getFileName().toString(),
                people.size(),
                messages.size(),
                0,
                null,
                null,
                true);
        return new Authored(file, kind, conversation, List.copyOf(people.values()), messages);
    }

    private static Message message(long id, long sender, LocalDateTime at, String text) {
        MessageTime time = MessageTime.local(at, MessageTime.Precision.MINUTE);
        return new Message(id, 1, sender, time, MessageKind.TEXT, text, null, null, false, id, "line");
    }

    Authored with(List<Message> others) {
        return new Authored(file, kind, conversation, people, others);
    }

    List<Reason> reasons(PackCues cues) {
        Dialogue dialogue = new Dialogue(cues);
        messages.forEach(dialogue::add);
        return new DialogueReasons(conversation, people, dialogue, TEXTS, Instant.parse("2030-01-01T00:00:00Z"))
                .reasons();
    }

    /** Tier first, then points: what the triage board orders by. */
    int rank(PackCues cues) {
        List<Reason> reasons = reasons(cues);
        int points = reasons.stream().mapToInt(Reason::points).sum();
        long danger = reasons.stream()
                .filter(Reason::danger)
                .map(Reason::code)
                .distinct()
                .count();
        return (danger >= 2 ? 20_000 : danger == 1 || points >= 30 ? 10_000 : 0) + points;
    }
}
