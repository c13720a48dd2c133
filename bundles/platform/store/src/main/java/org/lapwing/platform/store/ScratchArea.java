package org.lapwing.platform.store;

import java.io.BufferedOutputStream;
import java.io.IOException;
import java.io.OutputStream;
import java.lang.System.Logger;
import java.lang.System.Logger.Level;
import java.nio.channels.SeekableByteChannel;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.security.SecureRandom;
import org.jspecify.annotations.Nullable;
import org.lapwing.platform.api.vault.Vault.Scratch;

/** Temporary files of one case handle, encrypted under a key that is in this process's memory and nowhere else. */
final class ScratchArea implements AutoCloseable {

    private static final Logger LOG = System.getLogger(ScratchArea.class.getName());
    private static final Segments.Layout LAYOUT = new Segments.Layout(0, 1 << 16);
    private static final byte[] PURPOSE = "lapwing scratch 1".getBytes(StandardCharsets.UTF_8);

    private final OwnedFolder folder;
    private final byte[] key = new byte[32];

    /** @param root where each handle has its folder */
    ScratchArea(Path root) {
        this.folder = new OwnedFolder(root);
        new SecureRandom().nextBytes(key);
    }

    ScratchFile file() throws IOException {
        return new ScratchFile(folder.file(), key);
    }

    /** The folder of this handle, for what is encrypted already. */
    Path folder() throws IOException {
        return folder.path();
    }

    @Override
    public void close() {
        folder.close();
    }

    static final class ScratchFile implements Scratch {

        private final Path path;
        private final byte[] key;
        private @Nullable SealedReader reader;

        ScratchFile(Path path, byte[] key) {
            this.path = path;
            this.key = key;
        }

        @Override
        public OutputStream write() throws IOException {
            if (Files.size(path) > 0) {
                throw new IOException("The temporary file " + path + " is written once only.");
            }
            OutputStream out = Files.newOutputStream(path, StandardOpenOption.WRITE);
            return new BufferedOutputStream(new SealedOutput(out, Segments.fresh(key, PURPOSE), LAYOUT), 1 << 13);
        }

        @Override
        public SeekableByteChannel read() throws IOException {
            return read(() -> {});
        }

        SeekableByteChannel read(Runnable whenClosed) throws IOException {
            return new ReadingChannel(reader(), whenClosed);
        }

        @Override
        public long size() {
            try {
                return Files.size(path) == 0 ? 0 : reader().length();
            } catch (IOException e) {
                throw new java.io.UncheckedIOException(e);
            }
        }

        private synchronized SealedReader reader() throws IOException {
            SealedReader known = reader;
            if (known == null) {
                known = SealedReader.open(path, (before, header) -> Segments.of(header, key, PURPOSE), LAYOUT);
                reader = known;
            }
            return known;
        }

        @Override
        public synchronized void close() {
            try {
                if (reader != null) {
                    reader.close();
                }
                Files.deleteIfExists(path);
            } catch (IOException e) {
                LOG.log(Level.WARNING, "The temporary file " + path + " goes away with the case's handle only", e);
            }
        }
    }
}
