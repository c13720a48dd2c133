package org.lapwing.platform.pipeline;

import java.util.Locale;
import java.util.Set;

/**
 * What is read first among what waits: names under which conversations come, then small files, then large ones. So the first lists are
 * of use while films are still being read.
 */
final class Urgency {

    private static final Set<String> TELLING =
            Set.of("txt", "json", "html", "htm", "csv", "db", "sqlite", "eml", "zip", "crypt14", "crypt15", "plist");
    private static final long SMALL = 16L << 20;

    private Urgency() {}

    /** 0 is the most urgent. */
    static int of(Place place) {
        String name = place.name().toLowerCase(Locale.ROOT);
        boolean small = place.stated() < SMALL;
        if (small && TELLING.contains(name.substring(name.lastIndexOf('.') + 1))) {
            return 0;
        }
        return small ? 1 : 2;
    }
}
