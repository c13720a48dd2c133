package org.lapwing.product.casekit;

import java.util.Arrays;
import java.util.Locale;
import org.lapwing.platform.api.language.Texts;

/** In place of texts that a test does not look at: the key and what belongs to it. */
public record Keys() implements Texts {

    @Override
    public String get(String key, Object... arguments) {
        return key + Arrays.toString(arguments);
    }

    @Override
    public Locale locale() {
        return Locale.ENGLISH;
    }
}
