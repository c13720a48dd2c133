package org.lapwing.evidence.archive;

import java.io.Closeable;
import java.io.FilterInputStream;
import java.io.IOException;
import java.io.InputStream;
import org.lapwing.platform.api.language.Texts;

/** Bytes of an entry that close their archive; what a decoder throws of bad bytes is an error of reading. */
final class Owned extends FilterInputStream {

    private final Closeable owner;
    private final Texts texts;

    Owned(InputStream in, Closeable owner, Texts texts) {
        super(in);
        this.owner = owner;
        this.texts = texts;
    }

    @Override
    public int read() throws IOException {
        byte[] one = new byte[1];
        return read(one, 0, 1) < 0 ? -1 : one[0] & 0xFF;
    }

    @Override
    public int read(byte[] into, int offset, int length) throws IOException {
        try {
            return in.read(into, offset, length);
        } catch (RuntimeException e) {
            throw new IOException(texts.get("entry.damaged", Flaw.of(e, texts)), e);
        }
    }

    @Override
    public void close() throws IOException {
        try {
            super.close();
        } finally {
            owner.close();
        }
    }
}
