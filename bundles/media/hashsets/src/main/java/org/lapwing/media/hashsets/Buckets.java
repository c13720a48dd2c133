package org.lapwing.media.hashsets;

import java.nio.ByteBuffer;

/**
 * Where in a segment a key is, if it is there, by one read of 32 bytes. Keys are spread over buckets by their first eight bytes, in order,
 * about fourteen to each. Of a bucket there is one line: the number of its first record (4 bytes), how many it has (1) and, of the first
 * 27 of these, the byte of the key that follows what chose the bucket. Nineteen of twenty keys that are not there are told by their line
 * alone; of one that is there, the line mostly says which record it is.
 */
final class Buckets {

    static final int LINE = 32;
    static final int NAMES = 5;
    static final int NAMED = LINE - NAMES;

    /** In place of how many records there are, where that does not fit. */
    static final int MANY = 0xFF;

    private static final int KEYS = 14;
    private static final long LANES = 0x0101_0101_0101_0101L;
    private static final long HIGH = 0x8080_8080_8080_8080L;

    /** Moves the lowest bits of eight lanes beside each other. */
    private static final long GATHER = 0x0102_0408_1020_4080L;

    /** What of the first eight bytes of a line is no name. */
    private static final long HEAD = 0xFFFF_FFFF_FF00_0000L;

    private Buckets() {}

    static long count(long keys) {
        return Math.max(1, (keys + KEYS - 1) / KEYS);
    }

    static long of(long first, long buckets) {
        return Math.unsignedMultiplyHigh(first, buckets);
    }

    /** What stands in a line for a key; in the order of keys. */
    static int name(long first, long buckets) {
        return (int) (first * buckets >>> 56);
    }

    /**
     * Whether a line has this name, without a branch: a processor that guessed wrong would have waited for memory for nothing.
     *
     * @param at where the line begins
     */
    static boolean names(ByteBuffer lines, int at, int name) {
        long pattern = name * LANES;
        long found = zero(lines.getLong(at) ^ pattern | HEAD)
                | zero(lines.getLong(at + 8) ^ pattern)
                | zero(lines.getLong(at + 16) ^ pattern)
                | zero(lines.getLong(at + 24) ^ pattern);
        return (found & HIGH) != 0;
    }

    /** Has the highest bit of a lane only where a lane is zero, but maybe also that of lanes above one that is. */
    private static long zero(long lanes) {
        return lanes - LANES & ~lanes;
    }

    /** The first named record with this name, or more than there are; without a branch, as before. */
    static int named(ByteBuffer lines, int at, int name) {
        long pattern = name * LANES;
        int found = equal(lines.getLong(at) ^ pattern) << 24
                | equal(lines.getLong(at + 8) ^ pattern) << 16
                | equal(lines.getLong(at + 16) ^ pattern) << 8
                | equal(lines.getLong(at + 24) ^ pattern);
        return Integer.numberOfLeadingZeros(found & -1 >>> NAMES) - NAMES;
    }

    /** A bit for each lane that is zero, that of the first lane the highest of eight. */
    private static int equal(long lanes) {
        long zero = ~((lanes & ~HIGH) + ~HIGH | lanes | ~HIGH) >>> 7;
        return (int) (zero * GATHER >>> 56);
    }

    static long start(ByteBuffer lines, int at) {
        return Integer.toUnsignedLong(lines.getInt(at));
    }

    static int size(ByteBuffer lines, int at) {
        return Byte.toUnsignedInt(lines.get(at + 4));
    }
}
