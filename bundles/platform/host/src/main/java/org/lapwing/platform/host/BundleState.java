package org.lapwing.platform.host;

import java.util.Locale;

/** What became of a bundle of the toolset. */
enum BundleState {
    RUNNING,
    /** A fragment: part of another bundle. */
    ATTACHED,
    STOPPED,
    /** Only another kind of process or another operating system needs it. */
    NOT_NEEDED,
    MISSING,
    DAMAGED,
    UNRESOLVED,
    FAILED;

    /** As the toolset list says it. */
    String word() {
        return name().toLowerCase(Locale.ROOT).replace('_', ' ');
    }
}
