package org.lapwing.platform.store;

import java.nio.ByteBuffer;
import java.security.GeneralSecurityException;

/** The keys of an open case as they are now; a change of keys replaces them for all who hold this. */
final class Keyring {

    /** Stands before each encrypted file: a mark, the version of the format, the epoch of its key. */
    static final int PREFIX = 8;

    private static final int MARK = 'L' << 24 | 'P' << 16 | 'V' << 8 | 1;

    private volatile CaseKeys keys;

    Keyring(CaseKeys keys) {
        this.keys = keys;
    }

    CaseKeys now() {
        return keys;
    }

    void replace(CaseKeys with) {
        keys = with;
    }

    byte[] prefix(int epoch) {
        return ByteBuffer.allocate(PREFIX).putInt(MARK).putInt(epoch).array();
    }

    /** The epoch that a prefix names. */
    static int epoch(byte[] prefix) throws GeneralSecurityException {
        ByteBuffer read = ByteBuffer.wrap(prefix);
        if (prefix.length < PREFIX || read.getInt() != MARK) {
            throw new GeneralSecurityException("it does not begin as one");
        }
        return read.getInt();
    }

    Segments segments(byte[] prefix, byte[] header, String use) throws GeneralSecurityException {
        CaseKeys current = keys;
        return Segments.of(header, current.content(epoch(prefix)), current.purpose(use));
    }
}
