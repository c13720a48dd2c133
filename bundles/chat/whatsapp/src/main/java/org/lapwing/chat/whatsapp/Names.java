package org.lapwing.chat.whatsapp;

import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * Who writes in an export: the names before a colon, without those that are none. A notice may hold a colon, and newer exports put the
 * title of a group before notices; neither is a person.
 */
final class Names {

    private static final int MAX_NAME = 100;
    private static final int MANY_WORDS = 6;
    private static final int MAX_NAMES = 100_000;
    private static final int FIRST_ROWS = 3;

    private final Phrases phrases;
    private final Map<String, Seen> names = new HashMap<>();

    Names(Phrases phrases) {
        this.phrases = phrases;
    }

    /** What is known of one name. */
    private static final class Seen {
        private long rows;
        private long firstRow;
        private boolean speaks;
        private boolean noticed;
        private boolean owner;
        private @Nullable Boolean name;
    }

    /** Index of the colon behind a possible name, -1 where there is none. */
    static int colon(String line, int from) {
        int limit = Math.min(line.length(), from + MAX_NAME + 8);
        for (int i = from; i < limit; i++) {
            if (line.charAt(i) == ':') {
                int after = Marks.skipInvisible(line, i + 1);
                if (after == line.length() || Marks.space(line.charAt(after))) {
                    return i;
                }
            }
        }
        return -1;
    }

    void add(String name, long row, boolean speaks, boolean noticed, boolean owner) {
        Seen seen = names.get(name);
        if (seen == null) {
            if (names.size() >= MAX_NAMES) {
                return;
            }
            seen = new Seen();
            seen.firstRow = row;
            names.put(name, seen);
        }
        seen.rows++;
        seen.speaks |= speaks;
        seen.noticed |= noticed;
        seen.owner |= owner;
    }

    /** Whether the words before a colon are a name at all. */
    boolean isName(String candidate) {
        Seen seen = names.get(candidate);
        if (seen == null) {
            return looksLikeName(candidate, 1);
        }
        Boolean known = seen.name;
        if (known == null) {
            known = looksLikeName(candidate, seen.rows);
            seen.name = known;
        }
        return known;
    }

    /** Whether only notices stand behind this name: it is a title, nobody wrote under it. */
    boolean isTitle(String name) {
        Seen seen = names.get(name);
        return seen != null && !seen.speaks && (seen.noticed || seen.firstRow <= FIRST_ROWS);
    }

    boolean isOwner(String name) {
        Seen seen = names.get(name);
        return seen != null && seen.owner;
    }

    /** A name that begins so; for a line that was cut within the name. */
    boolean anyBeginsWith(String start) {
        return !start.isEmpty() && names.keySet().stream().anyMatch(name -> name.startsWith(start));
    }

    /** The title under which the first notices stand, null where there is none. */
    @Nullable
    String title() {
        return names.entrySet().stream()
                .filter(entry -> entry.getValue().firstRow <= FIRST_ROWS)
                .filter(entry -> isName(entry.getKey()) && isTitle(entry.getKey()))
                .min(Comparator.comparingLong(entry -> entry.getValue().firstRow))
                .map(Map.Entry::getKey)
                .orElse(null);
    }

    /** Those who write, most rows first. */
    List<String> writers(int limit) {
        return names.entrySet().stream()
                .filter(entry -> isName(entry.getKey()) && !isTitle(entry.getKey()))
                .sorted(Map.Entry.<String, Seen>comparingByValue((a, b) -> Long.compare(b.rows, a.rows))
                        .thenComparing(Map.Entry.comparingByKey()))
                .limit(limit)
                .map(Map.Entry::getKey)
                .toList();
    }

    private boolean looksLikeName(String candidate, long rows) {
        if (candidate.isEmpty() || candidate.length() > MAX_NAME) {
            return false;
        }
        if (quoted(candidate) || phrases.contains(Phrases.Kind.NOTICE_PART, candidate + " ")) {
            return false;
        }
        return rows > 2 || !sentence(candidate, rows);
    }

    /**
     * Whether rare words before a colon read like a sentence in a language that phrases.txt has not: many words, most of them not
     * capitalised, more surely so behind the name of somebody who writes here.
     */
    private boolean sentence(String candidate, long rows) {
        String[] words = candidate.split(" +");
        if (words.length > MANY_WORDS) {
            return true;
        }
        int small = 0;
        int caseless = 0;
        for (int i = 1; i < words.length; i++) {
            int first = words[i].codePointAt(0);
            small += Character.isLowerCase(first) ? 1 : 0;
            caseless +=
                    Character.isLetter(first) && !Character.isLowerCase(first) && !Character.isUpperCase(first) ? 1 : 0;
        }
        boolean smallAtEnd = Character.isLowerCase(words[words.length - 1].codePointAt(0));
        if (rows <= 1 && words.length >= 5 && small == words.length - 1) {
            return true;
        }
        boolean some = small >= 2 && smallAtEnd && words.length >= 4 || caseless >= 4;
        return some && beginsWithWriter(candidate);
    }

    private boolean beginsWithWriter(String candidate) {
        for (int space = candidate.indexOf(' '); space > 0; space = candidate.indexOf(' ', space + 1)) {
            Seen seen = names.get(candidate.substring(0, space));
            if (seen != null && seen.speaks) {
                return true;
            }
        }
        return false;
    }

    /** A quotation that is open at the colon: the colon stands within it. */
    private static boolean quoted(String candidate) {
        long straight = candidate.chars().filter(c -> c == '"').count();
        return straight % 2 == 1
                || open(candidate, '“', '”') && open(candidate, '„', '“')
                || open(candidate, '«', '»')
                || open(candidate, '「', '」');
    }

    private static boolean open(String text, char opening, char closing) {
        int at = text.lastIndexOf(opening);
        return at >= 0 && text.indexOf(closing, at + 1) < 0;
    }
}
