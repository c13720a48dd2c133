package org.lapwing.media.images;

import java.util.Arrays;

/**
 * The blocks of one row of a JPEG's units, from coefficients to samples. One array holds the same place of all blocks, and each step of the
 * transform is a short loop of its own: only such loops are done for many blocks at once. The whole numbers are those of the Independent
 * JPEG Group's slow transform (jidctint.c), so that samples are the same bit for bit.
 */
final class JpegBlocks {

    private static final int SIDE = 8;

    /** Where the stored coefficients belong, line by line. */
    private static final int[] NATURAL = {
        0, 1, 8, 16, 9, 2, 3, 10, 17, 24, 32, 25, 18, 11, 4, 5, 12, 19, 26, 33, 40, 48, 41, 34, 27, 20, 13, 6, 7, 14,
        21, 28, 35, 42, 49, 56, 57, 50, 43, 36, 29, 22, 15, 23, 30, 37, 44, 51, 58, 59, 52, 45, 38, 31, 39, 46, 53, 60,
        61, 54, 47, 55, 62, 63
    };

    /** Binary digits behind the point. */
    private static final int DIGITS = 13;

    private static final int FIRST_SHIFT = DIGITS - 2;
    private static final int SECOND_SHIFT = DIGITS + 2 + 3;

    // In 8192ths: cosines as the transform is taken apart by Loeffler, Ligtenberg and Moschytz, put together again
    // where that changes no bit.
    private static final int HALF = 4433;
    private static final int LOW = -15137;
    private static final int HIGH = 6270;
    private static final int[][] ODD = {
        {2446 - 7373 - 16069 + 9633, 9633, 9633 - 16069, 9633 - 7373},
        {9633, 16819 - 20995 - 3196 + 9633, 9633 - 20995, 9633 - 3196},
        {9633 - 16069, 9633 - 20995, 25172 - 20995 - 16069 + 9633, 9633},
        {9633 - 7373, 9633 - 3196, 9633, 12299 - 7373 - 3196 + 9633}
    };

    private final int count;
    private final int[][] places = new int[SIDE * SIDE][];
    private final int[][] stored = new int[SIDE * SIDE][];
    private final int[][] odd = new int[ODD.length][];

    /** @param count of blocks */
    JpegBlocks(int count) {
        this.count = count;
        for (int i = 0; i < places.length; i++) {
            places[i] = new int[count];
        }
        for (int i = 0; i < places.length; i++) {
            stored[i] = places[NATURAL[i]];
        }
        for (int i = 0; i < odd.length; i++) {
            odd[i] = new int[count];
        }
    }

    /** By frequency in the order in which they are stored, then by block; only those that are not zero need be written. */
    int[][] coefficients() {
        return stored;
    }

    /** Turns coefficients into samples of 0 to 255. */
    void transform() {
        for (int x = 0; x < SIDE; x++) {
            transform(x, SIDE, 1 << FIRST_SHIFT - 1);
            for (int i = 0; i < 4; i++) {
                ends(places[x + i * SIDE], odd[3 - i], places[x + (7 - i) * SIDE], count);
            }
        }
        for (int y = 0; y < SIDE * SIDE; y += SIDE) {
            transform(y, 1, 1 << SECOND_SHIFT - 1);
            for (int i = 0; i < 4; i++) {
                samples(places[y + i], odd[3 - i], places[y + 7 - i], count);
            }
        }
    }

    /** Eight numbers of each block: afterwards the first four hold the even part, rounded, and {@link #odd} the odd. */
    private void transform(int first, int step, int rounding) {
        int[] p1 = places[first + step];
        int[] p2 = places[first + 2 * step];
        int[] p3 = places[first + 3 * step];
        int[] p5 = places[first + 5 * step];
        int[] p7 = places[first + 7 * step];
        for (int i = 0; i < ODD.length; i++) {
            int[] by = ODD[i];
            odd(p7, p5, p3, p1, by[0], by[1], by[2], by[3], odd[i], count);
        }
        int[] p0 = places[first];
        int[] p4 = places[first + 4 * step];
        int[] p6 = places[first + 6 * step];
        turn(p2, p6, count);
        scale(p0, p4, rounding, count);
        even(p0, p2, p3, count);
        even(p4, p6, p1, p2, count);
    }

