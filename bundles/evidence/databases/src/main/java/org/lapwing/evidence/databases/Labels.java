package org.lapwing.evidence.databases;

import org.lapwing.platform.api.evidence.ShownName;

/** Names and values from databases for people. */
final class Labels {

    private static final int LONGEST = 200;

    private Labels() {}

    static String of(String name) {
        return ShownName.of(name, LONGEST);
    }
}
