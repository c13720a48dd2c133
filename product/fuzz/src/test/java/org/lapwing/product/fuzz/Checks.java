package org.lapwing.product.fuzz;

import java.nio.charset.StandardCharsets;

/** What must hold whatever came in. */
public final class Checks {

    private Checks() {}

    public static void that(boolean holds, String otherwise) {
        if (!holds) {
            throw new AssertionError(otherwise);
        }
    }

    public static byte[] utf8(String text) {
        return text.getBytes(StandardCharsets.UTF_8);
    }
}
