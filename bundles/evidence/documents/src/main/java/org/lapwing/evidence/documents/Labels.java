package org.lapwing.evidence.documents;

import java.nio.charset.StandardCharsets;
import java.util.HexFormat;
import org.jspecify.annotations.Nullable;

/** Names in documents for people: only the last part of a path, with what would disturb a list as {@code \xNN}. */
final class Labels {

    private static final HexFormat HEX = HexFormat.of();
    private static final int LONGEST = 1024;

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

    /** The first of these that says something, without the folders of the computer that it came from. */
    static String first(String otherwise, @Nullable String... names) {
        for (String name : names) {
            if (name != null) {
                String last = name.substring(Math.max(name.lastIndexOf('/'), name.lastIndexOf('\\')) + 1)
                        .strip();
                if (!last.isEmpty()) {
                    return last;
                }
            }
        }
        return otherwise;
    }
}
