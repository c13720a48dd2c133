package org.lapwing.platform.api.evidence;

import java.nio.ByteBuffer;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.StandardCharsets;
import java.util.HexFormat;
import org.jspecify.annotations.Nullable;

/**
 * Names from evidence as people see them: what is no text stands as the bytes that it is, each as {@code \xNN}, and so do control
 * characters and the marks that break lines or turn the direction of text around. Readers choose how long a name may be.
 */
public final class ShownName {

    private static final HexFormat HEX = HexFormat.of();

    private ShownName() {}

    /** @param raw UTF-8, or whatever else the evidence holds */
    public static String of(byte[] raw) {
        StringBuilder shown = new StringBuilder(raw.length);
        for (int i = 0; i < raw.length; ) {
            int length = sequence(raw[i]);
            String part = i + length <= raw.length ? character(raw, i, length) : null;
            if (part == null) {
                hex(shown, raw[i++]);
            } else {
                append(shown, part.codePointAt(0));
                i += length;
            }
        }
        return shown.toString();
    }

    public static String of(String decoded) {
        return of(decoded, Integer.MAX_VALUE);
    }

    /** @param longest how many characters of it are shown at most; an ellipsis says that there were more */
    public static String of(String decoded, int longest) {
        StringBuilder shown = new StringBuilder();
        int count = 0;
        for (int i = 0; i < decoded.length(); i += Character.charCount(decoded.codePointAt(i))) {
            if (count++ == longest) {
                return shown.append('…').toString();
            }
            append(shown, decoded.codePointAt(i));
        }
        return shown.toString();
    }

    public static boolean isUtf8(byte[] raw) {
        return decoded(raw, 0, raw.length) != null;
    }

    private static void append(StringBuilder shown, int c) {
        if (!disturbs(c)) {
            shown.appendCodePoint(c);
            return;
        }
        for (byte b : Character.toString(c).getBytes(StandardCharsets.UTF_8)) {
            hex(shown, b);
        }
    }

    /** The marks are Unicode's Bidi_Control and its separators of lines and paragraphs. */
    private static boolean disturbs(int c) {
        return Character.isISOControl(c)
                || c == 0x061C
                || c >= 0x200E && c <= 0x200F
                || c >= 0x2028 && c <= 0x202E
                || c >= 0x2066 && c <= 0x2069
                || c >= 0xD800 && c <= 0xDFFF;
    }

    private static void hex(StringBuilder shown, byte b) {
        shown.append("\\x").append(HEX.toHexDigits(b));
    }

    private static int sequence(byte first) {
        int b = first & 0xFF;
        return b < 0x80 ? 1 : b >= 0xF0 ? 4 : b >= 0xE0 ? 3 : 2;
    }

    /** Null where the bytes are not one character of UTF-8. */
    private static @Nullable String character(byte[] bytes, int from, int length) {
        return length == 1 ? String.valueOf((char) bytes[from]) : decoded(bytes, from, length);
    }

    private static @Nullable String decoded(byte[] bytes, int from, int length) {
        try {
            return StandardCharsets.UTF_8
                    .newDecoder()
                    .decode(ByteBuffer.wrap(bytes, from, length))
                    .toString();
        } catch (CharacterCodingException e) {
            return null;
        }
    }
}
