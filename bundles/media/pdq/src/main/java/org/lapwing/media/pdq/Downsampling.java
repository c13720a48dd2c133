package org.lapwing.media.pdq;

/**
 * Rows of brightness to 64 by 64 samples. What is held is bounded by a 128th of the picture's rows and a few more: each stage hands its
 * rows to the next as soon as it can.
 */
final class Downsampling {

    static final int SIDE = 64;

    private final boolean asItIs;
    private final float[] samples = new float[SIDE * SIDE];
    private final RowMeans rowMeans;
    private final ColumnMeans columnMeans;
    private final Sampling sampling;
    private final float[][] lanes;
    private final float[][] slots = new float[RowMeans.LANES][];
    private int waiting;
    private int rows;

    /** A picture of exactly 64 by 64 is not blurred: the reference takes its pixels for the samples. */
    Downsampling(int width, int height) {
        Box across = Box.of(width);
        Box down = Box.of(height);
        this.asItIs = width == SIDE && height == SIDE;
        this.rowMeans = new RowMeans(across);
        this.sampling = new Sampling(across, down, samples);
        this.columnMeans = new ColumnMeans(down, width, RowMeans.LANES, sampling);
        this.lanes = new float[RowMeans.LANES][width];
    }

    /** Where the next row is to be written. */
    float[] room() {
        return lanes[waiting];
    }

    void written() {
        if (asItIs) {
            System.arraycopy(lanes[0], 0, samples, rows * SIDE, SIDE);
        } else {
            waiting++;
            if (waiting == RowMeans.LANES) {
                flush();
            }
        }
        rows++;
    }

    /** Adds what waits; lanes without a row are computed and left where they are. */
    private void flush() {
        for (int lane = 0; lane < slots.length; lane++) {
            slots[lane] = columnMeans.slot(lane);
        }
        rowMeans.of(lanes, slots);
        for (; waiting > 0; waiting--) {
            columnMeans.add();
        }
    }

    /** The samples, row by row, when all rows are there. */
    float[] end() {
        if (!asItIs) {
            if (waiting > 0) {
                flush();
            }
            columnMeans.end();
            sampling.end();
        }
        return samples;
    }

    /** The second pass: along rows for the 64 columns that are sampled, then down these. */
    private static final class Sampling implements ColumnMeans.Rows {

        private final SampledRowMeans rowMeans;
        private final ColumnMeans columnMeans;
        private final float[][] lanes;
        private final float[][] slots = new float[RowMeans.LANES][];
        private int waiting;

        Sampling(Box across, Box down, float[] samples) {
            this.rowMeans = new SampledRowMeans(across);
            this.columnMeans = new ColumnMeans(down, SIDE, RowMeans.LANES, new Samples(down, samples));
            this.lanes = new float[RowMeans.LANES][across.side()];
        }

        @Override
        public float[] room() {
            return lanes[waiting];
        }

        @Override
        public void written() {
            waiting++;
            if (waiting == RowMeans.LANES) {
                flush();
            }
        }

        private void flush() {
            for (int lane = 0; lane < slots.length; lane++) {
                slots[lane] = columnMeans.slot(lane);
            }
            rowMeans.of(lanes, slots);
            for (; waiting > 0; waiting--) {
                columnMeans.add();
            }
        }

        void end() {
            if (waiting > 0) {
                flush();
            }
            columnMeans.end();
        }
    }

    /** Keeps the rows that are sampled; in a small picture one is sampled more than once. */
    private static final class Samples implements ColumnMeans.Rows {

        private final Box down;
        private final float[] samples;
        private final float[] row = new float[SIDE];
        private int number;
        private int next;

        Samples(Box down, float[] samples) {
            this.down = down;
            this.samples = samples;
        }

        @Override
        public float[] room() {
            return row;
        }

        @Override
        public void written() {
            for (; next < SIDE && down.sampled(next) == number; next++) {
                System.arraycopy(row, 0, samples, next * SIDE, SIDE);
            }
            number++;
        }
    }
}
