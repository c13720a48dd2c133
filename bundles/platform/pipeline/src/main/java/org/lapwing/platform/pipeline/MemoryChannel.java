package org.lapwing.platform.pipeline;

import java.nio.ByteBuffer;
import java.nio.channels.ClosedChannelException;
import java.nio.channels.NonWritableChannelException;
import java.nio.channels.SeekableByteChannel;

/** Bytes in memory as a channel to read from. */
final class MemoryChannel implements SeekableByteChannel {

    private final byte[] bytes;
    private final int length;
    private long position;
    private volatile boolean closed;

    MemoryChannel(byte[] bytes, int length) {
        this.bytes = bytes;
        this.length = length;
    }

    @Override
    public int read(ByteBuffer into) throws ClosedChannelException {
        check();
        if (position >= length) {
            return -1;
        }
        int count = (int) Math.min(into.remaining(), length - position);
        into.put(bytes, (int) position, count);
        position += count;
        return count;
    }

    @Override
    public int write(ByteBuffer from) {
        throw new NonWritableChannelException();
    }

    @Override
    public long position() throws ClosedChannelException {
        check();
        return position;
    }

    @Override
    public SeekableByteChannel position(long to) throws ClosedChannelException {
        check();
        if (to < 0) {
            throw new IllegalArgumentException("Before the beginning: " + to);
        }
        position = to;
        return this;
    }

    @Override
    public long size() throws ClosedChannelException {
        check();
        return length;
    }

    @Override
    public SeekableByteChannel truncate(long size) {
        throw new NonWritableChannelException();
    }

    @Override
    public boolean isOpen() {
        return !closed;
    }

    @Override
    public void close() {
        closed = true;
    }

    private void check() throws ClosedChannelException {
        if (closed) {
            throw new ClosedChannelException();
        }
    }
}
