package org.lapwing.platform.store;

import java.io.EOFException;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.channels.ClosedByInterruptException;
import java.nio.channels.ClosedChannelException;
import java.nio.channels.FileChannel;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.security.GeneralSecurityException;
import java.util.concurrent.atomic.AtomicReferenceArray;
import org.jspecify.annotations.Nullable;
import org.lapwing.platform.api.vault.VaultFiles.Reader;

/**
 * Reads a stream of {@link Segments} at any position; keeps the segments read last. That the file is whole is seen when it is opened,
 * that a segment is what was written when it is read. Reads on when an interrupted thread has closed the channel under the others.
 */
final class SealedReader implements Reader {

    private static final int KEPT = 16;

    private final Path file;
    private final Segments segments;
    private final Segments.Layout layout;
    private final long fileLength;
    private final long length;
    private final long lastSegment;
    private final AtomicReferenceArray<@Nullable Plain> kept = new AtomicReferenceArray<>(KEPT);
    private FileChannel channel;
    private boolean closed;

    private SealedReader(Path file, FileChannel channel, Keys keys, Segments.Layout layout) throws IOException {
        this.file = file;
        this.channel = channel;
        this.layout = layout;
        this.fileLength = channel.size();
        this.length = layout.plain(fileLength);
        if (length < 0) {
            throw new IOException(file + " is cut off or is no file of this case.");
        }
        this.lastSegment = layout.segments(fileLength) - 1;
        ByteBuffer head = ByteBuffer.allocate(layout.before() + Segments.HEADER);
        fill(head, 0);
        byte[] before = java.util.Arrays.copyOf(head.array(), layout.before());
        byte[] header = java.util.Arrays.copyOfRange(head.array(), layout.before(), head.capacity());
        try {
            this.segments = keys.segments(before, header);
        } catch (GeneralSecurityException e) {
            throw new IOException(file + " is no file of this case: " + e.getMessage(), e);
        }
        segment(lastSegment);
    }

    static SealedReader open(Path file, Keys keys, Segments.Layout layout) throws IOException {
        FileChannel channel = FileChannel.open(file, StandardOpenOption.READ);
        boolean sound = false;
        try {
            SealedReader reader = new SealedReader(file, channel, keys, layout);
            sound = true;
            return reader;
        } finally {
            if (!sound) {
                channel.close();
            }
        }
    }

    @Override
    public long length() {
        return length;
    }

    @Override
    public void read(long position, ByteBuffer into) throws IOException {
        if (position < 0 || into.remaining() > length - position) {
            throw new EOFException("Read beyond the end of " + file);
        }
        long at = position;
        while (into.hasRemaining()) {
            long number = layout.segmentOf(at);
            byte[] plain = segment(number);
            int from = (int) (at - layout.begin(number));
            int count = Math.min(into.remaining(), plain.length - from);
            into.put(plain, from, count);
            at += count;
        }
    }

    private byte[] segment(long number) throws IOException {
        int slot = (int) (number % KEPT);
        Plain known = kept.get(slot);
        if (known != null && known.number == number) {
            return known.bytes;
        }
        long offset = number == 0 ? layout.before() + Segments.HEADER : number * layout.segment();
        long end = Math.min(fileLength, (number + 1) * layout.segment());
        ByteBuffer sealed = ByteBuffer.allocate((int) (end - offset));
        fill(sealed, offset);
        try {
            byte[] plain = segments.open(number, number == lastSegment, sealed.array(), 0, sealed.capacity());
            kept.set(slot, new Plain(number, plain));
            return plain;
        } catch (GeneralSecurityException e) {
            throw new IOException(
                    file + " was changed, cut off or put in another's place: its part from byte " + offset
                            + " is not what was written.",
                    e);
        }
    }

    private void fill(ByteBuffer into, long position) throws IOException {
        while (into.hasRemaining()) {
            FileChannel from = channel();
            try {
                if (from.read(into, position + into.position()) < 0) {
                    throw new EOFException(file + " ends too early.");
                }
            } catch (ClosedByInterruptException e) {
                throw e;
            } catch (ClosedChannelException e) {
                reopen(from, e);
            }
        }
    }

    private synchronized FileChannel channel() throws IOException {
        if (closed) {
            throw new ClosedChannelException();
        }
        if (!channel.isOpen()) {
            channel = FileChannel.open(file, StandardOpenOption.READ);
        }
        return channel;
    }

    private synchronized void reopen(FileChannel lost, ClosedChannelException e) throws IOException {
        if (closed || lost.isOpen()) {
            throw e;
        }
    }

    @Override
    public synchronized void close() {
        closed = true;
        for (int i = 0; i < KEPT; i++) {
            kept.set(i, null);
        }
        try {
            channel.close();
        } catch (IOException e) {
            throw new java.io.UncheckedIOException(e);
        }
    }

    /** Finds the key of a stream by what stands before it. */
    @FunctionalInterface
    interface Keys {
        Segments segments(byte[] before, byte[] header) throws GeneralSecurityException;
    }

    private record Plain(long number, byte[] bytes) {}
}
