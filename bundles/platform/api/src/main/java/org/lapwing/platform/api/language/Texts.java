package org.lapwing.platform.api.language;

import java.util.Locale;
import org.osgi.annotation.versioning.ProviderType;

/**
 * The texts of the bundle that asks, in the language of the person: from the bundle's own
 * {@code OSGI-INF/l10n/bundle.properties} (English), overlaid by what a {@link LanguagePack} has for that bundle. Patterns are ICU
 * MessageFormat, so plurals and numbers come right. Each bundle gets its own instance.
 */
@ProviderType
public interface Texts {

    /** The text of a key with its arguments filled in; the key itself where there is none, so that a gap is seen, not fatal. */
    String get(String key, Object... arguments);

    Locale locale();
}
