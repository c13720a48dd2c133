package org.lapwing.evidence.mail;

import java.io.BufferedInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.nio.ByteBuffer;
import java.nio.channels.SeekableByteChannel;

/** A range of a channel as a stream that closes the channel with it, or leaves it open. */
final class Channels extends InputStream {

    private final SeekableByteChannel channel;
    private final boolean owned;
    private long at;
    private final long end;

    private Channels(SeekableByteChannel channel, long from, long end, boolean owned) {
        this.channel = channel;
        this.owned = owned;
        this.at = from;
        this.end = end;
    }

    static InputStream all(SeekableByteChannel channel) throws IOException {
        return new BufferedInputStream(new Channels(channel, 0, channel.size(), true), 64 << 10);
    }

    static InputStream owned(SeekableByteChannel channel, long from, long end) {
        return new BufferedInputStream(new Channels(channel, from, end, true), 64 << 10);
    }

    /** Leaves the channel open; its position is this stream's while it is read. */
    static InputStream lent(SeekableByteChannel channel, long from, long end) {
        return new BufferedInputStream(new Channels(channel, from, end, false), 64 << 10);
    }

    @Override
    public int read() throws IOException {
        byte[] one = new byte[1];
        return read(one, 0, 1) < 0 ? -1 : one[0] & 0xFF;
    }

    @Override
    public int read(byte[] into, int offset, int length) throws IOException {
        if (at >= end) {
            return -1;
        }
        channel.position(at);
        int n = channel.read(ByteBuffer.wrap(into, offset, (int) Math.min(length, end - at)));
        if (n > 0) {
            at += n;
        }
        return n;
    }

    @Override
    public void close() throws IOException {
        if (owned) {
            channel.close();
        }
    }
}
