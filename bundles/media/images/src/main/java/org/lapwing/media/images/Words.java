package org.lapwing.media.images;

/** Words from evidence, made fit for a line: bounded, and without characters that would change how the line is shown. */
final class Words {

    private static final int LONGEST = 300;

    private Words() {}

    static String bounded(String from) {
        StringBuilder out = new StringBuilder(Math.min(from.length(), LONGEST));
        String text = from.strip();
        for (int at = 0; at < text.length(); ) {
            int c = text.codePointAt(at);
            at += Character.charCount(c);
            if (out.length() >= LONGEST) {
                return out.append('…').toString();
            }
            append(out, c);
        }
        return out.toString();
    }

    private static void append(StringBuilder out, int c) {
        if (c == '\n' || c == '\t' || c == '\r') {
            out.append(' ');
        } else if (odd(c)) {
            out.append(String.format(c < 256 ? "\\x%02X" : "\\u{%04X}", c));
        } else {
            out.appendCodePoint(c);
        }
    }

    /** Control characters, direction marks, lone surrogates. */
    private static boolean odd(int c) {
        return switch (Character.getType(c)) {
            case Character.CONTROL,
                    Character.FORMAT,
                    Character.SURROGATE,
                    Character.UNASSIGNED,
                    Character.LINE_SEPARATOR,
                    Character.PARAGRAPH_SEPARATOR -> true;
            default -> false;
        };
    }
}
