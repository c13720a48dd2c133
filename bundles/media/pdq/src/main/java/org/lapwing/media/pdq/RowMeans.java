package org.lapwing.media.pdq;

/**
 * The moving mean along rows, four rows at a time: one sum has to wait for itself, four do not wait for each other. Divisions come after,
 * where the processor does many at once.
 */
final class RowMeans {

    static final int LANES = 4;

    private final int side;
    private final int window;
    private final int ahead;

    RowMeans(Box box) {
        this.side = box.side();
        this.window = box.window();
        this.ahead = box.ahead();
    }

    /** Writes the means of four rows. */
    void of(float[][] from, float[][] into) {
        float[] sums = new float[LANES];
        grow(from, into, sums);
        int steady = window - ahead;
        move(
                from[0],
                from[1],
                from[2],
                from[3],
                into[0],
                into[1],
                into[2],
                into[3],
                side - window,
                window,
                steady,
                sums);
        for (int lane = 0; lane < LANES; lane++) {
            divide(into[lane], steady, steady + side - window, window);
        }
        shrink(from, into, sums);
    }

    private void grow(float[][] from, float[][] into, float[] sums) {
        for (int lane = 0; lane < LANES; lane++) {
            float sum = 0;
            float[] in = from[lane];
            float[] out = into[lane];
            for (int x = 0; x < window; x++) {
                sum += in[x];
                if (x >= ahead) {
                    out[x - ahead] = sum / (x + 1);
                }
            }
            sums[lane] = sum;
        }
    }

    private static void move(
            float[] a,
            float[] b,
            float[] c,
            float[] d,
            float[] toA,
            float[] toB,
            float[] toC,
            float[] toD,
            int count,
            int window,
            int to,
            float[] sums) {
        float sumA = sums[0];
        float sumB = sums[1];
        float sumC = sums[2];
        float sumD = sums[3];
        for (int x = 0; x < count; x++) {
            sumA = sumA + a[x + window] - a[x];
            sumB = sumB + b[x + window] - b[x];
            sumC = sumC + c[x + window] - c[x];
            sumD = sumD + d[x + window] - d[x];
            toA[x + to] = sumA;
            toB[x + to] = sumB;
            toC[x + to] = sumC;
            toD[x + to] = sumD;
        }
        sums[0] = sumA;
        sums[1] = sumB;
        sums[2] = sumC;
        sums[3] = sumD;
    }

    private static void divide(float[] row, int from, int to, float by) {
        for (int x = from; x < to; x++) {
            row[x] = row[x] / by;
        }
    }

    private void shrink(float[][] from, float[][] into, float[] sums) {
        for (int lane = 0; lane < LANES; lane++) {
            float sum = sums[lane];
            float[] in = from[lane];
            float[] out = into[lane];
            int current = window;
            for (int x = side - window; x < side - window + ahead; x++) {
                sum -= in[x];
                current--;
                out[x + window - ahead] = sum / current;
            }
        }
    }
}
