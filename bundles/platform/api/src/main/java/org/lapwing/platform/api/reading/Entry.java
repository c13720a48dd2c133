package org.lapwing.platform.api.reading;

import java.io.IOException;
import java.io.InputStream;
import java.time.Instant;
import org.jspecify.annotations.Nullable;

/**
 * One thing found in a container.
 *
 * @param locator the reader's own name for it, unique in the container and the same in every walk; opens it again
 * @param path for people, {@code /} between parts, control characters and undecodable bytes as {@code \xNN}
 * @param size bytes as stated, -1 where unknown; a statement, not a promise
 * @param modified as stated
 * @param bytes opens the bytes; valid only during {@link EntrySink#entry}
 * @param doubt a sentence for people: why the bytes may not be those that the name stands for; null where nothing says so
 */
public record Entry(
        String locator,
        String path,
        long size,
        @Nullable Instant modified,
        Bytes bytes,
        @Nullable String doubt) {

    public Entry(String locator, String path, long size, @Nullable Instant modified, Bytes bytes) {
        this(locator, path, size, modified, bytes, null);
    }

    /** Opens bytes. */
    @FunctionalInterface
    public interface Bytes {
        InputStream open() throws IOException;
    }
}
