package org.lapwing.evidence.archive;

import java.io.FilterInputStream;
import java.io.InputStream;

/** An entry in the stream of its archive, which goes on after it. */
final class Unclosed extends FilterInputStream {

    Unclosed(InputStream in) {
        super(in);
    }

    @Override
    public void close() {
        // The archive is closed by its walk.
    }
}
