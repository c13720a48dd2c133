package org.lapwing.media.api.near;

import java.io.IOException;
import java.io.OutputStream;
import java.nio.ByteBuffer;
import org.lapwing.media.api.hash.Pdq256;
import org.osgi.annotation.versioning.ProviderType;

/** An engine for near search. Registered as a service; a unit's own can stand beside it. By several threads. */
@ProviderType
public interface NearIndexes {

    /**
     * Makes an index in memory.
     *
     * @param hashes all of this family
     * @throws IllegalArgumentException where one is of another family
     */
    NearIndex over(Pdq256.Family family, Iterable<Pdq256> hashes);

    /**
     * Writes an index that {@link #open} can use where it lies, with less memory than one of it in memory takes.
     *
     * @param hashes all of this family, {@link #MOST_WRITTEN} at most
     * @throws IllegalArgumentException where one is of another family, or there are too many
     */
    void write(Pdq256.Family family, Iterable<Pdq256> hashes, OutputStream out) throws IOException;

    /**
     * Opens an index that was written, in the time of some page faults. Its bytes must be those that were written: who keeps them checks
     * that.
     *
     * @throws IOException in a part of a sentence, where it is none of this engine, or not whole
     */
    NearIndex open(Pdq256.Family family, Stored stored) throws IOException;

    /** Hashes of an index that is written. */
    int MOST_WRITTEN = 60_000_000;

    /** Where the bytes of an index lie. */
    interface Stored {

        long size();

        /** A part of them, mapped into memory; stays as long as somebody holds it. */
        ByteBuffer map(long at, long bytes) throws IOException;
    }
}
