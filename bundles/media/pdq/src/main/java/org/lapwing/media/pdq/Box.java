package org.lapwing.media.pdq;

/**
 * The window of the moving mean over one side of a picture. It grows at the beginning, moves, and shrinks at the end.
 *
 * @param side pixels
 * @param window pixels
 */
record Box(int side, int window) {

    static Box of(int side) {
        return new Box(side, (side + 127) / 128);
    }

    /** How many are summed before the first mean is written. */
    int ahead() {
        return (window + 2) / 2 - 1;
    }

    /** Which of the side's means is the sample of this number, 0 to 63. */
    int sampled(int number) {
        return (int) ((number + 0.5) * side / 64);
    }
}
