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

    /**
     * The bytes as a file for programs that need one: the exhibit's own, with what lies beside it, or a copy in memory, never on a
     * disk. The caller closes it. Not for folders.
     *
     * @throws IOException in a sentence for people, where there is not enough memory for a copy
     */
    default Lent file() throws IOException {
        throw new UnsupportedOperationException("This container has no file");
    }

    /**
     * A new, empty file in memory, never on a disk, for what a reader must unpack before a program can look at it. The caller writes and
     * closes it.
     *
     * @param bytes how much will be written
     * @throws IOException in a sentence for people, where there is not enough memory
     */
    default Lent memory(long bytes) throws IOException {
        throw new UnsupportedOperationException("This container has no memory");
    }

    /** A file until it is closed. Write only to one of {@link #memory}. */
    @ProviderType
    interface Lent extends AutoCloseable {

        Path path();

        @Override
        void close();
    }
}