    private static void odd(
            int[] a, int[] b, int[] c, int[] d, int byA, int byB, int byC, int byD, int[] into, int count) {
        for (int i = 0; i < count; i++) {
            into[i] = a[i] * byA + b[i] * byB + c[i] * byC + d[i] * byD;
        }
    }

    private static void turn(int[] a, int[] b, int count) {
        for (int i = 0; i < count; i++) {
            int high = a[i];
            int low = b[i];
            a[i] = high * (HALF + HIGH) + low * HALF;
            b[i] = high * HALF + low * (HALF + LOW);
        }
    }

    private static void scale(int[] a, int[] b, int rounding, int count) {
        for (int i = 0; i < count; i++) {
            int first = a[i];
            int second = b[i];
            // A shift of the sum would not be done for many at once.
            a[i] = (first << DIGITS) + (second << DIGITS) + rounding;
            b[i] = (first << DIGITS) - (second << DIGITS) + rounding;
        }
    }

    private static void even(int[] a, int[] b, int[] difference, int count) {
        for (int i = 0; i < count; i++) {
            int first = a[i];
            int second = b[i];
            a[i] = first + second;
            difference[i] = first - second;
        }
    }

    private static void even(int[] a, int[] b, int[] sum, int[] difference, int count) {
        for (int i = 0; i < count; i++) {
            sum[i] = a[i] + b[i];
            difference[i] = a[i] - b[i];
        }
    }

    private static void ends(int[] even, int[] odd, int[] other, int count) {
        for (int i = 0; i < count; i++) {
            int first = even[i];
            int second = odd[i];
            even[i] = first + second >> FIRST_SHIFT;
            other[i] = first - second >> FIRST_SHIFT;
        }
    }

    /** Around 128; of what is far outside only ten bits count, as in the table of the original. */
    private static void samples(int[] even, int[] odd, int[] other, int count) {
        for (int i = 0; i < count; i++) {
            int first = even[i];
            int second = odd[i];
            even[i] = Math.max(0, Math.min(255, ((first + second >> SECOND_SHIFT) + 512 & 1023) - 384));
            other[i] = Math.max(0, Math.min(255, ((first - second >> SECOND_SHIFT) + 512 & 1023) - 384));
        }
    }

    /**
     * Writes eight lines of samples.
     *
     * @param block the first of those that stand side by side
     * @param blocks how many
     */
    void lines(int block, int blocks, int[][] into, int first) {
        for (int y = 0; y < SIDE; y++) {
            int from = y * SIDE;
            line(
                    places[from],
                    places[from + 1],
                    places[from + 2],
                    places[from + 3],
                    places[from + 4],
                    places[from + 5],
                    places[from + 6],
                    places[from + 7],
                    block,
                    block + blocks,
                    into[first + y]);
        }
    }

    private static void line(
            int[] p0,
            int[] p1,
            int[] p2,
            int[] p3,
            int[] p4,
            int[] p5,
            int[] p6,
            int[] p7,
            int begin,
            int end,
            int[] into) {
        for (int i = begin, to = 0; i < end; i++, to += SIDE) {
            into[to] = p0[i];
            into[to + 1] = p1[i];
            into[to + 2] = p2[i];
            into[to + 3] = p3[i];
            into[to + 4] = p4[i];
            into[to + 5] = p5[i];
            into[to + 6] = p6[i];
            into[to + 7] = p7[i];
        }
    }

    /** Forgets all coefficients. */
    void clear() {
        for (int[] each : places) {
            Arrays.fill(each, 0);
        }
    }
}
