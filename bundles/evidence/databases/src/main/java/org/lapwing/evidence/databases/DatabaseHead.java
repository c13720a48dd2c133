package org.lapwing.evidence.databases;

import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;

/**
 * The first 100 bytes of a database, by https://www.sqlite.org/fileformat2.html#the_database_header.
 *
 * @param pages as stated; 0 where the last writer did not know of that field
 * @param writer number of the SQLite version that wrote last, such as 3045001
 * @param wal whether it was left in the mode of write-ahead logs
 */
record DatabaseHead(
        int pageSize,
        boolean wal,
        long pages,
        long freePages,
        int encoding,
        int userVersion,
        long applicationId,
        long writer) {

    static final int LENGTH = 100;

    private static final byte[] MAGIC = "SQLite format 3\0".getBytes(StandardCharsets.US_ASCII);

    static boolean begins(byte[] bytes) {
        return bytes.length >= MAGIC.length && Arrays.equals(Arrays.copyOf(bytes, MAGIC.length), MAGIC);
    }

    /** @param bytes at least {@link #LENGTH} of a database */
    static DatabaseHead of(byte[] bytes) {
        ByteBuffer head = ByteBuffer.wrap(bytes);
        int size = Short.toUnsignedInt(head.getShort(16));
        boolean counted = head.getInt(24) == head.getInt(92);
        return new DatabaseHead(
                size == 1 ? 65536 : size,
                head.get(18) == 2 || head.get(19) == 2,
                counted ? Integer.toUnsignedLong(head.getInt(28)) : 0,
                Integer.toUnsignedLong(head.getInt(36)),
                head.getInt(56),
                head.getInt(60),
                Integer.toUnsignedLong(head.getInt(68)),
                Integer.toUnsignedLong(head.getInt(96)));
    }

    /** As stated; 0 where that is not known. */
    long bytes() {
        return pages * pageSize;
    }

    String encodingName() {
        return switch (encoding) {
            case 1 -> "UTF-8";
            case 2 -> "UTF-16le";
            case 3 -> "UTF-16be";
            default -> String.valueOf(encoding);
        };
    }

    /** As people write it, such as 3.45.1. */
    String writerName() {
        return writer / 1_000_000 + "." + writer / 1_000 % 1_000 + "." + writer % 1_000;
    }
}
