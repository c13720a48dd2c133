package org.lapwing.evidence.archive;

import java.io.IOException;
import java.io.InputStream;
import org.lapwing.platform.api.language.Texts;
import org.lapwing.platform.api.reading.Container;
import org.lapwing.platform.api.reading.EntrySink;

/** One family of archives. */
interface Format {

    void walk(Container container, Allowance allowance, EntrySink sink) throws IOException, InterruptedException;

    InputStream open(Container container, String locator) throws IOException;

    /** The number that a locator ends with. */
    static long number(String locator, char kind, Texts texts) throws IOException {
        try {
            if (!locator.isEmpty() && locator.charAt(0) == kind) {
                return Long.parseLong(locator.substring(1));
            }
        } catch (NumberFormatException e) {
            throw new IOException(texts.get("locator", locator), e);
        }
        throw new IOException(texts.get("locator", locator));
    }
}
