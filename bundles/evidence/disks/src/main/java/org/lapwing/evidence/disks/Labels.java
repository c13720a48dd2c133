package org.lapwing.evidence.disks;

import java.nio.charset.StandardCharsets;
import org.lapwing.platform.api.evidence.ShownName;

/** Names on a disk for people. */
final class Labels {

    private Labels() {}

    /** @param raw the bytes of the name, one a character */
    static String of(String raw) {
        return ShownName.of(raw.getBytes(StandardCharsets.ISO_8859_1));
    }
}
