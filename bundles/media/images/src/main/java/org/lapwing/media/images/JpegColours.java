package org.lapwing.media.images;

/**
 * From brightness and two colour differences to red, green and blue, with the whole numbers of the Independent JPEG Group (jdcolor.c,
 * jdsample.c), so that pixels are the same bit for bit. The two differences of a pixel lie in one number, blue in the lower half: both are
 * stretched at once.
 */
final class JpegColours {

    private static final int LOW_BYTES = 0x00ff00ff;
    private static final int ONE = 0x00010001;

    final int[] red;
    final int[] green;
    final int[] blue;
    private final int width;
    private final int[] pairs;
    private final int[] sums;

    JpegColours(int width) {
        this.width = width;
        this.red = new int[width];
        this.green = new int[width];
        this.blue = new int[width];
        this.pairs = new int[width + 1];
        this.sums = new int[width / 2 + 2];
    }

    /** Where a difference is there for every pixel. */
    void whole(int[] bright, int[] differences) {
        colours(bright, differences);
    }

    /** Where a difference stands for two pixels side by side. */
    void halfAcross(int[] bright, int[] differences) {
        int half = (width + 1) / 2;
        for (int x = 0; x < half; x++) {
            int here = differences[x];
            int before = differences[Math.max(0, x - 1)];
            int after = differences[Math.min(half - 1, x + 1)];
            pairs[2 * x] = x == 0 ? here : here * 3 + before + ONE >>> 2 & LOW_BYTES;
            pairs[2 * x + 1] = x == half - 1 ? here : here * 3 + after + 2 * ONE >>> 2 & LOW_BYTES;
        }
        colours(bright, pairs);
    }

    /**
     * Where a difference stands for four pixels.
     *
     * @param near the line of differences in which these pixels are
     * @param next the line to which they are nearer of the two beside it
     */
    void quarter(int[] bright, int[] near, int[] next) {
        int half = (width + 1) / 2;
        add(near, next, sums, half);
        stretch(sums, pairs, half);
        colours(bright, pairs);
    }

    private static void add(int[] near, int[] next, int[] sums, int count) {
        for (int x = 0; x < count; x++) {
            sums[x] = near[x] * 3 + next[x];
        }
    }

    private static void stretch(int[] sums, int[] pairs, int count) {
        int last = count - 1;
        pairs[0] = sums[0] * 4 + 8 * ONE >>> 4 & LOW_BYTES;
        for (int x = 0; x < last; x++) {
            int here = sums[x];
            int after = sums[x + 1];
            pairs[2 * x + 1] = here * 3 + after + 7 * ONE >>> 4 & LOW_BYTES;
            pairs[2 * x + 2] = after * 3 + here + 8 * ONE >>> 4 & LOW_BYTES;
        }
        pairs[2 * last + 1] = sums[last] * 4 + 7 * ONE >>> 4 & LOW_BYTES;
    }

    private void colours(int[] bright, int[] differences) {
        red(bright, differences, red, width);
        green(bright, differences, green, width);
        blue(bright, differences, blue, width);
    }

    private static void red(int[] bright, int[] differences, int[] into, int count) {
        for (int x = 0; x < count; x++) {
            int cr = (differences[x] >>> 16) - 128;
            into[x] = Math.max(0, Math.min(255, bright[x] + (91881 * cr + 32768 >> 16)));
        }
    }

    private static void green(int[] bright, int[] differences, int[] into, int count) {
        for (int x = 0; x < count; x++) {
            int cb = (differences[x] & 0xff) - 128;
            int cr = (differences[x] >>> 16) - 128;
            into[x] = Math.max(0, Math.min(255, bright[x] + (-22554 * cb - 46802 * cr + 32768 >> 16)));
        }
    }

    private static void blue(int[] bright, int[] differences, int[] into, int count) {
        for (int x = 0; x < count; x++) {
            int cb = (differences[x] & 0xff) - 128;
            into[x] = Math.max(0, Math.min(255, bright[x] + (116130 * cb + 32768 >> 16)));
        }
    }
}
