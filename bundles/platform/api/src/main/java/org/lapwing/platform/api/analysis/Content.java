package org.lapwing.platform.api.analysis;

import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Path;
import org.lapwing.platform.api.evidence.ContentId;
import org.lapwing.platform.api.evidence.Hashes;
import org.osgi.annotation.versioning.ProviderType;

/** A content handed to an analyser: read it as often as needed, until the call returns. */
@ProviderType
public interface Content {

    ContentId id();

    Hashes hashes();

    /** Bytes. */
    long size();

    /** By content, such as {@code image/jpeg}. */
    String mediaType();

    /** The name of one item that has it, for messages only. */
    String name();

    InputStream open() throws IOException;

    /** A file with these bytes for programs that need one; gone when the call returns. Never write to it. */
    Path file() throws IOException;
}
