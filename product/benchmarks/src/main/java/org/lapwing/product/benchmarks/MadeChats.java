package org.lapwing.product.benchmarks;

import java.io.BufferedWriter;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.LocalDateTime;
import java.time.format.DateTimeFormatter;
import java.util.SplittableRandom;

/** Conversations as WhatsApp exports them, in plain made-up words; in every fifth somebody asks for age, secrecy and a meeting. */
final class MadeChats {

    private static final int EACH = 5000;
    private static final DateTimeFormatter WHEN = DateTimeFormatter.ofPattern("dd/MM/uuuu, HH:mm");
    private static final String[] CUES = {
        "How old are you?",
        "I am 13",
        "Please keep this between us",
        "Delete this chat afterwards",
        "Shall we talk on another app?",
        "Can we meet on Saturday?"
    };

    private MadeChats() {}

    static void write(Path folder, int messages) throws IOException {
        Files.createDirectories(folder);
        SplittableRandom random = new SplittableRandom(13);
        for (int chat = 0; chat * EACH < messages; chat++) {
            Path file = folder.resolve("WhatsApp Chat with Person " + (chat + 1) + ".txt");
            try (BufferedWriter out = Files.newBufferedWriter(file)) {
                chat(out, random, chat, Math.min(EACH, messages - chat * EACH));
            }
        }
    }

    private static void chat(BufferedWriter out, SplittableRandom random, int chat, int messages) throws IOException {
        LocalDateTime time = LocalDateTime.of(2025, 1, 1, 8, 0).plusDays(chat);
        for (int i = 0; i < messages; i++) {
            time = time.plusMinutes(random.nextInt(1, 40));
            String author = random.nextBoolean() ? "Sam" : "Person " + (chat + 1);
            int cue = i - messages / 2;
            boolean says = chat % 5 == 0 && cue >= 0 && cue < CUES.length;
            String text = says ? CUES[cue] : MadeTexts.sentence(random, chat % 3 == 1);
            out.write(WHEN.format(time) + " - " + author + ": " + text + "\n");
        }
    }
}
