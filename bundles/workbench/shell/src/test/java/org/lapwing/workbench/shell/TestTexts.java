package org.lapwing.workbench.shell;

import java.io.IOException;
import java.io.InputStreamReader;
import java.io.Reader;
import java.nio.charset.StandardCharsets;
import java.util.Locale;
import java.util.Objects;
import java.util.Properties;
import org.lapwing.platform.api.language.Texts;

/** The bundle's own English texts; arguments are put in without the plurals of the real service. */
final class TestTexts implements Texts {

    private final Properties texts = new Properties();

    TestTexts() {
        try (Reader reader = new InputStreamReader(
                Objects.requireNonNull(TestTexts.class.getResourceAsStream("/OSGI-INF/l10n/bundle.properties")),
                StandardCharsets.UTF_8)) {
            texts.load(reader);
        } catch (IOException failure) {
            throw new IllegalStateException(failure);
        }
    }

    @Override
    public String get(String key, Object... arguments) {
        String text = Objects.requireNonNull(texts.getProperty(key), () -> "No text for " + key);
        for (int i = 0; i < arguments.length; i++) {
            text = text.replace("{" + i + "}", String.valueOf(arguments[i]))
                    .replace("{" + i + ", number}", String.valueOf(arguments[i]));
        }
        return text;
    }

    @Override
    public Locale locale() {
        return Locale.ENGLISH;
    }
}
