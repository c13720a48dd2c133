package org.lapwing.media.near;

import java.util.ArrayList;
import java.util.List;

/**
 * How the 256 bits of a hash are dealt out to slots, and how far from a query each slot has to be looked up.
 *
 * <p>By the pigeonhole principle: where the slots' radii plus one add up to more than the whole radius, two hashes within the whole
 * radius are within the radius of at least one slot. Neighbouring bits of PDQ go together more often than by chance, so each slot takes
 * every n-th bit and not a run of them. See Norouzi, Punjani, Fleet: Fast Exact Search in Hamming Space with Multi-Index Hashing (2014).
 */
final class Slots {

    static final int BITS = 256;

    private static final int WORDS = 4;

    private final int count;
    private final long[] masks;
    private final int[] widths;

    /** @param count 10 to 16: so that a key has at most 26 bits, and a slot needs at most a radius of 3 */
    Slots(int count) {
        this.count = count;
        masks = new long[count * WORDS];
        widths = new int[count];
        for (int bit = 0; bit < BITS; bit++) {
            int slot = bit % count;
            masks[slot * WORDS + bit / Long.SIZE] |= 1L << (Long.SIZE - 1 - bit % Long.SIZE);
            widths[slot]++;
        }
    }

    int count() {
        return count;
    }

    /** Bits of a slot's key. */
    int width(int slot) {
        return widths[slot];
    }

    int key(int slot, long first, long second, long third, long fourth) {
        int at = slot * WORDS;
        long key = Long.compress(first, masks[at]);
        key = key << Long.bitCount(masks[at + 1]) | Long.compress(second, masks[at + 1]);
        key = key << Long.bitCount(masks[at + 2]) | Long.compress(third, masks[at + 2]);
        key = key << Long.bitCount(masks[at + 3]) | Long.compress(fourth, masks[at + 3]);
        return (int) key;
    }

    /** How many bits of a slot's key may differ; -1 where the slot needs not be looked up. */
    int radius(int slot, int whole) {
        int shares = whole + 1;
        return shares / count + (slot < shares % count ? 1 : 0) - 1;
    }

    /** All numbers of so many bits of which at most this many are set, near ones beside each other. */
    static int[] flips(int width, int most) {
        List<Integer> flips = new ArrayList<>();
        add(flips, 0, width, most);
        return flips.stream().mapToInt(Integer::intValue).sorted().toArray();
    }

    private static void add(List<Integer> flips, int set, int below, int left) {
        flips.add(set);
        for (int bit = 0; bit < below && left > 0; bit++) {
            add(flips, set | 1 << bit, bit, left - 1);
        }
    }
}
