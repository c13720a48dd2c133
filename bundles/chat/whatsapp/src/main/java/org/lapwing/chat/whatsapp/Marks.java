package org.lapwing.chat.whatsapp;

/** Characters that do not show: direction marks and their kin, and the spaces that are no plain space. */
final class Marks {

    /** Stands before what WhatsApp itself wrote into the chat. */
    static final char LEFT_TO_RIGHT = '\u200E';

    private Marks() {}

    static boolean invisible(char c) {
        return c >= 0x061C
                && (c == '\u200E'
                        || c == '\u200F'
                        || c >= '\u202A' && c <= '\u202E'
                        || c >= '\u2066' && c <= '\u2069'
                        || c == '\uFEFF'
                        || c == '\u200B'
                        || c == '\u061C');
    }

    static boolean space(char c) {
        return c == ' '
                || c == '\u00A0'
                || c == '\u202F'
                || c == '\t'
                || c == '\u2009'
                || c == '\u2007'
                || c == '\u3000';
    }

    static int skipInvisible(String s, int from) {
        int i = from;
        while (i < s.length() && invisible(s.charAt(i))) {
            i++;
        }
        return i;
    }

    static int skipSpaces(String s, int from) {
        int i = from;
        while (i < s.length() && (space(s.charAt(i)) || invisible(s.charAt(i)))) {
            i++;
        }
        return i;
    }

    /** Whether the text begins with the mark of what WhatsApp itself wrote. */
    static boolean marked(String s) {
        for (int i = 0; i < s.length() && (invisible(s.charAt(i)) || space(s.charAt(i))); i++) {
            if (s.charAt(i) == LEFT_TO_RIGHT) {
                return true;
            }
        }
        return false;
    }

    /** Without marks and spaces at both ends; what is inside stays. */
    static String trim(String s) {
        int from = 0;
        int to = s.length();
        while (from < to && trimmed(s.charAt(from))) {
            from++;
        }
        while (to > from && trimmed(s.charAt(to - 1))) {
            to--;
        }
        return s.substring(from, to);
    }

    private static boolean trimmed(char c) {
        return c == '\n' || c == '\r' || space(c) || invisible(c);
    }

    /** Without any mark, and with plain spaces. */
    static String plain(String s) {
        int odd = 0;
        while (odd < s.length() && s.charAt(odd) < 0x80 && s.charAt(odd) != '\t') {
            odd++;
        }
        if (odd == s.length()) {
            return s.strip();
        }
        StringBuilder out = new StringBuilder(s.length()).append(s, 0, odd);
        for (int i = odd; i < s.length(); i++) {
            char c = s.charAt(i);
            if (space(c)) {
                out.append(' ');
            } else if (!invisible(c)) {
                out.append(c);
            }
        }
        return out.toString().strip();
    }
}
