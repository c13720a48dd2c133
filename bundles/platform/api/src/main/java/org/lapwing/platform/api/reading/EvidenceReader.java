package org.lapwing.platform.api.reading;

import java.io.IOException;
import java.io.InputStream;
import org.osgi.annotation.versioning.ConsumerType;

/**
 * Walks one family of containers: folders, archives, disk images, phone extractions. Registered as a service. Reads only; bounds
 * what it reads (see {@link ReadingBounds}); may be called by several threads at once for different containers.
 */
@ConsumerType
public interface EvidenceReader {

    /** For provenance: a short stable name such as {@code folder} or {@code zip}. */
    String name();

    /** Whether this reader opens the container, told by structure and content type, never by the name alone. */
    boolean opens(Container container);

    /** Whether it runs external programs; then it opens nothing for somebody who may not, see {@code Function.TOOL_RUN}. */
    default boolean runsPrograms() {
        return false;
    }

    /**
     * Hands over every entry, in an order that is the same each time.
     *
     * @throws IOException when the container cannot be read at all; what was handed over before stays
     */
    void walk(Container container, ReadingBounds bounds, EntrySink sink) throws IOException, InterruptedException;

    /** Opens one entry again by its locator. */
    InputStream open(Container container, String locator) throws IOException;
}
