package org.lapwing.media.pdq;

/** How much changes between neighbouring samples, in whole percents of the full range, as the reference counts it: 0 to 100. */
final class Quality {

    private static final int SIDE = Downsampling.SIDE;
    private static final int ENOUGH = 90;

    private Quality() {}

    static int of(float[] samples) {
        int sum = 0;
        for (int y = 0; y < SIDE; y++) {
            for (int x = 0; x < SIDE; x++) {
                float here = samples[y * SIDE + x];
                if (y < SIDE - 1) {
                    sum += step(here, samples[(y + 1) * SIDE + x]);
                }
                if (x < SIDE - 1) {
                    sum += step(here, samples[y * SIDE + x + 1]);
                }
            }
        }
        return Math.min(100, sum / ENOUGH);
    }

    private static int step(float here, float next) {
        return Math.abs((int) ((here - next) * 100 / 255));
    }
}
