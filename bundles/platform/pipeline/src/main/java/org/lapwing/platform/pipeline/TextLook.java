package org.lapwing.platform.pipeline;

/** What kind of text bytes are. */
final class TextLook {

    private static final int ENOUGH = 4096;

    private TextLook() {}

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
