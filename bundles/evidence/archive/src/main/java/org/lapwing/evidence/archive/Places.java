package org.lapwing.evidence.archive;

import java.io.IOException;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.lapwing.platform.api.language.Texts;

/** Locators that say where an entry lies: a letter, its number, {@code @}, a place, and {@code +} with a length where it is known. */
final class Places {

    private static final Pattern FORM = Pattern.compile("([a-z])([0-9]{1,18})(?:@([0-9]{1,18}))?(?:\\+([0-9]{1,18}))?");

    private Places() {}

    /** One locator, taken apart; -1 for what it does not say. */
    record Place(char kind, long number, long at, long length) {}

    static Place of(String locator, String kinds, Texts texts) throws IOException {
        Matcher form = FORM.matcher(locator);
        if (!form.matches() || kinds.indexOf(form.group(1).charAt(0)) < 0) {
            throw new IOException(texts.get("locator", locator));
        }
        return new Place(
                form.group(1).charAt(0),
                Long.parseLong(form.group(2)),
                form.group(3) == null ? -1 : Long.parseLong(form.group(3)),
                form.group(4) == null ? -1 : Long.parseLong(form.group(4)));
    }
}
