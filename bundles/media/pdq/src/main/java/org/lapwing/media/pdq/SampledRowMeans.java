package org.lapwing.media.pdq;

/** The moving mean along four rows of which only the 64 that are sampled are written. */
final class SampledRowMeans {

    static final int SAMPLES = 64;

    private final int side;
    private final int window;
    private final int ahead;
    private final int[] columns = new int[SAMPLES];
    private final float[] sums = new float[RowMeans.LANES];

    SampledRowMeans(Box box) {
        this.side = box.side();
        this.window = box.window();
        this.ahead = box.ahead();
        for (int number = 0; number < SAMPLES; number++) {
            columns[number] = box.sampled(number);
        }
    }

    /** Writes the samples of four rows. */
    void of(float[][] from, float[][] into) {
        for (int lane = 0; lane < RowMeans.LANES; lane++) {
            sums[lane] = 0;
        }
        int next = 0;
        for (int x = 0; x < window; x++) {
            plus(from, x);
            if (x >= ahead) {
                next = write(next, x - ahead, x + 1, into);
            }
        }
        next = move(from, into, next);
        int current = window;
        for (int x = side - window; x < side - window + ahead; x++) {
            minus(from, x);
            current--;
            next = write(next, x + window - ahead, current, into);
        }
    }

    private int move(float[][] from, float[][] into, int first) {
        int next = first;
        int count = side - window;
        int steady = window - ahead;
        for (int x = 0; x < count; ) {
            int end = next < SAMPLES ? Math.min(count, columns[next] - steady + 1) : count;
            slide(from[0], from[1], from[2], from[3], x, end, window, sums);
            next = write(next, end - 1 + steady, window, into);
            x = end;
        }
        return next;
    }

    private static void slide(
            float[] a, float[] b, float[] c, float[] d, int first, int end, int window, float[] sums) {
        float sumA = sums[0];
        float sumB = sums[1];
        float sumC = sums[2];
        float sumD = sums[3];
        for (int x = first; x < end; x++) {
            sumA = sumA + a[x + window] - a[x];
            sumB = sumB + b[x + window] - b[x];
            sumC = sumC + c[x + window] - c[x];
            sumD = sumD + d[x + window] - d[x];
        }
        sums[0] = sumA;
        sums[1] = sumB;
        sums[2] = sumC;
        sums[3] = sumD;
    }

    private void plus(float[][] from, int x) {
        for (int lane = 0; lane < RowMeans.LANES; lane++) {
            sums[lane] += from[lane][x];
        }
    }

    private void minus(float[][] from, int x) {
        for (int lane = 0; lane < RowMeans.LANES; lane++) {
            sums[lane] -= from[lane][x];
        }
    }

    /** In a small picture one mean is sampled more than once. */
    private int write(int first, int column, float by, float[][] into) {
        int next = first;
        while (next < SAMPLES && columns[next] == column) {
            for (int lane = 0; lane < RowMeans.LANES; lane++) {
                into[lane][next] = sums[lane] / by;
            }
            next++;
        }
        return next;
    }
}
