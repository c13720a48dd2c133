package org.lapwing.platform.store;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.channels.ClosedChannelException;
import java.nio.channels.NonWritableChannelException;
import java.nio.channels.SeekableByteChannel;
import org.lapwing.platform.api.vault.VaultFiles.Reader;

/** A position of its own in a shared reader. */
final class ReadingChannel implements SeekableByteChannel {

    private final Reader reader;
    private final Runnable whenClosed;
    private long position;
    private boolean open = true;

    ReadingChannel(Reader reader, Runnable whenClosed) {
        this.reader = reader;
        this.whenClosed = whenClosed;
    }

    @Override
    public synchronized int read(ByteBuffer into) throws IOException {
        checkOpen();
        long left = reader.length() - position;
        if (left <= 0) {
            return into.hasRemaining() ? -1 : 0;
        }
        int count = (int) Math.min(left, into.remaining());
        int limit = into.limit();
        into.limit(into.position() + count);
        try {
            reader.read(position, into);
        } finally {
            into.limit(limit);
        }
        position += count;
        return count;
    }

    @Override
    public synchronized long position() throws IOException {
        checkOpen();
        return position;
    }

    @Override
    public synchronized SeekableByteChannel position(long newPosition) throws IOException {
        checkOpen();
        if (newPosition < 0) {
            throw new IllegalArgumentException("No position is " + newPosition);
        }
        position = newPosition;
        return this;
    }

    @Override
    public synchronized long size() throws IOException {
        checkOpen();
        return reader.length();
    }

    @Override
    public int write(ByteBuffer from) {
        throw new NonWritableChannelException();
    }

    @Override
    public SeekableByteChannel truncate(long size) {
        throw new NonWritableChannelException();
    }

    @Override
    public synchronized boolean isOpen() {
        return open;
    }

    private void checkOpen() throws ClosedChannelException {
        if (!open) {
            throw new ClosedChannelException();
        }
    }

    @Override
    public synchronized void close() {
        if (open) {
            open = false;
            whenClosed.run();
        }
    }
}
