package org.lapwing.evidence.documents;

import java.io.FilterInputStream;
import java.io.IOException;
import java.io.InputStream;
import org.lapwing.platform.api.language.Texts;
import org.lapwing.platform.api.reading.BoundExceeded;
import org.lapwing.platform.api.reading.ReadingBounds;

/** What the parts of one document become in all; by one thread. */
final class Expansion {

    private static final long FREE = 16L << 20;

    private final long packed;
    private final ReadingBounds bounds;
    private final Texts texts;
    private long expanded;

    Expansion(long packed, ReadingBounds bounds, Texts texts) {
        this.packed = Math.max(1, packed);
        this.bounds = bounds;
        this.texts = texts;
    }

    InputStream counted(InputStream in) {
        return new Counted(in);
    }

    private final class Counted extends FilterInputStream {

        Counted(InputStream in) {
            super(in);
        }

        @Override
        public int read() throws IOException {
            byte[] one = new byte[1];
            return read(one, 0, 1) < 0 ? -1 : one[0] & 0xFF;
        }

        @Override
        public int read(byte[] into, int offset, int length) throws IOException {
            int n;
            try {
                n = in.read(into, offset, length);
            } catch (BoundExceeded e) {
                throw e;
            } catch (IOException | RuntimeException e) {
                throw new IOException(texts.get("part.damaged", Flaw.of(e, texts)), e);
            }
            expanded += Math.max(0, n);
            if (expanded > bounds.maxExpandedBytes() || expanded > FREE && expanded / bounds.maxRatio() >= packed) {
                throw new BoundExceeded(texts.get("parts.bomb", packed, bounds.maxRatio()));
            }
            return n;
        }

        @Override
        public long skip(long n) throws IOException {
            return n <= 0 ? 0 : Math.max(0, read(new byte[(int) Math.min(n, 8192)]));
        }
    }
}
