package org.lapwing.evidence.mail;

import java.nio.charset.StandardCharsets;
import java.util.HexFormat;
import org.jspecify.annotations.Nullable;

/** Names that a mail gives, for people: never a path of ours, and nothing in them disturbs a list. */
final class Labels {

    private static final HexFormat HEX = HexFormat.of();

    private Labels() {}

    /** One part of a path: separators and what would disturb stand as {@code \xNN}; cut where it is very long. */
    static String part(@Nullable String name, String otherwise, int longest) {
        if (name == null || name.isBlank()) {
            return otherwise;
        }
        StringBuilder shown = new StringBuilder();
        name.strip().codePoints().limit(longest).forEach(c -> append(shown, c));
        return name.strip().codePointCount(0, name.strip().length()) > longest ? shown + "…" : shown.toString();
    }

    private static void append(StringBuilder shown, int c) {
        boolean disturbs = c == '/'
                || Character.isISOControl(c)
                || c >= 0xD800 && c <= 0xDFFF
                || c >= 0x200E && c <= 0x200F
                || c >= 0x2028 && c <= 0x202E
                || c >= 0x2066 && c <= 0x2069;
        if (!disturbs) {
            shown.appendCodePoint(c);
            return;
        }
        for (byte b : Character.toString(c).getBytes(StandardCharsets.UTF_8)) {
            shown.append("\\x").append(HEX.toHexDigits(b));
        }
    }
}
