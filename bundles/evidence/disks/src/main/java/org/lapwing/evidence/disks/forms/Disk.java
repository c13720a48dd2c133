package org.lapwing.evidence.disks.forms;

import java.io.Closeable;
import java.io.IOException;

/** The bytes of a disk, whatever they are kept in; read only, by several threads. */
public interface Disk extends Closeable {

    /** Bytes. */
    long size();

    /**
     * Fills a part of an array.
     *
     * @throws IOException in a sentence for people: the image ends before, or is damaged there
     */
    void read(long at, byte[] into, int offset, int length) throws IOException;

    /**
     * The first place from there on that may hold something else than zeros; the size where there is none. Quick: by the tables of the
     * image, without looking at its bytes.
     */
    default long something(long at) throws IOException {
        return at;
    }

    /** What its reader should know of the image, in sentences; empty where there is nothing. */
    default String note() {
        return "";
    }
}
