package org.lapwing.platform.pipeline;

import java.nio.charset.StandardCharsets;
import java.util.Set;

/** What kind of text bytes are. */
final class TextLook {

    private static final int ENOUGH = 4096;
    /** First words of formats that are built of text. */
    private static final Set<String> FORMATS = Set.of("From", "solid", "ply", "version", "digraph", "graph");

    private TextLook() {}

    /**
     * Text that begins like prose, a list or a chat: nothing in it can be a format that is built of text, so the long list of formats
     * need not be asked.
     */
    static boolean isProse(byte[] bytes, int length) {
        int looked = Math.min(length, ENOUGH);
        for (int i = 0; i < looked; i++) {
            byte b = bytes[i];
            boolean odd = b >= 0 && b < 0x20 && b != '\n' && b != '\r' && b != '\t' || b == 0x7F;
            if (odd || b == '<' && i < 1024) {
                return false;
            }
        }
        return beginsWithWord(bytes, looked) && validUtf8(bytes, looked);
    }

    /** Formats begin with a sign, a key and a colon, or a word of their own; prose with a word and a blank. */
    private static boolean beginsWithWord(byte[] bytes, int length) {
        int end = 0;
        boolean lower = false;
        while (end < length && end < 40 && (Character.isLetterOrDigit(bytes[end]) || bytes[end] < 0)) {
            lower |= bytes[end] >= 'a' && bytes[end] <= 'z' || bytes[end] < 0;
            end++;
        }
        if (end == 0 || end >= length || !lower) {
            return false;
        }
        String word = new String(bytes, 0, end, StandardCharsets.ISO_8859_1);
        return (bytes[end] == ' ' || bytes[end] == ',' || bytes[end] == '.') && !FORMATS.contains(word);
    }

    private static boolean validUtf8(byte[] bytes, int length) {
        // The last character may be cut.
        String text = new String(bytes, 0, Math.max(0, length - 3), StandardCharsets.UTF_8);
        int bad = text.indexOf('\uFFFD');
        return bad < 0 || bad >= text.length() - 1;
    }

    /** Bytes that are no text in any one-byte or UTF-8 encoding, whatever a few of them look like. */
    static boolean isBinary(byte[] bytes, int length) {
        int looked = Math.min(length, ENOUGH);
        boolean marked = looked >= 2 && (bytes[0] & bytes[1] & 0xFE) == 0xFE && bytes[0] != bytes[1];
        int odd = 0;
        for (int i = 0; i < looked; i++) {
            byte b = bytes[i];
            if (b >= 0 && b < 0x20 && b != '\n' && b != '\r' && b != '\t' && b != '\f' && b != 0x1B) {
                odd++;
            }
        }
        return !marked && odd * 20 > looked;
    }

    /** Text in UTF-16 without a mark at its beginning: nearly every second byte is zero, and what is between reads. */
    static boolean isUtf16(byte[] bytes, int length) {
        int looked = Math.min(length, ENOUGH) & ~1;
        if (looked < 8) {
            return false;
        }
        return half(bytes, looked, 0) || half(bytes, looked, 1);
    }

    private static boolean half(byte[] bytes, int length, int textAt) {
        int plain = 0;
        for (int i = 0; i < length; i += 2) {
            byte high = bytes[i + 1 - textAt];
            byte low = bytes[i + textAt];
            if (high == 0 && (low >= 0x20 && low < 0x7F || low == '\n' || low == '\r' || low == '\t')) {
                plain++;
            }
        }
        return plain * 2 * 10 >= length * 9;
    }

    /** A JSON object or array of more than a bare word: only told by its beginning. */
    static boolean isJson(byte[] bytes, int length) {
        int at = length >= 3 && bytes[0] == (byte) 0xEF && bytes[1] == (byte) 0xBB ? 3 : 0;
        at = skipBlank(bytes, length, at);
        if (at >= length || bytes[at] != '{' && bytes[at] != '[') {
            return false;
        }
        boolean object = bytes[at] == '{';
        at = skipBlank(bytes, length, at + 1);
        if (at >= length) {
            return false;
        }
        byte next = bytes[at];
        return object
                ? next == '"' || next == '}' && skipBlank(bytes, length, at + 1) == length
                : next == '{' || next == '"';
    }

    private static int skipBlank(byte[] bytes, int length, int from) {
        int at = from;
        while (at < length && (bytes[at] == ' ' || bytes[at] == '\n' || bytes[at] == '\r' || bytes[at] == '\t')) {
            at++;
        }
        return at;
    }
}
