package org.lapwing.media.near;

/**
 * Counts by which turn and scale places of two pictures are alike: places of unrelated pictures that happen to be alike scatter, those of a
 * common part gather. After Lowe: Distinctive image features from scale-invariant keypoints (2004).
 */
final class Agreement {

    private static final int TURNS = 12;
    private static final int SCALES = 10;
    private static final double SCALE_STEP = 0.6;

    private final int[][] counts = new int[TURNS][SCALES];

    /**
     * @param turn radians
     * @param scale of one to the other
     */
    void add(double turn, double scale) {
        int part = (int) Math.floor(turn / (2 * Math.PI) * TURNS);
        int size = SCALES / 2 + (int) Math.floor(Math.log(scale) / Math.log(2) / SCALE_STEP);
        if (size >= 0 && size < SCALES) {
            counts[Math.floorMod(part, TURNS)][size]++;
        }
    }

    /** Most of two neighbouring turns and two neighbouring scales. */
    int most() {
        int most = 0;
        for (int turn = 0; turn < TURNS; turn++) {
            int[] next = counts[(turn + 1) % TURNS];
            for (int scale = 0; scale + 1 < SCALES; scale++) {
                most = Math.max(most, counts[turn][scale] + counts[turn][scale + 1] + next[scale] + next[scale + 1]);
            }
        }
        return most;
    }
}
