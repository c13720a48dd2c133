package org.lapwing.platform.persons;

import com.ibm.icu.text.MessageFormat;
import java.io.IOException;
import java.io.InputStreamReader;
import java.io.Reader;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.Locale;
import java.util.Objects;
import java.util.Properties;
import org.lapwing.platform.api.language.Texts;

/** The English texts of this bundle. */
final class BundleTexts implements Texts {

    private final Properties texts = new Properties();

    BundleTexts() {
        try (Reader reader = new InputStreamReader(
                Objects.requireNonNull(getClass().getResourceAsStream("/OSGI-INF/l10n/bundle.properties")),
                StandardCharsets.UTF_8)) {
            texts.load(reader);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    @Override
    public String get(String key, Object... arguments) {
        String pattern = Objects.requireNonNull(texts.getProperty(key), "No text for " + key);
        return new MessageFormat(pattern, Locale.ENGLISH).format(arguments);
    }

    @Override
    public Locale locale() {
        return Locale.ENGLISH;
    }
}
