package org.lapwing.evidence.documents;

import java.io.IOException;
import org.jspecify.annotations.Nullable;
import org.lapwing.platform.api.reading.Entry;

/**
 * A file in a document.
 *
 * @param closed why it stays closed; null where it can be read
 */
record Part(
        String locator,
        String name,
        Entry.Bytes bytes,
        @Nullable String closed) {

    static Part of(String locator, String name, Entry.Bytes bytes) {
        return new Part(locator, name, bytes, null);
    }

    /** Something that is there and stays closed. */
    static Part closed(String locator, String name, String why) {
        return new Part(
                locator,
                name,
                () -> {
                    throw new IOException(why);
                },
                why);
    }
}
