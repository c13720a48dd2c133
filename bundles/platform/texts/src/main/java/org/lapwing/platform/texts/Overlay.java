package org.lapwing.platform.texts;

import java.util.List;
import java.util.Locale;
import java.util.Map;
import org.lapwing.platform.api.language.LanguagePack;

/**
 * What language packs have for one bundle in the person's language.
 *
 * @param from the packs that were asked
 */
record Overlay(List<LanguagePack> from, Locale locale, Patterns patterns) {

    static final Overlay NONE = new Overlay(List.of(), Locale.ENGLISH, new Patterns(Map.of()));

    /** The pack of the very locale, or else the first one of its language; none for English. */
    static Overlay of(List<LanguagePack> packs, String bundle, Locale wanted) {
        LanguagePack best = null;
        for (LanguagePack pack : packs) {
            boolean speaks = pack.locale().getLanguage().equals(wanted.getLanguage());
            if (speaks && (best == null || pack.locale().equals(wanted))) {
                best = pack;
            }
        }
        return best == null
                ? new Overlay(packs, Locale.ENGLISH, NONE.patterns())
                : new Overlay(packs, best.locale(), new Patterns(best.texts(bundle)));
    }
}
