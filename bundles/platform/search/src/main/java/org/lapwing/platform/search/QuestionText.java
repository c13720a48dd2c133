package org.lapwing.platform.search;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Set;

/**
 * A question in the words of the parser: what people type as plain text (paths, times, addresses, brackets) is marked as plain text, so
 * that only quotes, AND OR NOT + -, wildcards, fuzzy, parentheses and the known fields have a meaning.
 */
final class QuestionText {

    /** Brackets in brackets beyond this no person writes, and the parser goes into each by a call of itself. */
    private static final int DEEPEST = 200;

    static final Set<String> FIELDS = Set.of("author", "title", "kind", "language");

    private final String original;
    private final StringBuilder text = new StringBuilder();
    private final List<Integer> origins = new ArrayList<>();
    private int tooDeep = -1;

    QuestionText(String original) {
        this.original = original;
        boolean quoted = false;
        int wordBegin = 0;
        int depth = 0;
        for (int i = 0; i < original.length(); i++) {
            char c = original.charAt(i);
            if (c == '\\' && i + 1 < original.length()) {
                put(c, i);
                put(original.charAt(++i), i);
            } else if (c == '"') {
                quoted = !quoted;
                put(c, i);
            } else if (quoted) {
                put(c, i);
            } else if (Character.isWhitespace(c) || c == '(' || c == ')') {
                put(c, i);
                wordBegin = i + 1;
                depth += c == '(' ? 1 : c == ')' ? -1 : 0;
                tooDeep = depth > DEEPEST && tooDeep < 0 ? i : tooDeep;
            } else {
                plain(c, i, wordBegin);
            }
        }
    }

    String text() {
        return text.toString();
    }

    /** Where a place in {@link #text()} was in what the person typed. */
    int origin(int position) {
        return position < 0 ? -1 : position < origins.size() ? origins.get(position) : original.length();
    }

    /** Where brackets begin that lie in too many others, -1 where none do. */
    int tooDeep() {
        return tooDeep;
    }

    /** Where a quote begins that does not end, -1 where all end. */
    int openQuote() {
        int open = -1;
        for (int i = 0; i < original.length(); i++) {
            if (original.charAt(i) == '\\') {
                i++;
            } else if (original.charAt(i) == '"') {
                open = open < 0 ? i : -1;
            }
        }
        return open;
    }

    private void plain(char c, int at, int wordBegin) {
        boolean inside = at > wordBegin;
        if (c == ':' && FIELDS.contains(fieldBefore(wordBegin, at))) {
            put(c, at);
        } else if (inside && hasWildcard(wordBegin) && (FoldingAnalyzer.splits(c) || c == '-')) {
            put(' ', at);
        } else if ("/:[]{}^|&!\\".indexOf(c) >= 0) {
            put('\\', at);
            put(c, at);
        } else {
            put(c, at);
        }
    }

    private String fieldBefore(int wordBegin, int at) {
        int from = wordBegin;
        while (from < at && (original.charAt(from) == '+' || original.charAt(from) == '-')) {
            from++;
        }
        return original.substring(from, at);
    }

    /** Words with wildcards are not taken apart by the analyser, so they are taken apart here. */
    private boolean hasWildcard(int wordBegin) {
        for (int i = wordBegin; i < original.length(); i++) {
            char c = original.charAt(i);
            if (c == '*' || c == '?') {
                return true;
            }
            if (Character.isWhitespace(c) || Arrays.asList('(', ')', '"').contains(c)) {
                return false;
            }
        }
        return false;
    }

    private void put(char c, int origin) {
        text.append(c);
        origins.add(origin);
    }
}
