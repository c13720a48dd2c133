package org.lapwing.media.hashsets;

import java.nio.ByteBuffer;

/**
 * A blocked Bloom filter: says of most keys that a segment has not that it has not, and never of one that it has, by one read of 32 bytes.
 * A key's first bits choose the block, its next 32 bits one bit in each of the block's eight words.
 */
final class KeyFilter {

    static final int BLOCK = 32;

    private static final int KEYS_PER_BLOCK = 18;

    /** Beyond that, the filter would take more memory at an import than an import may. */
    private static final long MOST_KEYS = 128L << 20;

    private static final int[] SALTS = {
        0x47b6137b, 0x44974d91, 0x8824ad5b, 0xa2b7289d, 0x705495c7, 0x2df1424b, 0x9efc4947, 0x5c6bfb31
    };

    private KeyFilter() {}

    private static int block(long first, long blocks) {
        return (int) ((first >>> 32) * blocks >>> 32);
    }

    private static int bit(int next, int word) {
        return 1 << (next * SALTS[word] >>> 27);
    }

    /** @param first the first eight bytes of a key */
    static boolean mayHold(ByteBuffer filter, long blocks, long first) {
        int at = block(first, blocks) * BLOCK;
        int next = (int) first;
        for (int word = 0; word < SALTS.length; word++) {
            if ((filter.getInt(at + 4 * word) & bit(next, word)) == 0) {
                return false;
            }
        }
        return true;
    }

    /** Makes the filter of a segment. */
    static final class Writer {

        private final ByteBuffer bits;

        Writer(long most) {
            long blocks = most > MOST_KEYS ? 0 : (most + KEYS_PER_BLOCK - 1) / KEYS_PER_BLOCK;
            bits = ByteBuffer.allocate((int) blocks * BLOCK);
        }

        long blocks() {
            return bits.capacity() / BLOCK;
        }

        void add(byte[] key) {
            if (bits.capacity() == 0) {
                return;
            }
            long first = ByteBuffer.wrap(key).getLong(0);
            int at = block(first, blocks()) * BLOCK;
            for (int word = 0; word < SALTS.length; word++) {
                bits.putInt(at + 4 * word, bits.getInt(at + 4 * word) | bit((int) first, word));
            }
        }

        byte[] bytes() {
            return bits.array();
        }
    }
}
