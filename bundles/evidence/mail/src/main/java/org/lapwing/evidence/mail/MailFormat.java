package org.lapwing.evidence.mail;

import java.io.IOException;
import java.io.InputStream;
import org.lapwing.platform.api.reading.Container;
import org.lapwing.platform.api.reading.EntrySink;

/** One way in which mail is kept. */
interface MailFormat {

    void walk(Container container, Allowance allowance, EntrySink sink) throws IOException, InterruptedException;

    InputStream open(Container container, String locator) throws IOException;
}
