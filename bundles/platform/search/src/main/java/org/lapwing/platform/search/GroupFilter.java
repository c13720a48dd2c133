package org.lapwing.platform.search;

import java.util.concurrent.atomic.AtomicLongArray;

/** Remembers which groups were written, in two megabytes, and is never wrong in saying that one was not. */
final class GroupFilter {

    private static final int BITS = 1 << 24;

    private final AtomicLongArray words = new AtomicLongArray(BITS / Long.SIZE);

    /** Adds a group; false when it certainly was not there before. */
    boolean add(String group) {
        boolean perhaps = true;
        int first = group.hashCode();
        int second = Integer.rotateLeft(first * 0x9E3779B9, 15)
                ^ new StringBuilder(group).reverse().toString().hashCode();
        for (int i = 0; i < 4; i++) {
            perhaps &= set((first + i * second) & (BITS - 1));
        }
        return perhaps;
    }

    private boolean set(int bit) {
        long mask = 1L << (bit & 63);
        return (words.getAndUpdate(bit >>> 6, word -> word | mask) & mask) != 0;
    }
}
