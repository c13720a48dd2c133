package org.lapwing.chat.whatsapp;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStream;
import java.io.InputStreamReader;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.text.Normalizer;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** What WhatsApp itself writes into exports, in the languages of phrases.txt. */
final class Phrases {

    /** What a phrase stands for. */
    enum Kind {
        MEDIA,
        DOCUMENT,
        CONTACT,
        ATTACHED,
        DELETED,
        DELETED_BY_OWNER,
        EDITED,
        CALL,
        POLL,
        LOCATION,
        NOTICE,
        /** A part of a sentence that stands in notices and in no name. */
        NOTICE_PART
    }

    private final Map<String, Kind> whole = new HashMap<>();
    private final Map<Kind, List<String>> byKind = new EnumMap<>(Kind.class);
    private final boolean[] shapes = new boolean[1 << 14];
    private final boolean[] lasts = new boolean[Character.MAX_VALUE + 1];
    private int longest;

    Phrases() {
        try (InputStream in = Phrases.class.getResourceAsStream("phrases.txt")) {
            if (in == null) {
                throw new IllegalStateException("phrases.txt is missing in the bundle");
            }
            BufferedReader lines = new BufferedReader(new InputStreamReader(in, StandardCharsets.UTF_8));
            Kind kind = Kind.MEDIA;
            for (String line = lines.readLine(); line != null; line = lines.readLine()) {
                if (line.startsWith("[")) {
                    kind = Kind.valueOf(line.substring(1, line.length() - 1));
                } else if (!line.isBlank() && !line.startsWith("#")) {
                    add(kind, line);
                }
            }
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private void add(Kind kind, String line) {
        String phrase = kind == Kind.NOTICE_PART ? line.replace("\"", "").toLowerCase(Locale.ROOT) : normal(line);
        byKind.computeIfAbsent(kind, k -> new ArrayList<>()).add(phrase);
        if (kind != Kind.NOTICE_PART) {
            whole.putIfAbsent(phrase, kind);
            longest = Math.max(longest, phrase.length());
            shapes[shape(phrase.charAt(0), phrase.charAt(phrase.length() - 1), phrase.length())] = true;
            lasts[phrase.charAt(phrase.length() - 1)] |= kind == Kind.DOCUMENT;
        }
    }

    /** What the text as a whole stands for; marks, capitals and a last full stop do not count. */
    @Nullable
    Kind of(String text) {
        return text.length() > longest + 8 || !possible(text) ? null : whole.get(normal(text));
    }

    /** A quick no for most of what people write in Latin letters: no phrase has this beginning, end and length. */
    private boolean possible(String text) {
        int from = 0;
        int to = text.length();
        while (from < to && (Marks.space(text.charAt(from)) || Marks.invisible(text.charAt(from)))) {
            from++;
        }
        while (to > from
                && (text.charAt(to - 1) == '.'
                        || Marks.space(text.charAt(to - 1))
                        || Marks.invisible(text.charAt(to - 1)))) {
            to--;
        }
        for (int i = from; i < to; i++) {
            if (text.charAt(i) >= 0x300) {
                return true;
            }
        }
        return from < to && shapes[shape(lower(text.charAt(from)), lower(text.charAt(to - 1)), to - from)];
    }

    private static char lower(char c) {
        return c < 0x80 ? (char) (c >= 'A' && c <= 'Z' ? c + 32 : c) : Character.toLowerCase(c);
    }

    private static int shape(char first, char last, int length) {
        return (first * 31 + last) * 61 + length & (1 << 14) - 1;
    }

    boolean is(Kind kind, String text) {
        return of(text) == kind;
    }

    /** What stands before a phrase for documents at the end of the text; null where it ends in none. */
    @Nullable
    String beforeDocument(String text) {
        if (text.isEmpty() || !lasts[lower(text.charAt(text.length() - 1))] && text.charAt(text.length() - 1) < 0x300) {
            return null;
        }
        String composed = Normalizer.normalize(text, Normalizer.Form.NFC);
        String lower = composed.toLowerCase(Locale.ROOT);
        for (String phrase : byKind.getOrDefault(Kind.DOCUMENT, List.of())) {
            if (lower.endsWith(phrase) && lower.length() == composed.length()) {
                return composed.substring(0, composed.length() - phrase.length());
            }
        }
        return null;
    }

    boolean startsWith(Kind kind, String text) {
        String lower = normal(text.length() > longest + 8 ? text.substring(0, longest + 8) : text);
        return byKind.getOrDefault(kind, List.of()).stream().anyMatch(lower::startsWith);
    }

    boolean contains(Kind kind, String text) {
        String lower = text.toLowerCase(Locale.ROOT);
        return byKind.getOrDefault(kind, List.of()).stream().anyMatch(lower::contains);
    }

    private static String normal(String text) {
        String plain = Normalizer.normalize(Marks.plain(text).toLowerCase(Locale.ROOT), Normalizer.Form.NFC);
        int end = plain.length();
        while (end > 0
                && (plain.charAt(end - 1) == '.' || plain.charAt(end - 1) == '。' || plain.charAt(end - 1) == '।')) {
            end--;
        }
        return plain.substring(0, end);
    }
}
