package org.lapwing.media.hashsets;

import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/** Where in a line what stands. Splits lines in place: fields are offsets into the line's bytes. */
final class Columns {

    static final int CATEGORY = Algorithm.values().length;
    static final int SOURCE = CATEGORY + 1;

    /** How much a picture has to tell it from others, 0 to 100. */
    static final int QUALITY = SOURCE + 1;

    private static final int WANTED = QUALITY + 1;

    private static final Pattern POSITION = Pattern.compile("[1-9]\\d{0,2}");
    private static final Pattern SPACES = Pattern.compile("[ _-]");

    private static final String NSRL = "NSRL RDS 2";
    private static final String HASHKEEPER = "HashKeeper";
    private static final String ICSE = "ICSE";
    private static final String PDQ_LIST = "PDQ";

    private static final Map<String, Integer> NAMES = Map.of(
            "sha256", Algorithm.SHA256.ordinal(),
            "sha1", Algorithm.SHA1.ordinal(),
            "md5", Algorithm.MD5.ordinal(),
            "pdq", Algorithm.PDQ.ordinal(),
            "pdqhash", Algorithm.PDQ.ordinal(),
            "pdqcli", Algorithm.PDQ_CLI.ordinal(),
            "quality", QUALITY,
            "category", CATEGORY,
            "source", SOURCE);

    private final byte separator;

    /** What each field of a line is, -1 where it is of no use here. */
    private final int[] meaning;

    private final int[] from = new int[WANTED];
    private final int[] to = new int[WANTED];

    /** What the header says of the format; empty where it is anybody's. */
    private final String scheme;

    private Columns(byte separator, int[] meaning, String scheme) {
        this.separator = separator;
        this.meaning = meaning;
        this.scheme = scheme;
    }

    String scheme() {
        return scheme;
    }

    /**
     * Understands a header; null where the line is none.
     *
     * @param mapped names of columns by what they hold ({@code md5}, {@code category}…); where empty, the usual names
     */
    static @Nullable Columns header(String line, Map<String, String> mapped) {
        for (char separator : new char[] {',', ';', '\t', '|'}) {
            List<String> names = new ArrayList<>();
            for (String each : line.split(Pattern.quote(String.valueOf(separator)), -1)) {
                names.add(each.replace("\"", "").strip().toLowerCase(Locale.ROOT));
            }
            String scheme = mapped.isEmpty() ? scheme(names) : "";
            int[] meaning = new int[names.size()];
            boolean hash = false;
            for (int i = 0; i < meaning.length; i++) {
                meaning[i] = mapped.isEmpty() ? usual(names.get(i), scheme) : mapped(names.get(i), mapped);
                hash |= meaning[i] >= 0 && meaning[i] < CATEGORY;
            }
            if (hash) {
                return new Columns((byte) separator, meaning, scheme);
            }
        }
        return null;
    }

    private static String scheme(List<String> names) {
        if (names.contains("specialcode") && names.contains("opsystemcode")) {
            return NSRL;
        }
        if (names.contains("hashset_id") && names.contains("hash")) {
            return HASHKEEPER;
        }
        if (names.contains("hash") && names.contains("quality")) {
            return PDQ_LIST;
        }
        return names.contains("baseline") && names.contains("number of submissions") ? ICSE : "";
    }

    private static int usual(String name, String scheme) {
        boolean code =
                scheme.equals(NSRL) && name.equals("specialcode") || scheme.equals(ICSE) && name.equals("baseline");
        if (code) {
            return CATEGORY;
        }
        return scheme.equals(HASHKEEPER) && name.equals("hash")
                ? Algorithm.MD5.ordinal()
                : scheme.equals(PDQ_LIST) && name.equals("hash")
                        ? Algorithm.PDQ.ordinal()
                        : NAMES.getOrDefault(SPACES.matcher(name).replaceAll(""), -1);
    }

    private static int mapped(String name, Map<String, String> mapped) {
        for (Map.Entry<String, String> each : mapped.entrySet()) {
            if (each.getValue().strip().toLowerCase(Locale.ROOT).equals(name)) {
                return NAMES.getOrDefault(each.getKey(), -1);
            }
        }
        return -1;
    }

    /** What a column can be mapped to. */
    static Set<String> meanings() {
        return NAMES.keySet();
    }

    /** Whether columns are named by where they stand, as those of a list without a header are. */
    static boolean positions(Map<String, String> mapped) {
        return !mapped.isEmpty()
                && mapped.values().stream()
                        .allMatch(each -> POSITION.matcher(each.strip()).matches());
    }

    /**
     * Columns by where they stand, from 1.
     *
     * @param line the first that says anything, which tells the separator
     */
    static Columns at(String line, Map<String, String> mapped) {
        char separator = ' ';
        for (char each : new char[] {',', ';', '\t', '|'}) {
            separator = separator == ' ' && line.indexOf(each) >= 0 ? each : separator;
        }
        int[] meaning = new int
                [mapped.values().stream()
                        .mapToInt(each -> Integer.parseInt(each.strip()))
                        .max()
                        .orElse(0)];
        Arrays.fill(meaning, -1);
        mapped.forEach(
                (what, position) -> meaning[Integer.parseInt(position.strip()) - 1] = NAMES.getOrDefault(what, -1));
        return new Columns((byte) separator, meaning, "");
    }

    /** One hash a line; a name may follow it, as in the output of md5sum. */
    static Columns plain(Algorithm algorithm) {
        return new Columns((byte) ' ', new int[] {algorithm.ordinal()}, "");
    }

    /**
     * Splits a line.
     *
     * @return false where a quoted field is not closed on its line
     */
    boolean split(byte[] line, int start, int end) {
        Arrays.fill(from, 0);
        Arrays.fill(to, 0);
        // md5sum writes a backslash first where it had to escape something in the name.
        int at = separator == ' ' && start < end && line[start] == '\\' ? start + 1 : start;
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
