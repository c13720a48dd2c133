package org.lapwing.chat.whatsapp;

import java.util.Locale;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** Which half of the day an hour belongs to, in the words of many languages. */
enum DayHalf {
    /** Not said: 24 hours. */
    NONE,
    MORNING,
    AFTERNOON,
    /** Something is said that nobody here understands. */
    UNKNOWN;

    private static final Map<String, DayHalf> WORDS = Map.ofEntries(
            Map.entry("am", MORNING),
            Map.entry("pm", AFTERNOON),
            Map.entry("a", MORNING),
            Map.entry("p", AFTERNOON),
            Map.entry("ص", MORNING),
            Map.entry("م", AFTERNOON),
            Map.entry("ق.ظ", MORNING),
            Map.entry("قظ", MORNING),
            Map.entry("بظ", AFTERNOON),
            Map.entry("上午", MORNING),
            Map.entry("凌晨", MORNING),
            Map.entry("清晨", MORNING),
            Map.entry("早上", MORNING),
            Map.entry("中午", AFTERNOON),
            Map.entry("下午", AFTERNOON),
            Map.entry("晚上", AFTERNOON),
            Map.entry("午前", MORNING),
            Map.entry("午後", AFTERNOON),
            Map.entry("오전", MORNING),
            Map.entry("오후", AFTERNOON),
            Map.entry("πμ", MORNING),
            Map.entry("μμ", AFTERNOON),
            Map.entry("de", MORNING),
            Map.entry("du", AFTERNOON),
            Map.entry("öö", MORNING),
            Map.entry("ös", AFTERNOON),
            Map.entry("sa", MORNING),
            Map.entry("ch", AFTERNOON),
            Map.entry("fm", MORNING),
            Map.entry("em", AFTERNOON),
            Map.entry("pg", MORNING),
            Map.entry("ptg", AFTERNOON),
            Map.entry("pd", MORNING),
            Map.entry("md", AFTERNOON),
            Map.entry("vm", MORNING),
            Map.entry("nm", AFTERNOON),
            Map.entry("ap", MORNING),
            Map.entry("ip", AFTERNOON),
            Map.entry("dop", MORNING),
            Map.entry("odp", AFTERNOON),
            Map.entry("дп", MORNING),
            Map.entry("пп", AFTERNOON),
            Map.entry("ก่อนเที่ยง", MORNING),
            Map.entry("หลังเที่ยง", AFTERNOON),
            Map.entry("पूर्वाह्न", MORNING),
            Map.entry("अपराह्न", AFTERNOON),
            Map.entry("לפנה״צ", MORNING),
            Map.entry("אחה״צ", AFTERNOON));

    /** The word without dots and spaces, in small letters; null where it is none of these. */
    static @Nullable DayHalf of(String word) {
        return WORDS.get(word.toLowerCase(Locale.ROOT));
    }

    /** The hour of 24. */
    int hour(int written) {
        if (this == AFTERNOON && written < 12) {
            return written + 12;
        }
        return this == MORNING && written == 12 ? 0 : written;
    }
}
