package org.lapwing.product.logcheck;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;

/** What is wrong, in the order in which it was found; only as much as people read. */
final class Problems {

    private static final int MOST = 200;

    private final List<String> found = new ArrayList<>();

    void add(String sentence, Object... values) {
        if (found.size() < MOST) {
            found.add(String.format(Locale.ENGLISH, sentence, values));
        } else if (found.size() == MOST) {
            found.add("There are more problems than can be listed.");
        }
    }

    List<String> all() {
        return List.copyOf(found);
    }
}
