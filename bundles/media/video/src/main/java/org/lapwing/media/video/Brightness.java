package org.lapwing.media.video;

/** A frame as eight by eight fields of brightness. */
record Brightness(int[] fields) {

    private static final int SIDE = 8;
    private static final int STEP = 4;

    static Brightness of(Frame frame) {
        int[] sums = new int[SIDE * SIDE];
        int[] counts = new int[SIDE * SIDE];
        for (int y = 0; y < frame.height(); y += STEP) {
            int row = SIDE * (int) ((long) y * SIDE / frame.height());
            for (int x = 0, at = frame.row(y); x < frame.width(); x += STEP, at += 3 * STEP) {
                int field = row + (int) ((long) x * SIDE / frame.width());
                sums[field] += frame.brightness(at);
                counts[field]++;
            }
        }
        for (int field = 0; field < sums.length; field++) {
            sums[field] /= Math.max(1, counts[field]);
        }
        return new Brightness(sums);
    }

    /** By how much of 255 the fields differ on average. */
    int difference(Brightness other) {
        int sum = 0;
        for (int field = 0; field < fields.length; field++) {
            sum += Math.abs(fields[field] - other.fields[field]);
        }
        return sum / fields.length;
    }
}
