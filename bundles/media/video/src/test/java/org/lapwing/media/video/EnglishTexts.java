package org.lapwing.media.video;

import com.ibm.icu.text.MessageFormat;
import java.io.IOException;
import java.io.InputStreamReader;
import java.io.Reader;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.Locale;
import java.util.Properties;
import org.lapwing.platform.api.language.Texts;

/** The bundle's own English texts; fails where a key is missing. */
class EnglishTexts implements Texts {

    private final Properties english = new Properties();

    EnglishTexts() {
        try (Reader file = new InputStreamReader(
                EnglishTexts.class.getResourceAsStream("/OSGI-INF/l10n/bundle.properties"), StandardCharsets.UTF_8)) {
            english.load(file);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    @Override
    public String get(String key, Object... arguments) {
        String pattern = english.getProperty(key);
        if (pattern == null) {
            throw new AssertionError("There is no text for " + key);
        }
        String text = new MessageFormat(pattern, Locale.ENGLISH).format(arguments);
        if (text.contains("{")) {
            throw new AssertionError("An argument is missing: " + text);
        }
        return text;
    }

    @Override
    public Locale locale() {
        return Locale.ENGLISH;
    }
}
