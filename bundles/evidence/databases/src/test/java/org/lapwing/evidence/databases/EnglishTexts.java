package org.lapwing.evidence.databases;

import java.io.IOException;
import java.io.InputStreamReader;
import java.io.Reader;
import java.io.UncheckedIOException;
import java.net.URL;
import java.nio.charset.StandardCharsets;
import java.text.MessageFormat;
import java.util.Collections;
import java.util.List;
import java.util.Locale;
import java.util.Properties;
import org.lapwing.platform.api.language.Texts;

/** The English texts of the bundle that a class is of; a missing one fails the test. */
record EnglishTexts(Properties english) implements Texts {

    static EnglishTexts of(Class<?> type) {
        String place = type.getProtectionDomain().getCodeSource().getLocation().getPath();
        try {
            List<URL> all = Collections.list(type.getClassLoader().getResources("OSGI-INF/l10n/bundle.properties"));
            URL own = all.stream()
                    .filter(url -> url.getPath().contains(place))
                    .findFirst()
                    .orElseThrow(() -> new AssertionError("No texts beside " + type));
            Properties read = new Properties();
            try (Reader reader = new InputStreamReader(own.openStream(), StandardCharsets.UTF_8)) {
                read.load(reader);
            }
            return new EnglishTexts(read);
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
        return new MessageFormat(pattern, Locale.ENGLISH).format(arguments);
    }

    @Override
    public Locale locale() {
        return Locale.ENGLISH;
    }
}
