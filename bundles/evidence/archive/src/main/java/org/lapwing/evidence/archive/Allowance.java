package org.lapwing.evidence.archive;

import java.io.FilterInputStream;
import java.io.IOException;
import java.io.InputStream;
import org.apache.commons.compress.MemoryLimitException;
import org.apache.commons.compress.PasswordRequiredException;
import org.jspecify.annotations.Nullable;
import org.lapwing.platform.api.language.Texts;
import org.lapwing.platform.api.reading.BoundExceeded;
import org.lapwing.platform.api.reading.ReadingBounds;

/** What is left of the bounds of one container while it is walked; by one thread. */
final class Allowance {

    private static final long FREE = 16L << 20;

    private final long packed;
    private final ReadingBounds bounds;
    private final Texts texts;
    private long expanded;
    private long entries;

    Allowance(long packed, ReadingBounds bounds, Texts texts) {
        this.texts = texts;
        this.packed = Math.max(1, packed);
        this.bounds = bounds;
    }

    /** Counts an entry; false when it is one too many. */
    boolean another() {
        return ++entries <= bounds.maxEntries();
    }

    String tooMany() {
        return texts.get("archive.too.many", bounds.maxEntries());
    }

    /**
     * Why an entry stays closed that says it unpacks to so many bytes; null where it may be read.
     *
     * @param entryPacked packed bytes of the entry, -1 where unknown
     * @param stated unpacked bytes as stated, -1 where unknown
     */
    @Nullable
    String refusal(long entryPacked, long stated) {
        if (stated < 0) {
            return null;
        }
        if (entryPacked >= 0 && over(stated, entryPacked)) {
            return texts.get("bomb.stated", entryPacked, stated, bounds.maxRatio());
        }
        return expanded + stated > bounds.maxExpandedBytes() || over(expanded + stated, packed) ? spent() : null;
    }

    private boolean over(long out, long in) {
        return out > FREE && out / bounds.maxRatio() >= Math.max(1, in);
    }

    private String spent() {
        return expanded > bounds.maxExpandedBytes() / 2
                ? texts.get("bomb.all.bytes", packed, bounds.maxExpandedBytes())
                : texts.get("bomb.all.times", packed, bounds.maxRatio());
    }

    /** Counts what an entry unpacks to and breaks off where the bounds are. */
    InputStream counted(InputStream in, long entryPacked) {
        return new Counted(in, entryPacked);
    }

    private final class Counted extends FilterInputStream {

        private final long entryPacked;
        private long own;

        Counted(InputStream in, long entryPacked) {
            super(in);
            this.entryPacked = entryPacked;
        }

        @Override
        public int read() throws IOException {
            int b;
            try {
                b = in.read();
            } catch (IOException | RuntimeException e) {
                throw damaged(e);
            }
            if (b >= 0) {
                add(1);
            }
            return b;
        }

        @Override
        public int read(byte[] into, int offset, int length) throws IOException {
            int n;
            try {
                n = in.read(into, offset, length);
            } catch (IOException | RuntimeException e) {
                throw damaged(e);
            }
            if (n > 0) {
                add(n);
            }
            return n;
        }

        @Override
        public long skip(long n) throws IOException {
            return n <= 0 ? 0 : Math.max(0, read(new byte[(int) Math.min(n, 8192)]));
        }

        @Override
        public void close() throws IOException {
            try {
                in.close();
            } catch (IOException | RuntimeException e) {
                throw damaged(e);
            }
        }

        @Override
        public boolean markSupported() {
            return false;
        }

        private IOException damaged(Exception e) {
            if (e instanceof BoundExceeded bound) {
                return bound;
            }
            if (e instanceof PasswordRequiredException) {
                return new BoundExceeded(texts.get("entry.encrypted"));
            }
            return e instanceof MemoryLimitException
                    ? Unpacking.tooMuchMemory(texts)
                    : new IOException(texts.get("entry.damaged", Flaw.of(e, texts)), e);
        }

        private void add(int n) throws BoundExceeded {
            own += n;
            expanded += n;
            if (entryPacked >= 0 && over(own, entryPacked)) {
                throw new BoundExceeded(texts.get("bomb.entry", own, bounds.maxRatio()));
            }
            if (expanded > bounds.maxExpandedBytes() || over(expanded, packed)) {
                throw new BoundExceeded(spent());
            }
        }
    }
}
