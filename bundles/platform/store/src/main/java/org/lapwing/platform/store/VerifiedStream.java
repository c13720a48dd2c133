package org.lapwing.platform.store;

import java.io.IOException;
import java.io.InputStream;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import org.lapwing.platform.api.evidence.ContentId;

/** Compares what is read with the recorded hash when it ends; more bytes than recorded fail at once. */
final class VerifiedStream extends InputStream {

    private final InputStream in;
    private final ContentId expected;
    private final long size;
    private final String changed;
    private final MessageDigest digest;
    private final byte[] one = new byte[1];
    private long count;
    private boolean ended;

    VerifiedStream(InputStream in, ContentId expected, long size, String changed) {
        this.in = in;
        this.expected = expected;
        this.size = size;
        this.changed = changed;
        try {
            this.digest = MessageDigest.getInstance("SHA-256");
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException("Every Java has SHA-256", e);
        }
    }

    @Override
    public int read() throws IOException {
        int read = read(one, 0, 1);
        return read < 0 ? -1 : one[0] & 0xff;
    }

    @Override
    public int read(byte[] into, int offset, int length) throws IOException {
        int read = in.read(into, offset, length);
        if (read > 0) {
            digest.update(into, offset, read);
            count += read;
            if (size >= 0 && count > size) {
                throw new IOException(changed);
            }
        } else if (read < 0 && !ended) {
            ended = true;
            if (!Columns.hex(digest.digest()).equals(expected.sha256())) {
                throw new IOException(changed);
            }
        }
        return read;
    }

    @Override
    public int available() throws IOException {
        return in.available();
    }

    @Override
    public void close() throws IOException {
        in.close();
    }
}
