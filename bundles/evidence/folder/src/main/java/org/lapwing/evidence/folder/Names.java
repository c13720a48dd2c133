package org.lapwing.evidence.folder;

import java.io.ByteArrayOutputStream;
import java.nio.ByteBuffer;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.HexFormat;
import org.jspecify.annotations.Nullable;

/** File names for people: what is no text and what would disturb a list stands as {@code \xNN}. */
final class Names {

    private static final HexFormat HEX = HexFormat.of();
    private static final Path TOP = Path.of("/");

    private Names() {}

    /** The last part of a path, as the file system holds it. */
    static byte[] bytes(Path path) {
        Path name = path.getFileName();
        return name == null ? new byte[] {'/'} : raw(name);
    }

    static String shown(Path path) {
        return text(raw(path));
    }

    private static byte[] raw(Path path) {
        String plain = path.toString();
        if (plain.chars().allMatch(c -> c < 0x80)) {
            return plain.getBytes(StandardCharsets.US_ASCII);
        }
        // Only the URI keeps bytes that are no characters of this system.
        String base = TOP.toUri().getRawPath();
        String encoded = TOP.resolve(path).toUri().getRawPath();
        return decoded(path.isAbsolute() ? encoded : encoded.substring(base.length()));
    }

    private static byte[] decoded(String encoded) {
        ByteArrayOutputStream out = new ByteArrayOutputStream(encoded.length());
        for (int i = 0; i < encoded.length(); i++) {
            char c = encoded.charAt(i);
            if (c == '%') {
                out.write(HexFormat.fromHexDigits(encoded, i + 1, i + 3));
                i += 2;
            } else {
                out.write(c);
            }
        }
        return out.toByteArray();
    }

    static String text(byte[] bytes) {
        StringBuilder shown = new StringBuilder(bytes.length);
        for (int i = 0; i < bytes.length; ) {
            int length = sequence(bytes[i]);
            String part = i + length <= bytes.length ? character(bytes, i, length) : null;
            if (part == null) {
                hex(shown, bytes[i++]);
            } else if (disturbs(part.codePointAt(0))) {
                for (int end = i + length; i < end; i++) {
                    hex(shown, bytes[i]);
                }
            } else {
                shown.append(part);
                i += length;
            }
        }
        return shown.toString();
    }

    private static void hex(StringBuilder shown, byte b) {
        shown.append("\\x").append(HEX.toHexDigits(b));
    }

    private static int sequence(byte first) {
        int b = first & 0xFF;
        return b < 0x80 ? 1 : b >= 0xF0 ? 4 : b >= 0xE0 ? 3 : 2;
    }

    /** Null when the bytes are not one character of UTF-8. */
    private static @Nullable String character(byte[] bytes, int from, int length) {
        if (length == 1) {
            return String.valueOf((char) bytes[from]);
        }
        try {
            return StandardCharsets.UTF_8
                    .newDecoder()
                    .decode(ByteBuffer.wrap(bytes, from, length))
                    .toString();
        } catch (CharacterCodingException e) {
            return null;
        }
    }

    /** Control characters, and the marks that break lines or turn the direction of text around. */
    private static boolean disturbs(int c) {
        return Character.isISOControl(c)
                || c >= 0x200E && c <= 0x200F
                || c >= 0x2028 && c <= 0x202E
                || c >= 0x2066 && c <= 0x2069;
    }
}
