package org.lapwing.platform.store;

import java.io.IOException;
import java.io.OutputStream;
import java.security.GeneralSecurityException;

/** Writes a stream of {@link Segments}. Only a stream that was closed can be read. */
final class SealedOutput extends OutputStream {

    private final OutputStream out;
    private final Segments segments;
    private final Segments.Layout layout;
    private final byte[] plain;
    private final byte[] sealed;
    private final byte[] one = new byte[1];
    private int filled;
    private long number;
    private boolean closed;

    /** @param out where {@code layout.before()} bytes were written already */
    SealedOutput(OutputStream out, Segments segments, Segments.Layout layout) throws IOException {
        this.out = out;
        this.segments = segments;
        this.layout = layout;
        this.plain = new byte[layout.rest()];
        this.sealed = new byte[layout.segment()];
        out.write(segments.header());
    }

    @Override
    public void write(int b) throws IOException {
        one[0] = (byte) b;
        write(one, 0, 1);
    }

    @Override
    public void write(byte[] from, int offset, int length) throws IOException {
        if (closed) {
            throw new IOException("The file is written to its end already");
        }
        for (int at = offset, end = offset + length; at < end; ) {
            int room = number == 0 ? layout.first() : layout.rest();
            if (filled == room) {
                seal(false);
                continue;
            }
            int count = Math.min(room - filled, end - at);
            System.arraycopy(from, at, plain, filled, count);
            filled += count;
            at += count;
        }
    }

    private void seal(boolean last) throws IOException {
        try {
            int length = segments.seal(number, last, plain, filled, sealed, 0);
            out.write(sealed, 0, length);
        } catch (GeneralSecurityException e) {
            throw new IOException("The bytes could not be encrypted: " + e.getMessage(), e);
        }
        number++;
        filled = 0;
    }

    @Override
    public void flush() throws IOException {
        out.flush();
    }

    @Override
    public void close() throws IOException {
        if (closed) {
            return;
        }
        closed = true;
        try (out) {
            seal(true);
        } finally {
            java.util.Arrays.fill(plain, (byte) 0);
        }
    }
}
