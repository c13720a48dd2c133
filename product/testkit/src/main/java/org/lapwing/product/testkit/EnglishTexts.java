package org.lapwing.product.testkit;

import com.ibm.icu.text.MessageFormat;
import java.io.IOException;
import java.io.InputStreamReader;
import java.io.Reader;
import java.io.UncheckedIOException;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.Arrays;
import java.util.Date;
import java.util.Locale;
import java.util.Properties;
import org.lapwing.platform.api.language.Texts;

/** The English texts of one bundle; one that is missing fails the test. */
public final class EnglishTexts implements Texts {

    private static final String PLACE = "OSGI-INF/l10n/bundle.properties";

    private final Properties texts = new Properties();

    private EnglishTexts() {}

    /** @param type a class of the bundle whose texts they are */
    public static EnglishTexts of(Class<?> type) {
        String bundle = type.getProtectionDomain().getCodeSource().getLocation().toString();
        String place = bundle.endsWith("/") ? bundle + PLACE : "jar:" + bundle + "!/" + PLACE;
        EnglishTexts read = new EnglishTexts();
        try (Reader reader = new InputStreamReader(URI.create(place).toURL().openStream(), StandardCharsets.UTF_8)) {
            read.texts.load(reader);
        } catch (IOException e) {
            throw new UncheckedIOException("No texts beside " + type, e);
        }
        return read;
    }

    @Override
    public String get(String key, Object... arguments) {
        String pattern = texts.getProperty(key);
        if (pattern == null) {
            throw new AssertionError("There is no text for " + key);
        }
        return new MessageFormat(pattern, Locale.ENGLISH)
                .format(Arrays.stream(arguments).map(EnglishTexts::plain).toArray());
    }

    /** As a pattern takes it. */
    private static Object plain(Object argument) {
        return switch (argument) {
            case Instant time -> Date.from(time);
            case Number number -> number;
            case Date date -> date;
            default -> argument.toString();
        };
    }

    @Override
    public Locale locale() {
        return Locale.ENGLISH;
    }
}
