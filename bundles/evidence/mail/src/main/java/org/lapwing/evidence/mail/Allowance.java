package org.lapwing.evidence.mail;

import java.io.FilterInputStream;
import java.io.IOException;
import java.io.InputStream;
import org.lapwing.platform.api.language.Texts;
import org.lapwing.platform.api.reading.BoundExceeded;
import org.lapwing.platform.api.reading.ReadingBounds;

/** What is left of the bounds of one container while it is walked; by one thread. */
final class Allowance {

    private final ReadingBounds bounds;
    private final Texts texts;
    private long entries;
    private long bytes;

    Allowance(ReadingBounds bounds, Texts texts) {
        this.bounds = bounds;
        this.texts = texts;
    }

    /** Counts an entry; false when it is one too many. */
    boolean another() {
        return ++entries <= bounds.maxEntries();
    }

    String tooMany() {
        return texts.get("too.many", bounds.maxEntries());
    }

    /** Counts bytes and breaks off where the bounds are. */
    InputStream counted(InputStream in) {
        return new FilterInputStream(in) {
            @Override
            public int read() throws IOException {
                int b = in.read();
                if (b >= 0) {
                    add(1);
                }
                return b;
            }

            @Override
            public int read(byte[] into, int offset, int length) throws IOException {
                int n = in.read(into, offset, length);
                if (n > 0) {
                    add(n);
                }
                return n;
            }

            @Override
            public boolean markSupported() {
                return false;
            }
        };
    }

    private void add(int n) throws BoundExceeded {
        bytes += n;
        if (bytes > bounds.maxExpandedBytes()) {
            throw new BoundExceeded(texts.get("too.large", bounds.maxExpandedBytes()));
        }
    }
}
