package org.lapwing.evidence.mail;

import java.io.FilterInputStream;
import java.io.IOException;
import java.io.InputStream;

/** A mail of an mbox without what the mbox put before lines that begin with {@code From }: {@code >From } is {@code From } again. */
final class FromLines extends FilterInputStream {

    private static final int LONGEST_MARK = 64;
    private static final String FROM = "From ";

    private final byte[] held = new byte[LONGEST_MARK + FROM.length()];
    private int heldFrom;
    private int heldTo;
    private boolean lineBegins = true;

    FromLines(InputStream in) {
        super(in);
    }

    @Override
    public int read() throws IOException {
        if (heldFrom == heldTo && lineBegins) {
            lookAhead();
        }
        int b = heldFrom < heldTo ? held[heldFrom++] & 0xFF : in.read();
        lineBegins = b == '\n';
        return b;
    }

    private void lookAhead() throws IOException {
        heldFrom = 0;
        heldTo = 0;
        int marks = 0;
        int letters = 0;
        while (heldTo < held.length) {
            int b = in.read();
            if (b < 0) {
                return;
            }
            held[heldTo++] = (byte) b;
            if (b == '>' && letters == 0 && marks < LONGEST_MARK) {
                marks++;
            } else if (marks > 0 && b == FROM.charAt(letters)) {
                if (++letters == FROM.length()) {
                    heldFrom = 1;
                    return;
                }
            } else {
                return;
            }
        }
    }

    @Override
    public int read(byte[] into, int offset, int length) throws IOException {
        int n = 0;
        while (n < length) {
            int b = read();
            if (b < 0) {
                return n == 0 ? -1 : n;
            }
            into[offset + n++] = (byte) b;
        }
        return n;
    }

    @Override
    public long skip(long n) throws IOException {
        return n <= 0 ? 0 : Math.max(0, read(new byte[(int) Math.min(n, 8192)]));
    }

    @Override
    public boolean markSupported() {
        return false;
    }
}
