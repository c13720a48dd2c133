package org.lapwing.media.video;

import com.ibm.icu.text.MessageFormat;
import java.io.IOException;
import java.io.InputStreamReader;
import java.io.Reader;
import java.io.UncheckedIOException;
import java.net.URL;
import java.nio.charset.StandardCharsets;
import java.util.Collections;
import java.util.Locale;
import java.util.Properties;
import org.lapwing.platform.api.language.Texts;

/** The English texts of all bundles on the class path, for services of others. */
final class AllTexts implements Texts {

    private final Properties english = new Properties();

    AllTexts() {
        try {
            for (URL each :
                    Collections.list(AllTexts.class.getClassLoader().getResources("OSGI-INF/l10n/bundle.properties"))) {
                try (Reader reader = new InputStreamReader(each.openStream(), StandardCharsets.UTF_8)) {
                    english.load(reader);
                }
            }
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    @Override
    public String get(String key, Object... arguments) {
        return new MessageFormat(english.getProperty(key, key), Locale.ENGLISH).format(arguments);
    }

    @Override
    public Locale locale() {
        return Locale.ENGLISH;
    }
}
