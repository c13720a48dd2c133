package org.lapwing.chat.whatsapp;

import java.util.List;
import org.jspecify.annotations.Nullable;

/** What a chat is called: by its own notices, by the name that WhatsApp gives the export, by those who write in it. */
final class Title {

    private static final String[] BEFORE = {
        "WhatsApp Chat with ",
        "WhatsApp Chat - ",
        "WhatsApp-Chat mit ",
        "WhatsApp-Chat - ",
        "Chat de WhatsApp con ",
        "Conversación de WhatsApp con ",
        "Conversa do WhatsApp com ",
        "Conversa do WhatsApp - ",
        "Discussion WhatsApp avec ",
        "Chat WhatsApp con ",
        "WhatsApp-chat met ",
        "WhatsApp Sohbeti - ",
        "Чат WhatsApp с контактом ",
        "Чат WhatsApp с "
    };

    private Title() {}

    static String of(Survey.Family family, String fileName) {
        String notice = family.names.title();
        if (notice != null) {
            return notice;
        }
        if (family.groupTitle != null) {
            return family.groupTitle;
        }
        String named = byFile(fileName);
        if (named != null) {
            return named;
        }
        List<String> writers = family.names.writers(4);
        if (writers.isEmpty()) {
            return fileName;
        }
        return String.join(", ", writers.subList(0, Math.min(3, writers.size()))) + (writers.size() > 3 ? "…" : "");
    }

    private static @Nullable String byFile(String path) {
        for (String part : path.split("!?/")) {
            for (String before : BEFORE) {
                if (part.regionMatches(true, 0, before, 0, before.length())) {
                    String title = part.substring(before.length());
                    int dot = title.lastIndexOf('.');
                    title = Marks.plain(dot > 0 && title.length() - dot <= 4 ? title.substring(0, dot) : title);
                    return title.isEmpty() ? null : title;
                }
            }
        }
        return null;
    }
}
