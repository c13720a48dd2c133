package org.lapwing.evidence.databases;

import java.nio.charset.StandardCharsets;
import java.util.HexFormat;

/** Names and values from databases for people: what would disturb a list stands as {@code \xNN}. */
final class Labels {

    private static final HexFormat HEX = HexFormat.of();
    private static final int LONGEST = 200;

    private Labels() {}

    static String of(String name) {
        StringBuilder shown = new StringBuilder();
        name.codePoints().limit(LONGEST).forEach(c -> {
            boolean disturbs = Character.isISOControl(c)
                    || c >= 0x200E && c <= 0x200F
                    || c >= 0x2028 && c <= 0x202E
                    || c >= 0x2066 && c <= 0x2069
                    || c >= 0xD800 && c <= 0xDFFF;
            if (!disturbs) {
                shown.appendCodePoint(c);
                return;
            }
            for (byte b : Character.toString(c).getBytes(StandardCharsets.UTF_8)) {
                shown.append("\\x").append(HEX.toHexDigits(b));
            }
        });
        return shown.toString();
    }
}
