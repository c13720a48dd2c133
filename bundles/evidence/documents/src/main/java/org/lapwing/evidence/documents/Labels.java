package org.lapwing.evidence.documents;

import org.jspecify.annotations.Nullable;
import org.lapwing.platform.api.evidence.ShownName;

/** Names in documents for people: only the last part of a path. */
final class Labels {

    private static final int LONGEST = 1024;

    private Labels() {}

    static String of(String name) {
        return ShownName.of(name, LONGEST);
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
