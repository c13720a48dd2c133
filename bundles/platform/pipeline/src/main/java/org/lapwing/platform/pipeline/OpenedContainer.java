package org.lapwing.platform.pipeline;

import java.io.IOException;
import java.nio.channels.SeekableByteChannel;
import java.nio.file.Path;
import org.jspecify.annotations.Nullable;
import org.lapwing.platform.api.reading.Container;

/** An exhibit or a content as a container. */
record OpenedContainer(
        String name, @Nullable Path exhibitPath, @Nullable String mediaType, long size, int depth, Opener opener)
        implements Container {

    @Override
    public SeekableByteChannel channel() throws IOException {
        return opener.open();
    }

    @Override
    public Lent file() throws IOException {
        return opener.file();
    }

    @Override
    public Lent memory(long bytes) throws IOException {
        return opener.memory(bytes);
    }

    /** Opens the bytes. */
    @FunctionalInterface
    interface Opener {
        SeekableByteChannel open() throws IOException;

        default Lent file() throws IOException {
            throw new UnsupportedOperationException("This container has no file");
        }

        default Lent memory(long bytes) throws IOException {
            throw new UnsupportedOperationException("This container has no memory");
        }
    }
}
