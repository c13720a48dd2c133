package org.lapwing.evidence.archive;

import org.jspecify.annotations.Nullable;
import org.lapwing.platform.api.evidence.ShownName;

/** Names in archives for people. Never a path of ours. */
final class Labels {

    private static final int LONGEST = 4096;

    private Labels() {}

    static String of(byte @Nullable [] raw, @Nullable String decoded) {
        String shown = raw != null && raw.length > 0 ? ShownName.of(raw) : decoded == null ? "" : ShownName.of(decoded);
        if (shown.isEmpty()) {
            return "(without a name)";
        }
        return shown.length() > LONGEST ? shown.substring(0, LONGEST) + "…" : shown;
    }
}
