package org.lapwing.platform.pipeline;

import java.io.IOException;
import java.io.InputStream;
import org.jspecify.annotations.Nullable;
import org.lapwing.platform.api.evidence.Hashes;

/**
 * One read of some bytes.
 *
 * @param hashes null where they are still to be computed, over what is held
 * @param size bytes that were read
 * @param whole whether the buffer holds all of them; if not, it holds the first 64 KiB
 */
record Reading(@Nullable Hashes hashes, long size, boolean whole) {

    private static final int CHUNK = 256 << 10;

    /** The run stops. */
    static final class Stopped extends IOException {
        private static final long serialVersionUID = 1L;
    }

    /** Reads all; hashes at once only what does not fit into the hand's buffer. */
    static Reading of(InputStream in, Crew.Hand hand, Limits limits, Tally tally) throws IOException {
        byte[] buffer = hand.buffer();
        int held = 0;
        for (int n; (n = in.read(buffer, held, Math.min(CHUNK, buffer.length - held))) >= 0; ) {
            held += n;
            tally.bytes.addAndGet(n);
            tally.awaitGoOn();
            if (tally.stopped()) {
                throw new Stopped();
            }
            if (held == buffer.length) {
                if (buffer.length >= limits.held()) {
                    return rest(in, hand, buffer, tally);
                }
                buffer = hand.grownBuffer();
            }
        }
        return new Reading(null, held, true);
    }

    private static Reading rest(InputStream in, Crew.Hand hand, byte[] buffer, Tally tally) throws IOException {
        Digests digests = hand.digests;
        digests.reset();
        digests.add(buffer, 0, buffer.length);
        long size = buffer.length;
        // The head stays for telling the type; the rest of the buffer is used again and again.
        int from = MediaTypes.HEAD;
        for (int n; (n = in.read(buffer, from, Math.min(CHUNK, buffer.length - from))) >= 0; ) {
            digests.add(buffer, from, n);
            size += n;
            tally.bytes.addAndGet(n);
            tally.awaitGoOn();
            if (tally.stopped()) {
                throw new Stopped();
            }
        }
        return new Reading(digests.finish(), size, size == buffer.length);
    }

    /** How much of the buffer counts. */
    int inBuffer() {
        return whole ? (int) size : MediaTypes.HEAD;
    }
}
