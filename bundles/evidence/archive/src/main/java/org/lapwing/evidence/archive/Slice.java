package org.lapwing.evidence.archive;

import java.io.BufferedInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.nio.ByteBuffer;
import java.nio.channels.SeekableByteChannel;

/** A part of a channel that others read too, each at its own place, one after the other. Closing it leaves the channel open. */
final class Slice extends InputStream {

    private final SeekableByteChannel channel;
    private final long to;
    private long at;

    private Slice(SeekableByteChannel channel, long from, long to) {
        this.channel = channel;
        this.at = from;
        this.to = to;
    }

    static InputStream of(SeekableByteChannel channel, long from, long to) {
        return new BufferedInputStream(new Slice(channel, from, to), 1 << 15);
    }

    @Override
    public int read() throws IOException {
        byte[] one = new byte[1];
        return read(one, 0, 1) < 0 ? -1 : one[0] & 0xFF;
    }

    @Override
    public int read(byte[] into, int offset, int length) throws IOException {
        if (length == 0) {
            return 0;
        }
        if (at >= to) {
            return -1;
        }
        channel.position(at);
        int n = channel.read(ByteBuffer.wrap(into, offset, (int) Math.min(length, to - at)));
        if (n > 0) {
            at += n;
        }
        return n;
    }
}
