package org.lapwing.platform.pipeline;

import java.util.Locale;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** What belongs to databases and has no well-known type: their journals, and those that are encrypted. */
final class DatabaseLook {

    private static final byte[] JOURNAL = {
        (byte) 0xd9, (byte) 0xd5, 0x05, (byte) 0xf9, 0x20, (byte) 0xa1, 0x63, (byte) 0xd7
    };

    private static final Set<String> ENDINGS =
            Set.of("db", "db3", "sqlite", "sqlite3", "sqlitedb", "storedata", "database");

    /** The smallest page of a database that keeps room for a check of its pages. */
    private static final int LEAST = 1024;

    private static final int MOST = 64 << 10;

    private DatabaseLook() {}

    /** Null for what is neither a write-ahead log nor a rollback journal of SQLite. */
    static @Nullable String journal(byte[] bytes, int length) {
        if (length >= 32
                && bytes[0] == 0x37
                && bytes[1] == 0x7f
                && bytes[2] == 0x06
                && (bytes[3] & 0xfe) == 0x82
                && bytes[4] == 0x00
                && bytes[5] == 0x2d
                && bytes[6] == (byte) 0xe2
                && bytes[7] == 0x18) {
            return "application/x-sqlite3-wal";
        }
        return length >= JOURNAL.length && java.util.Arrays.equals(bytes, 0, 8, JOURNAL, 0, 8)
                ? "application/x-sqlite3-journal"
                : null;
    }

    /** Whether bytes of no known type look like a database that is encrypted whole: by its name, and without order from the first on. */
    static boolean encrypted(byte[] bytes, int length, String name) {
        String ending = name.substring(name.lastIndexOf('.') + 1).toLowerCase(Locale.ROOT);
        int looked = Math.min(length, MOST);
        if (!ENDINGS.contains(ending) || length < LEAST || length < bytes.length && length % 512 != 0) {
            return false;
        }
        // What the mean of random bytes of that length is below 8, twice, and a little for chance.
        double least = 8 - 2 * 255 / (2 * looked * Math.log(2)) - 0.05;
        return entropy(bytes, looked) >= least;
    }

    private static double entropy(byte[] bytes, int length) {
        int[] counts = new int[256];
        for (int i = 0; i < length; i++) {
            counts[bytes[i] & 0xff]++;
        }
        double bits = 0;
        for (int count : counts) {
            if (count > 0) {
                double part = (double) count / length;
                bits -= part * Math.log(part) / Math.log(2);
            }
        }
        return bits;
    }
}
