package org.lapwing.chat.telegram;

import com.ibm.icu.text.MessageFormat;
import java.io.IOException;
import java.io.InputStream;
import java.io.InputStreamReader;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.Locale;
import java.util.Properties;
import org.lapwing.platform.api.language.Texts;

/** The bundle's own texts; a missing one fails the test. */
final class EnglishTexts implements Texts {

    private final Properties properties = new Properties();

    EnglishTexts() {
        try (InputStream in = EnglishTexts.class.getResourceAsStream("/OSGI-INF/l10n/bundle.properties")) {
            properties.load(new InputStreamReader(in, StandardCharsets.UTF_8));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    @Override
    public String get(String key, Object... arguments) {
        String pattern = properties.getProperty(key);
        if (pattern == null) {
            throw new AssertionError("No text for " + key);
        }
        return new MessageFormat(pattern, Locale.ENGLISH).format(arguments);
    }

    @Override
    public Locale locale() {
        return Locale.ENGLISH;
    }
}
