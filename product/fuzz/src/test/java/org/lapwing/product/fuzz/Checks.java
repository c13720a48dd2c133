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

    /** A path or name as people see it. */
    public static void shown(String path) {
        that(!path.isEmpty() && path.chars().noneMatch(Character::isISOControl), "Shown as " + path);
        that(path.length() <= 20_000, "Shown as " + path.length());
    }

    /** Refusals are for people. */
    public static void said(Exception refused) {
        that(refused.getMessage() != null && !refused.getMessage().isBlank(), "Refused without a word");
    }

    public static byte[] utf8(String text) {
        return text.getBytes(StandardCharsets.UTF_8);
    }
}
