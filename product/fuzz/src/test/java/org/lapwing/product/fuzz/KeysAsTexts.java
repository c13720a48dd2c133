package org.lapwing.product.fuzz;

import java.util.Arrays;
import java.util.Locale;
import org.lapwing.platform.api.language.Texts;

/** Keys and their arguments instead of texts. */
public final class KeysAsTexts implements Texts {

    @Override
    public String get(String key, Object... arguments) {
        return key + Arrays.toString(arguments);
    }

    @Override
    public Locale locale() {
        return Locale.ENGLISH;
    }
}
