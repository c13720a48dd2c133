package org.lapwing.chat.risk;

import java.util.Arrays;
import java.util.Collection;
import java.util.HashMap;
import java.util.HashSet;
import java.util.Map;
import java.util.Set;

/** Knows keywords of a language pack when one letter is missing or two neighbours have changed places. */
final class Misspellings {

    private static final int SHORTEST = 3;

    private final Map<String, String> meant = new HashMap<>();

    /** @param words that are right as they are, whatever they look like */
    Misspellings(Collection<String> keywords, Collection<String> words) {
        Set<String> right = new HashSet<>(keywords);
        right.addAll(words);
        for (String keyword : keywords) {
            for (int i = 0; i + 1 < keyword.length(); i++) {
                String swapped =
                        keyword.substring(0, i) + keyword.charAt(i + 1) + keyword.charAt(i) + keyword.substring(i + 2);
                add(swapped, keyword, right);
            }
            for (int i = 1; i < keyword.length() && keyword.length() > SHORTEST; i++) {
                add(keyword.substring(0, i) + keyword.substring(i + 1), keyword, right);
            }
        }
    }

    private void add(String written, String keyword, Set<String> right) {
        if (written.length() >= SHORTEST && !right.contains(written)) {
            meant.putIfAbsent(written, keyword);
        }
    }

    /** The text with misspelt keywords mended; what is mended stands where the misspelt word stood. */
    Folded mended(Folded folded) {
        if (meant.isEmpty()) {
            return folded;
        }
        String text = folded.text();
        StringBuilder mended = null;
        int[] offsets = folded.offsets();
        int[] moved = offsets;
        int copied = 0;
        for (int start = 0; start < text.length(); start++) {
            if (!Character.isLetter(text.charAt(start))) {
                continue;
            }
            int end = start;
            while (end < text.length() && Character.isLetter(text.charAt(end))) {
                end++;
            }
            String keyword = end - start < SHORTEST ? null : meant.get(text.substring(start, end));
            if (keyword != null) {
                if (mended == null) {
                    mended = new StringBuilder(text.length() + 16);
                    moved = new int[text.length() * 2 + 16];
                }
                moved = append(mended, moved, text.substring(copied, start), offsets, copied, start);
                moved = append(mended, moved, keyword, offsets, start, end);
                copied = end;
            }
            start = end;
        }
        if (mended == null) {
            return folded;
        }
        moved = append(mended, moved, text.substring(copied), offsets, copied, text.length());
        moved[mended.length()] = offsets[text.length()];
        return new Folded(mended.toString(), Arrays.copyOf(moved, mended.length() + 1));
    }

    private static int[] append(StringBuilder to, int[] moved, String part, int[] offsets, int from, int until) {
        int[] roomy = to.length() + part.length() + 1 < moved.length
                ? moved
                : Arrays.copyOf(moved, (to.length() + part.length()) * 2 + 16);
        for (int i = 0; i < part.length(); i++) {
            roomy[to.length() + i] = offsets[Math.min(from + i, until)];
        }
        to.append(part);
        return roomy;
    }
}
