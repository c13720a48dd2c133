package org.lapwing.media.near;

import java.nio.LongBuffer;
import java.util.Arrays;
import org.lapwing.media.api.hash.Pdq256;

/**
 * Hashes, four words each.
 *
 * @param pad words before the first
 * @param size hashes
 */
record HashWords(LongBuffer words, int pad, int size) {

    static final int WORDS = 4;

    /** Of one family, for an index in memory. */
    static HashWords of(Pdq256.Family family, Iterable<Pdq256> hashes) {
        Collected collected = new Collected();
        for (Pdq256 each : hashes) {
            if (each.of() != family) {
                throw new IllegalArgumentException("A hash of " + each.of() + " among those of " + family);
            }
            collected.add(each);
        }
        return collected.trimmed();
    }

    int key(Slots slots, int slot, int position) {
        int at = pad + position * WORDS;
        return slots.key(slot, words.get(at), words.get(at + 1), words.get(at + 2), words.get(at + 3));
    }

    /** In how many bits they differ, or something above the radius where it is more than that. */
    int distance(int position, Pdq256 query, int radius) {
        int at = pad + position * WORDS;
        int half = Long.bitCount(words.get(at) ^ query.first()) + Long.bitCount(words.get(at + 1) ^ query.second());
        return half > radius
                ? half
                : half
                        + Long.bitCount(words.get(at + 2) ^ query.third())
                        + Long.bitCount(words.get(at + 3) ^ query.fourth());
    }

    private static final class Collected {

        private static final int FIRST_ROOM = 1024;

        /** Of what an array may hold. */
        private static final int MOST = Integer.MAX_VALUE / WORDS - 2;

        /** An array begins 16 bytes after a boundary of lines of the cache; with two words before them, no hash lies across two lines. */
        private static final int PAD = 2;

        private long[] words = new long[PAD + FIRST_ROOM * WORDS];
        private int size;

        void add(Pdq256 hash) {
            int at = PAD + size * WORDS;
            if (at == words.length) {
                if (size == MOST) {
                    throw new IllegalArgumentException("More than " + MOST + " hashes do not fit into one index");
                }
                words = Arrays.copyOf(words, PAD + WORDS * (int) Math.min(MOST, size + (size >> 1) + 1L));
            }
            words[at] = hash.first();
            words[at + 1] = hash.second();
            words[at + 2] = hash.third();
            words[at + 3] = hash.fourth();
            size++;
        }

        HashWords trimmed() {
            return new HashWords(LongBuffer.wrap(Arrays.copyOf(words, PAD + size * WORDS)), PAD, size);
        }
    }
}
