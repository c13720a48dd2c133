package org.lapwing.media.hashsets;

import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.Locale;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** Where in a line what stands. Splits lines in place: fields are offsets into the line's bytes. */
final class Columns {

    static final int CATEGORY = 3;
    static final int SOURCE = 4;
    private static final int WANTED = 5;

    private static final Map<String, Integer> NAMES = Map.of(
            "sha256", Algorithm.SHA256.ordinal(),
            "sha1", Algorithm.SHA1.ordinal(),
            "md5", Algorithm.MD5.ordinal(),
            "category", CATEGORY,
            "source", SOURCE);

    private final byte separator;

    /** What each field of a line is, -1 where it is of no use here. */
    private final int[] meaning;

    private final int[] from = new int[WANTED];
    private final int[] to = new int[WANTED];

    private Columns(byte separator, int[] meaning) {
        this.separator = separator;
        this.meaning = meaning;
    }

    /** Understands a header; null where the line is none. */
    static @Nullable Columns header(String line) {
        for (char separator : new char[] {',', ';', '\t', '|'}) {
            String[] names = line.split(java.util.regex.Pattern.quote(String.valueOf(separator)), -1);
            int[] meaning = new int[names.length];
            boolean hash = false;
            for (int i = 0; i < names.length; i++) {
                String name =
                        names[i].replace("\"", "").replace("-", "").strip().toLowerCase(Locale.ROOT);
                meaning[i] = NAMES.getOrDefault(name, -1);
                hash |= meaning[i] >= 0 && meaning[i] < CATEGORY;
            }
            if (hash) {
                return new Columns((byte) separator, meaning);
            }
        }
        return null;
    }

    /** One hash a line; a name may follow it, as in the output of md5sum. */
    static Columns plain(Algorithm algorithm) {
        return new Columns((byte) ' ', new int[] {algorithm.ordinal()});
    }

    /**
     * Splits a line.
     *
     * @return false where a quoted field is not closed on its line
     */
    boolean split(byte[] line, int start, int end) {
        Arrays.fill(from, 0);
        Arrays.fill(to, 0);
        int at = start;
        for (int field = 0; field < meaning.length && at <= end; field++) {
            int begin = at;
            while (begin < end && line[begin] == ' ' && separator != ' ') {
                begin++;
            }
            boolean quoted = begin < end && line[begin] == '"';
            int stop = quoted ? quoteEnd(line, begin + 1, end) : next(line, begin, end);
            if (stop < 0) {
                return false;
            }
            if (meaning[field] >= 0) {
                from[meaning[field]] = quoted ? begin + 1 : begin;
                to[meaning[field]] = stop;
            }
            at = next(line, stop, end) + 1;
        }
        return true;
    }

    private int next(byte[] line, int at, int end) {
        int stop = at;
        while (stop < end && line[stop] != separator && !(separator == ' ' && line[stop] == '\t')) {
            stop++;
        }
        return stop;
    }

    /** Where the closing quote stands; two quotes stand for one. */
    private static int quoteEnd(byte[] line, int at, int end) {
        for (int i = at; i < end; i++) {
            if (line[i] == '"') {
                if (i + 1 >= end || line[i + 1] != '"') {
                    return i;
                }
                i++;
            }
        }
        return -1;
    }

    int from(int what) {
        return from[what];
    }

    int to(int what) {
        return to[what];
    }

    String text(byte[] line, int what) {
        return new String(line, from[what], to[what] - from[what], StandardCharsets.UTF_8)
                .replace("\"\"", "\"")
                .strip();
    }
}
