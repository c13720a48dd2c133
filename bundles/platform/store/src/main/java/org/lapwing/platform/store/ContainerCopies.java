package org.lapwing.platform.store;

import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.nio.ByteBuffer;
import java.nio.channels.SeekableByteChannel;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.Iterator;
import java.util.LinkedHashMap;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.lapwing.platform.api.evidence.ContentId;
import org.lapwing.platform.api.vault.Vault.Scratch;

/**
 * Copies of contents that do not lie on the disk as files, in the scratch area. Those that are only read through a channel are kept for
 * the next time as long as there are few, so that a thousand entries of one nested archive cost one copy.
 */
final class ContainerCopies implements AutoCloseable {

    private static final int KEPT = 8;

    private final ScratchArea scratch;
    private final Map<ContentId, Copy> copies = new LinkedHashMap<>(16, 0.75f, true);

    ContainerCopies(ScratchArea scratch) {
        this.scratch = scratch;
    }

    /** A file that stays until the case's handle is closed. */
    Path kept(ContentId content, Source source) throws IOException {
        return take(content, source).path();
    }

    SeekableByteChannel channel(ContentId content, Source source) throws IOException {
        Copy copy = take(content, source);
        try {
            return new CopyChannel(Files.newByteChannel(copy.path(), StandardOpenOption.READ), () -> release(copy));
        } catch (IOException e) {
            release(copy);
            throw e;
        }
    }

    private Copy take(ContentId content, Source source) throws IOException {
        Copy copy;
        synchronized (copies) {
            copy = copies.computeIfAbsent(content, id -> new Copy());
            copy.users++;
        }
        try {
            copy.fill(scratch, source);
            return copy;
        } catch (IOException e) {
            release(copy);
            throw e;
        }
    }

    private void release(Copy released) {
        synchronized (copies) {
            released.users--;
            int idle = 0;
            for (Copy copy : copies.values()) {
                idle += copy.users == 0 ? 1 : 0;
            }
            for (Iterator<Copy> oldest = copies.values().iterator(); idle > KEPT && oldest.hasNext(); ) {
                Copy copy = oldest.next();
                if (copy.users == 0) {
                    copy.delete();
                    oldest.remove();
                    idle--;
                }
            }
        }
    }

    @Override
    public void close() {
        synchronized (copies) {
            copies.values().forEach(Copy::delete);
            copies.clear();
        }
    }

    /** The bytes to copy. */
    @FunctionalInterface
    interface Source {
        InputStream open() throws IOException;
    }

    private static final class Copy {

        private int users;
        private @Nullable Scratch file;

        synchronized void fill(ScratchArea scratch, Source source) throws IOException {
            if (file != null) {
                return;
            }
            Scratch made = scratch.file();
            try (InputStream in = source.open();
                    OutputStream out = Files.newOutputStream(made.path())) {
                in.transferTo(out);
            } catch (IOException | RuntimeException e) {
                made.close();
                throw e;
            }
            file = made;
        }

        synchronized Path path() {
            Scratch made = file;
            if (made == null) {
                throw new IllegalStateException("The copy was not made");
            }
            return made.path();
        }

        synchronized void delete() {
            if (file != null) {
                file.close();
                file = null;
            }
        }
    }

    private static final class CopyChannel implements SeekableByteChannel {

        private final SeekableByteChannel channel;
        private final Runnable whenClosed;

        CopyChannel(SeekableByteChannel channel, Runnable whenClosed) {
            this.channel = channel;
            this.whenClosed = whenClosed;
        }

        @Override
        public int read(ByteBuffer into) throws IOException {
            return channel.read(into);
        }

        @Override
        public int write(ByteBuffer from) throws IOException {
            return channel.write(from);
        }

        @Override
        public long position() throws IOException {
            return channel.position();
        }

        @Override
        public SeekableByteChannel position(long newPosition) throws IOException {
            channel.position(newPosition);
            return this;
        }

        @Override
        public long size() throws IOException {
            return channel.size();
        }

        @Override
        public SeekableByteChannel truncate(long size) throws IOException {
            return channel.truncate(size);
        }

        @Override
        public boolean isOpen() {
            return channel.isOpen();
        }

        @Override
        public synchronized void close() throws IOException {
            if (channel.isOpen()) {
                channel.close();
                whenClosed.run();
            }
        }
    }
}
