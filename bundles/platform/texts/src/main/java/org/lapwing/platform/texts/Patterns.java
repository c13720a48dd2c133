package org.lapwing.platform.texts;

import com.ibm.icu.text.MessageFormat;
import java.lang.System.Logger;
import java.lang.System.Logger.Level;
import java.nio.file.Path;
import java.util.Locale;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import org.jspecify.annotations.Nullable;

/** ICU MessageFormat patterns by key, parsed once. */
final class Patterns {

    private static final Logger LOG = System.getLogger(Patterns.class.getName());

    private final Map<String, String> texts;
    private final Map<String, MessageFormat> parsed = new ConcurrentHashMap<>();

    Patterns(Map<String, String> texts) {
        this.texts = texts;
    }

    @Nullable
    String pattern(String key) {
        return texts.get(key);
    }

    /**
     * The text with its arguments; the key where there is none, the bare pattern where it is not one.
     *
     * @param language decides plurals
     * @param habits of numbers and dates, where they are of the same language
     */
    String filled(String key, Locale language, Locale habits, @Nullable Object... arguments) {
        String pattern = texts.get(key);
        if (pattern == null) {
            return key;
        }
        try {
            MessageFormat format = parsed.computeIfAbsent(
                    key,
                    name -> new MessageFormat(
                            pattern, language.getLanguage().equals(habits.getLanguage()) ? habits : language));
            Object[] values = new Object[arguments.length];
            for (int i = 0; i < arguments.length; i++) {
                values[i] = plain(arguments[i]);
            }
            return format.clone().format(values);
        } catch (IllegalArgumentException | IndexOutOfBoundsException | StackOverflowError e) {
            // A pattern can be such that filling it never ends, or name a number or word that ICU has no room for.
            LOG.log(Level.WARNING, "The text " + key + " is no message pattern that takes its arguments: " + e);
            return pattern;
        }
    }

    private static Object plain(@Nullable Object value) {
        return switch (value) {
            case null -> "";
            case Path path -> path.toString();
            case Number number -> number;
            case java.util.Date date -> date;
            case java.time.Instant instant -> java.util.Date.from(instant);
            default -> value.toString();
        };
    }
}
