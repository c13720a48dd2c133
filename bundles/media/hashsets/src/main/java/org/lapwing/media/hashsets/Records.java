package org.lapwing.media.hashsets;

import java.util.Arrays;

/** Records of one length in one array: a key and what belongs to it. Sorts them in place, byte by byte. */
final class Records {

    private static final int FEW = 24;

    private final int length;
    private final int most;
    private final byte[] swap;
    private byte[] bytes;
    private int count;

    /** @param most records that fit */
    Records(int length, int most) {
        this.length = length;
        this.most = most;
        this.swap = new byte[length];
        this.bytes = new byte[Math.min(most, 1024) * length];
    }

    boolean full() {
        return count == most;
    }

    void add(byte[] key, int at, int label) {
        if ((count + 1) * length > bytes.length) {
            bytes = Arrays.copyOf(bytes, (int) Math.min((long) most * length, 2L * bytes.length));
        }
        int to = count * length;
        System.arraycopy(key, at, bytes, to, length - 4);
        for (int i = 1; i <= 4; i++) {
            bytes[to + length - i] = (byte) (label >> 8 * (i - 1));
        }
        count++;
    }

    int count() {
        return count;
    }

    void clear() {
        count = 0;
    }

    byte[] bytes() {
        return bytes;
    }

    void sort() {
        sort(0, count, 0);
    }

    private void sort(int from, int to, int at) {
        if (to - from <= FEW) {
            insert(from, to, at);
            return;
        }
        if (at == length) {
            return;
        }
        int[] ends = new int[257];
        for (int i = from; i < to; i++) {
            ends[1 + (bytes[i * length + at] & 0xff)]++;
        }
        ends[0] = from;
        for (int i = 1; i <= 256; i++) {
            ends[i] += ends[i - 1];
        }
        int[] next = Arrays.copyOf(ends, 256);
        for (int bucket = 0; bucket < 256; bucket++) {
            while (next[bucket] < ends[bucket + 1]) {
                int belongs = bytes[next[bucket] * length + at] & 0xff;
                if (belongs == bucket) {
                    next[bucket]++;
                } else {
                    exchange(next[bucket], next[belongs]++);
                }
            }
        }
        for (int bucket = 0; bucket < 256; bucket++) {
            sort(ends[bucket], ends[bucket + 1], at + 1);
        }
    }

    private void insert(int from, int to, int at) {
        for (int i = from + 1; i < to; i++) {
            for (int j = i; j > from && compare(j - 1, j, at) > 0; j--) {
                exchange(j - 1, j);
            }
        }
    }

    private int compare(int a, int b, int at) {
        return Arrays.compareUnsigned(
                bytes, a * length + at, (a + 1) * length, bytes, b * length + at, (b + 1) * length);
    }

    private void exchange(int a, int b) {
        System.arraycopy(bytes, a * length, swap, 0, length);
        System.arraycopy(bytes, b * length, bytes, a * length, length);
        System.arraycopy(swap, 0, bytes, b * length, length);
    }
}
