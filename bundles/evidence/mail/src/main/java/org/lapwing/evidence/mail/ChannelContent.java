package org.lapwing.evidence.mail;

import com.pff.PSTFileContent;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.channels.SeekableByteChannel;

/** The bytes of an Outlook data file, in pages of 64 KiB. */
final class ChannelContent extends PSTFileContent {

    private static final int PAGE = 64 << 10;

    private final SeekableByteChannel channel;
    private final ByteBuffer page = ByteBuffer.allocate(PAGE);
    private long pageAt = -1;
    private long at;

    ChannelContent(SeekableByteChannel channel) {
        this.channel = channel;
        page.limit(0);
    }

    @Override
    public void seek(long index) {
        at = index;
    }

    @Override
    public long getFilePointer() {
        return at;
    }

    @Override
    public int read() throws IOException {
        if (!filled()) {
            return -1;
        }
        return page.get((int) (at++ - pageAt)) & 0xFF;
    }

    @Override
    public int read(byte[] target) throws IOException {
        int n = 0;
        while (n < target.length && filled()) {
            int from = (int) (at - pageAt);
            int length = Math.min(target.length - n, page.limit() - from);
            page.get(from, target, n, length);
            n += length;
            at += length;
        }
        return n == 0 && target.length > 0 ? -1 : n;
    }

    private boolean filled() throws IOException {
        if (at < 0) {
            return false;
        }
        if (pageAt >= 0 && at >= pageAt && at < pageAt + page.limit()) {
            return true;
        }
        pageAt = at - at % PAGE;
        channel.position(pageAt);
        page.clear();
        while (page.hasRemaining() && channel.read(page) >= 0) {
            // Until the page is full or the file ends.
        }
        page.flip();
        return at < pageAt + page.limit();
    }

    @Override
    public byte readByte() throws IOException {
        int b = read();
        if (b < 0) {
            throw new java.io.EOFException();
        }
        return (byte) b;
    }

    @Override
    public void close() throws IOException {
        channel.close();
    }
}
