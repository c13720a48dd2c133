package org.lapwing.evidence.mail;

import org.jspecify.annotations.Nullable;
import org.lapwing.platform.api.evidence.ShownName;

/** Names that a mail gives, for people: never a path of ours. */
final class Labels {

    private static final String SLASH = "\\x2f";

    private Labels() {}

    /** One part of a path; cut where it is very long. */
    static String part(@Nullable String name, String otherwise, int longest) {
        return name == null || name.isBlank()
                ? otherwise
                : ShownName.of(name.strip(), longest).replace("/", SLASH);
    }
}
