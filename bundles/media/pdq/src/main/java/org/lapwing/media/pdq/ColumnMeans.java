package org.lapwing.media.pdq;

/** The moving mean down columns, as rows come in. Holds as many rows as the window is high, and the few that wait. */
final class ColumnMeans {

    /** Takes rows of means. */
    interface Rows {

        /** Where the next is to be written. */
        float[] room();

        void written();
    }

    private final int width;
    private final int window;
    private final int ahead;
    private final float[][] ring;
    private final float[] sums;
    private final Rows into;
    private int rows;

    /** @param waiting how many rows are written before they are added */
    ColumnMeans(Box box, int width, int waiting, Rows into) {
        this.width = width;
        this.window = box.window();
        this.ahead = box.ahead();
        this.ring = new float[Math.min(box.side(), window) + waiting][width];
        this.sums = new float[width];
        this.into = into;
    }

    /** Where the row that is so many after the next to be added is to be written. */
    float[] slot(int after) {
        return ring[(rows + after) % ring.length];
    }

    /** Adds the row that was written into the next slot. */
    void add() {
        float[] row = ring[rows % ring.length];
        rows++;
        if (rows > window) {
            move(sums, row, ring[(rows - 1 - window) % ring.length], into.room(), width, window);
            into.written();
            return;
        }
        plus(sums, row, width);
        if (rows > ahead) {
            divide(sums, into.room(), width, rows);
            into.written();
        }
    }

    /** Writes the last means, when all rows were added. */
    void end() {
        int current = window;
        for (int oldest = rows - window; oldest < rows - window + ahead; oldest++) {
            minus(sums, ring[oldest % ring.length], width);
            current--;
            divide(sums, into.room(), width, current);
            into.written();
        }
    }

    private static void move(float[] sums, float[] in, float[] out, float[] means, int width, float by) {
        for (int x = 0; x < width; x++) {
            float sum = sums[x] + in[x] - out[x];
            sums[x] = sum;
            means[x] = sum / by;
        }
    }

    private static void plus(float[] sums, float[] row, int width) {
        for (int x = 0; x < width; x++) {
            sums[x] += row[x];
        }
    }

    private static void minus(float[] sums, float[] row, int width) {
        for (int x = 0; x < width; x++) {
            sums[x] -= row[x];
        }
    }

    private static void divide(float[] sums, float[] means, int width, float by) {
        for (int x = 0; x < width; x++) {
            means[x] = sums[x] / by;
        }
    }
}
