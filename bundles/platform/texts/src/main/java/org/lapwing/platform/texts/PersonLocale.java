package org.lapwing.platform.texts;

import java.util.Locale;
import org.jspecify.annotations.Nullable;

/** The language that the person reads. */
final class PersonLocale {

    private PersonLocale() {}

    /** What was asked for, by the framework's property or the environment ({@code es}, {@code es-MX}, {@code es_MX}), else the system's. */
    static Locale of(@Nullable String property, @Nullable String environment, Locale system) {
        String asked = property == null || property.isBlank() ? environment : property;
        if (asked == null || asked.isBlank()) {
            return system;
        }
        Locale locale = Locale.forLanguageTag(asked.strip().replace('_', '-'));
        return locale.getLanguage().isEmpty() ? system : locale;
    }
}
