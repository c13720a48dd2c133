package org.lapwing.platform.pipeline;

import java.io.IOException;
import java.io.InputStream;
import org.lapwing.platform.api.reading.Container;
import org.lapwing.platform.api.reading.EntrySink;
import org.lapwing.platform.api.reading.EvidenceReader;
import org.lapwing.platform.api.reading.ReadingBounds;

/**
 * Stands for a reader that must not be used in this run: containers of its family are recorded, and that they were not opened.
 *
 * @param why in a sentence for people
 */
record ClosedReader(EvidenceReader reader, String why) implements EvidenceReader {

    @Override
    public String name() {
        return reader.name();
    }

    @Override
    public boolean opens(Container container) {
        return reader.opens(container);
    }

    @Override
    public void walk(Container container, ReadingBounds bounds, EntrySink sink) throws IOException {
        throw new IOException(why);
    }

    @Override
    public InputStream open(Container container, String locator) throws IOException {
        throw new IOException(why);
    }
}
