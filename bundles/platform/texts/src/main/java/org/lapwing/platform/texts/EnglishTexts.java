package org.lapwing.platform.texts;

import java.io.IOException;
import java.io.InputStreamReader;
import java.io.Reader;
import java.lang.System.Logger;
import java.lang.System.Logger.Level;
import java.net.URL;
import java.nio.charset.StandardCharsets;
import java.util.HashMap;
import java.util.Map;
import java.util.Properties;
import org.osgi.framework.Bundle;

/** The texts that a bundle brings with it. */
final class EnglishTexts {

    private static final Logger LOG = System.getLogger(EnglishTexts.class.getName());
    private static final String PLACE = "OSGI-INF/l10n/bundle.properties";

    private EnglishTexts() {}

    static Map<String, String> of(Bundle bundle) {
        URL place = bundle.getEntry(PLACE);
        if (place == null) {
            return Map.of();
        }
        try (Reader in = new InputStreamReader(place.openStream(), StandardCharsets.UTF_8)) {
            return read(in);
        } catch (IOException e) {
            LOG.log(
                    Level.ERROR,
                    "The texts of " + bundle.getSymbolicName() + " cannot be read; their keys are shown",
                    e);
            return Map.of();
        }
    }

    static Map<String, String> read(Reader in) throws IOException {
        Properties properties = new Properties();
        properties.load(in);
        Map<String, String> texts = new HashMap<>();
        properties.stringPropertyNames().forEach(key -> texts.put(key, properties.getProperty(key)));
        return Map.copyOf(texts);
    }
}
