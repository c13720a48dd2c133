package org.lapwing.media.near;

import java.nio.IntBuffer;
import java.util.Arrays;

/** The hashes by their key in one slot: those of key k are at {@code begins[k]} to {@code begins[k + 1]} of {@code positions}. */
record SlotTable(IntBuffer begins, IntBuffer positions) {

    static SlotTable of(Slots slots, int slot, HashWords hashes) {
        int[] begins = new int[(1 << slots.width(slot)) + 1];
        for (int i = 0; i < hashes.size(); i++) {
            begins[hashes.key(slots, slot, i) + 1]++;
        }
        Arrays.parallelPrefix(begins, Integer::sum);
        int[] positions = new int[hashes.size()];
        // Filled from behind: each beginning ends where it belongs.
        int[] next = begins;
        for (int i = hashes.size() - 1; i >= 0; i--) {
            positions[--next[hashes.key(slots, slot, i) + 1]] = i;
        }
        System.arraycopy(begins, 1, begins, 0, begins.length - 1);
        begins[begins.length - 1] = hashes.size();
        return new SlotTable(IntBuffer.wrap(begins), IntBuffer.wrap(positions));
    }
}
