package org.lapwing.chat.api.format;

import java.io.IOException;
import java.io.InputStream;
import org.osgi.annotation.versioning.ProviderType;

/** The bytes of a possible chat export. */
@ProviderType
public interface ChatSource {

    /** For titles and messages only, never for detection. */
    String name();

    /** Bytes. */
    long size();

    /** Up to the first 64 KiB. */
    byte[] head();

    /** From the beginning; the caller closes it. */
    InputStream open() throws IOException;
}
