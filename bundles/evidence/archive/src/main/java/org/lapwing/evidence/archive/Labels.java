package org.lapwing.evidence.archive;

import java.nio.ByteBuffer;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.StandardCharsets;
import java.util.HexFormat;
import org.jspecify.annotations.Nullable;

/** Names in archives for people: what is no text and what would disturb a list stands as {@code \xNN}. Never a path of ours. */
final class Labels {

    private static final HexFormat HEX = HexFormat.of();
    private static final int LONGEST = 4096;

    private Labels() {}

    static String of(byte @Nullable [] raw, @Nullable String decoded) {
        String whole = raw == null ? null : whole(raw);
        if (whole == null && (raw == null || raw.length == 0)) {
            whole = decoded;
        }
        StringBuilder shown = new StringBuilder();
        if (whole != null) {
            whole.codePoints().forEach(c -> append(shown, c));
        } else if (raw != null) {
            for (byte b : raw) {
                if (b < 0) {
                    hex(shown, b);
                } else {
                    append(shown, b);
                }
            }
        }
        if (shown.isEmpty()) {
            return "(without a name)";
        }
        return shown.length() > LONGEST ? shown.substring(0, LONGEST) + "…" : shown.toString();
    }

    static boolean isUtf8(byte[] raw) {
        return whole(raw) != null;
    }

    private static @Nullable String whole(byte[] raw) {
        try {
            return StandardCharsets.UTF_8
                    .newDecoder()
                    .decode(ByteBuffer.wrap(raw))
                    .toString();
        } catch (CharacterCodingException e) {
            return null;
        }
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
