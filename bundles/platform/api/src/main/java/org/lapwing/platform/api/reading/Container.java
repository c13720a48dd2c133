package org.lapwing.platform.api.reading;

import java.io.IOException;
import java.nio.channels.SeekableByteChannel;
import java.nio.file.Path;
import org.jspecify.annotations.Nullable;
import org.osgi.annotation.versioning.ProviderType;

/** Something that may hold entries: an exhibit on a disk, or the content of an item. */
@ProviderType
public interface Container {

    /** For messages. */
    String name();

    /** The folder or file of an exhibit; null for the content of an item. */
    @Nullable
    Path exhibitPath();

    /** By content; null for an exhibit that is a folder. */
    @Nullable
    String mediaType();

    /** Bytes; 0 for a folder. */
    long size();

    /** How many containers are around it; 0 for an exhibit. */
    int depth();

    /** The bytes, to be read only; the caller closes it. Not for folders. */
    SeekableByteChannel channel() throws IOException;
}
