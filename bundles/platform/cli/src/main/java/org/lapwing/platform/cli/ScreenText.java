package org.lapwing.platform.cli;

/**
 * Makes text safe for a screen: evidence may hold sequences that move the cursor, hide what follows or turn the reading direction.
 * Strong passages stand between two code points that no text may hold.
 */
final class ScreenText {

    static final char STRONG_BEGIN = '\uFDD0';
    static final char STRONG_END = '\uFDD1';

    private ScreenText() {}

    static String strong(String text) {
        return STRONG_BEGIN + text + STRONG_END;
    }

    static String shown(String text, boolean onScreen) {
        StringBuilder shown = new StringBuilder(text.length() + 16);
        for (int i = 0; i < text.length(); i++) {
            char c = text.charAt(i);
            if (c == STRONG_BEGIN) {
                shown.append(onScreen ? "\u001b[1m" : "");
            } else if (c == STRONG_END) {
                shown.append(onScreen ? "\u001b[22m" : "");
            } else if (c != '\n' && c != '\t' && (Character.isISOControl(c) || turnsDirection(c))) {
                shown.append(c < 0x100 ? String.format("\\x%02x", (int) c) : String.format("\\u%04x", (int) c));
            } else if (Character.isSurrogate(c) && !isHalfOfPair(text, i)) {
                shown.append('\uFFFD');
            } else {
                shown.append(c);
            }
        }
        return shown.toString();
    }

    private static boolean turnsDirection(char c) {
        return (c >= '\u202a' && c <= '\u202e') || (c >= '\u2066' && c <= '\u2069');
    }

    private static boolean isHalfOfPair(String text, int at) {
        return Character.isHighSurrogate(text.charAt(at))
                ? at + 1 < text.length() && Character.isLowSurrogate(text.charAt(at + 1))
                : at > 0 && Character.isHighSurrogate(text.charAt(at - 1));
    }
}
