package org.lapwing.evidence.archive;

import java.io.IOException;
import java.io.InputStream;
import org.lapwing.platform.api.reading.Container;
import org.lapwing.platform.api.reading.EntrySink;

/** One family of archives. */
interface Format {

    void walk(Container container, Allowance allowance, EntrySink sink) throws IOException, InterruptedException;

    InputStream open(Container container, String locator) throws IOException;
}
