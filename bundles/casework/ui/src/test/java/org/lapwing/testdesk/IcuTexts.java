package org.lapwing.testdesk;

import com.ibm.icu.text.MessageFormat;
import java.io.IOException;
import java.io.InputStreamReader;
import java.io.Reader;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.Arrays;
import java.util.Date;
import java.util.Locale;
import java.util.Objects;
import java.util.Properties;
import org.lapwing.platform.api.language.Texts;

/** The English texts of one bundle, filled in as the real service does it. A missing key gives the key. */
public final class IcuTexts implements Texts {

    private final Properties texts = new Properties();

    /** @param of a class of the bundle whose texts they are */
    public IcuTexts(Class<?> of) {
        String file = of.getProtectionDomain().getCodeSource().getLocation() + "OSGI-INF/l10n/bundle.properties";
        try (Reader reader =
                new InputStreamReader(java.net.URI.create(file).toURL().openStream(), StandardCharsets.UTF_8)) {
            texts.load(reader);
        } catch (IOException failure) {
            throw new IllegalStateException("No texts beside " + of, failure);
        }
    }

    @Override
    public String get(String key, Object... arguments) {
        String pattern = texts.getProperty(key);
        if (pattern == null) {
            return key;
        }
        Object[] plain = Arrays.stream(arguments)
                .map(each -> each instanceof Instant at
                        ? Date.from(at)
                        : each instanceof Number || each instanceof Date ? each : Objects.toString(each, ""))
                .toArray();
        return new MessageFormat(pattern, Locale.ENGLISH).format(plain);
    }

    @Override
    public Locale locale() {
        return Locale.ENGLISH;
    }
}
