package org.lapwing.evidence.archive;

import java.io.IOException;
import java.io.InputStream;
import org.lapwing.platform.api.language.Texts;
import org.lapwing.platform.api.reading.Container;
import org.lapwing.platform.api.reading.EntrySink;

/** An archive of a kind that Lapwing knows but cannot open: said on the item, so that nobody takes it for one file. */
record UnopenedFormat(String kind, Texts texts) implements Format {

    @Override
    public void walk(Container container, Allowance allowance, EntrySink sink) {
        sink.containerProblem(texts.get("archive.unopened", kind));
    }

    @Override
    public InputStream open(Container container, String locator) throws IOException {
        throw new IOException(texts.get("archive.unopened", kind));
    }
}
