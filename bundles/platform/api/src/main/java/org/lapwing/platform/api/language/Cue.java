package org.lapwing.platform.api.language;

import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/**
 * A way of writing something that a rule looks for, as data of a language pack.
 *
 * @param code what it is, the same in all languages, such as {@code age.asked}, {@code age.stated}, {@code secrecy.asked},
 *     {@code meeting.proposed}; the rules' documentation lists them
 * @param pattern looked for in the folded text: lower case, accents removed, letters repeated more than twice cut to two, apostrophes,
 *     zero-width characters and direction marks removed, emoji and white space as single spaces, none at the ends
 * @param unless where this also matches in the same message, the cue does not count; null for none
 * @param group a named group holds a value where the code has one, such as {@code age}
 */
public record Cue(
        String code,
        Pattern pattern,
        @Nullable Pattern unless,
        @Nullable String group) {}
