package org.lapwing.evidence.documents;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.channels.SeekableByteChannel;
import org.apache.pdfbox.io.RandomAccessRead;
import org.apache.pdfbox.io.RandomAccessReadView;

/** A channel as PDFBox reads it, a page at a time. */
final class ChannelBytes implements RandomAccessRead {

    private static final int PAGE = 1 << 14;

    private final SeekableByteChannel channel;
    private final long length;
    private final ByteBuffer page = ByteBuffer.allocate(PAGE).limit(0);
    private long pageAt;
    private long at;
    private long left;

    /** @param left how many bytes may be read in all: a parser that reads more goes round in circles */
    ChannelBytes(SeekableByteChannel channel, long left) throws IOException {
        this.channel = channel;
        this.length = channel.size();
        this.left = left;
    }

    /** From here on the reading is bounded by who reads. */
    void unbounded() {
        left = Long.MAX_VALUE;
    }

    private void spend(int bytes) throws IOException {
        left -= bytes;
        if (left < 0) {
            throw new IOException("it makes its reader go round in circles");
        }
    }

    @Override
    public int read() throws IOException {
        if (!paged()) {
            return -1;
        }
        spend(1);
        return page.get((int) (at++ - pageAt)) & 0xFF;
    }

    @Override
    public int read(byte[] into, int offset, int wanted) throws IOException {
        if (wanted == 0) {
            return 0;
        }
        if (!paged()) {
            return -1;
        }
        int from = (int) (at - pageAt);
        int n = Math.min(wanted, page.limit() - from);
        spend(n);
        page.get(from, into, offset, n);
        at += n;
        return n;
    }

    private boolean paged() throws IOException {
        if (at >= length) {
            return false;
        }
        if (at < pageAt || at >= pageAt + page.limit()) {
            page.clear();
            pageAt = at;
            channel.position(at);
            while (page.hasRemaining() && channel.read(page) >= 0) {
                // Until the page is full or the channel ends.
                continue;
            }
            page.flip();
        }
        return page.limit() > 0;
    }

    @Override
    public long getPosition() {
        return at;
    }

    @Override
    public void seek(long position) throws IOException {
        if (position < 0) {
            throw new IOException("A place before the beginning: " + position);
        }
        at = Math.min(position, length);
    }

    @Override
    public long length() {
        return length;
    }

    @Override
    public boolean isEOF() {
        return at >= length;
    }

    @Override
    public RandomAccessReadView createView(long start, long size) {
        return new RandomAccessReadView(this, start, size);
    }

    @Override
    public boolean isClosed() {
        return !channel.isOpen();
    }

    @Override
    public void close() throws IOException {
        channel.close();
    }
}
