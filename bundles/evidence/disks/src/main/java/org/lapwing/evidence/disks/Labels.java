package org.lapwing.evidence.disks;

import java.nio.ByteBuffer;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.StandardCharsets;
import java.util.HexFormat;

/** Names on a disk for people: what is no text and what would disturb a list stands as {@code \xNN}. */
final class Labels {

    private static final HexFormat HEX = HexFormat.of();

    private Labels() {}

    /** @param raw the bytes of the name, one a character */
    static String of(String raw) {
        byte[] bytes = raw.getBytes(StandardCharsets.ISO_8859_1);
        StringBuilder shown = new StringBuilder();
        try {
            StandardCharsets.UTF_8
                    .newDecoder()
                    .decode(ByteBuffer.wrap(bytes))
                    .codePoints()
                    .forEach(c -> append(shown, c));
        } catch (CharacterCodingException e) {
            for (byte b : bytes) {
                if (b < 0x20) {
                    hex(shown, b);
                } else {
                    shown.append((char) b);
                }
            }
        }
        return shown.toString();
    }

    private static void append(StringBuilder shown, int c) {
        boolean disturbs = Character.isISOControl(c)
                || c >= 0x200E && c <= 0x200F
                || c >= 0x2028 && c <= 0x202E
                || c >= 0x2066 && c <= 0x2069;
        if (!disturbs) {
            shown.appendCodePoint(c);
            return;
        }
        for (byte b : Character.toString(c).getBytes(StandardCharsets.UTF_8)) {
            hex(shown, b);
        }
    }

    private static void hex(StringBuilder shown, byte b) {
        shown.append("\\x").append(HEX.toHexDigits(b));
    }
}
