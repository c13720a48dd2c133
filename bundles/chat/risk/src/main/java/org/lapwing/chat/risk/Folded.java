package org.lapwing.chat.risk;

import java.text.Normalizer;
import java.util.Arrays;
import java.util.Locale;

/**
 * A text as cue patterns expect it (see {@link org.lapwing.platform.api.language.Cue}), and where each of its characters stood.
 *
 * @param offsets of each folded character in the original; one more at the end
 */
record Folded(String text, int[] offsets) {

    /** Longer messages are read for cues this far; nobody is asked anything in the second half-megabyte of a paste. */
    private static final int MAX_CHARS = 20_000;

    static Folded of(String original) {
        int length = Math.min(original.length(), MAX_CHARS);
        StringBuilder folded = new StringBuilder(length);
        int[] offsets = new int[length * 2 + 1];
        for (int i = 0; i < length; ) {
            int c = original.codePointAt(i);
            int at = i;
            i += Character.charCount(c);
            if (pictograph(c)) {
                offsets = append(folded, offsets, ' ', at);
            } else if (c < 0x80) {
                offsets = append(folded, offsets, (char) Character.toLowerCase(c), at);
            } else {
                String parts = Normalizer.normalize(Character.toString(c), Normalizer.Form.NFKD)
                        .toLowerCase(Locale.ROOT);
                for (int k = 0; k < parts.length(); k++) {
                    offsets = append(folded, offsets, parts.charAt(k), at);
                }
            }
        }
        if (!folded.isEmpty() && folded.charAt(folded.length() - 1) == ' ') {
            folded.setLength(folded.length() - 1);
        }
        offsets = room(offsets, folded.length());
        offsets[folded.length()] = length;
        return new Folded(folded.toString(), Arrays.copyOf(offsets, folded.length() + 1));
    }

    private static int[] append(StringBuilder folded, int[] offsets, char c, int at) {
        int n = folded.length();
        if (dropped(c)) {
            return offsets;
        }
        char kept = c;
        if (Character.isWhitespace(c) || Character.isSpaceChar(c)) {
            if (n == 0 || folded.charAt(n - 1) == ' ') {
                return offsets;
            }
            kept = ' ';
        } else if (Character.isLetter(c) && n >= 2 && folded.charAt(n - 1) == c && folded.charAt(n - 2) == c) {
            return offsets;
        }
        int[] roomy = room(offsets, n);
        roomy[n] = at;
        folded.append(kept);
        return roomy;
    }

    private static int[] room(int[] offsets, int index) {
        return index < offsets.length ? offsets : Arrays.copyOf(offsets, offsets.length * 2);
    }

    /** Emoji and the like part words as a space does. */
    private static boolean pictograph(int c) {
        int type = Character.getType(c);
        return type == Character.OTHER_SYMBOL || c >= 0x1F3FB && c <= 0x1F3FF;
    }

    /** Apostrophes, accents and what cannot be seen. */
    private static boolean dropped(char c) {
        return c == '\''
                || c == '\u2019'
                || c == '\u2018'
                || c == '\u00b4'
                || c == '`'
                || c == '\u02bc'
                || Character.getType(c) == Character.NON_SPACING_MARK
                || Character.getType(c) == Character.FORMAT;
    }
}
