package org.lapwing.media.pdq;

import org.lapwing.media.api.hash.ImageHasher.Hashing;
import org.lapwing.media.api.hash.Pdq256;
import org.lapwing.media.api.hash.PictureHashes;

/** A picture with a side of more than 512 pixels, made 512 by 512 by its nearest pixels first; a shorter side is stretched. */
final class Shrunk implements Hashing {

    static final int SIDE = 512;

    private final int height;
    private final int[] columns = new int[SIDE];
    private final byte[] row = new byte[3 * SIDE];
    private final Picture picture = new Picture(Pdq256.Family.CLI, SIDE, SIDE);
    private int rows;
    private int next;

    Shrunk(int width, int height) {
        this.height = height;
        for (int x = 0; x < SIDE; x++) {
            columns[x] = nearest(x, width);
        }
    }

    private static int nearest(int number, int side) {
        return (int) ((long) number * side / SIDE);
    }

    @Override
    public void grey(byte[] samples, int from, int step) {
        if (taken()) {
            for (int x = 0; x < SIDE; x++) {
                row[x] = samples[from + columns[x] * step];
            }
            for (; here(); next++) {
                picture.grey(row, 0, 1);
            }
        }
        rows++;
    }

    @Override
    public void colour(byte[] samples, int red, int green, int blue, int step) {
        if (taken()) {
            for (int x = 0; x < SIDE; x++) {
                int at = columns[x] * step;
                row[3 * x] = samples[red + at];
                row[3 * x + 1] = samples[green + at];
                row[3 * x + 2] = samples[blue + at];
            }
            for (; here(); next++) {
                picture.colour(row, 0, 1, 2, 3);
            }
        }
        rows++;
    }

    private boolean taken() {
        if (rows == height) {
            throw new IllegalStateException("All " + height + " rows were there");
        }
        return here();
    }

    private boolean here() {
        return next < SIDE && nearest(next, height) == rows;
    }

    @Override
    public PictureHashes end() {
        if (rows < height) {
            throw new IllegalStateException("Only " + rows + " of " + height + " rows were there");
        }
        return picture.end();
    }
}
