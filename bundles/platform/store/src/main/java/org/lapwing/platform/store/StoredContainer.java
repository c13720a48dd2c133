package org.lapwing.platform.store;

import java.io.IOException;
import java.nio.channels.SeekableByteChannel;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import org.jspecify.annotations.Nullable;
import org.lapwing.platform.api.reading.Container;
import org.lapwing.platform.api.vault.Vault.ClearFile;

/** A container that is opened again. */
record StoredContainer(
        String name, @Nullable Path exhibitPath, @Nullable String mediaType, long size, int depth, Opening opening)
        implements Container {

    static StoredContainer exhibit(Path source) throws IOException {
        long size = Files.isRegularFile(source) ? Files.size(source) : 0;
        return new StoredContainer(
                source.toString(), source, null, size, 0, () -> Files.newByteChannel(source, StandardOpenOption.READ));
    }

    @Override
    public SeekableByteChannel channel() throws IOException {
        return opening.open();
    }

    @Override
    public Lent file() throws IOException {
        return new Kept(opening.file());
    }

    @Override
    public Lent memory(long bytes) throws IOException {
        return new Room(opening.memory(bytes));
    }

    private record Room(ClearFile file) implements Lent {

        @Override
        public Path path() {
            return file.path();
        }

        @Override
        public void close() {
            file.close();
        }
    }

    /** Goes away with the case's handle. */
    private record Kept(Path path) implements Lent {

        @Override
        public void close() {
            // Kept for the next time.
        }
    }

    /** Opens the bytes for reading at any position. */
    @FunctionalInterface
    interface Opening {
        SeekableByteChannel open() throws IOException;

        /** The same bytes as a file. */
        default Path file() throws IOException {
            throw new UnsupportedOperationException("This container has no file");
        }

        /** A new, empty file in memory. */
        default ClearFile memory(long bytes) throws IOException {
            throw new UnsupportedOperationException("This container has no memory");
        }
    }
}
