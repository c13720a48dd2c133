package org.lapwing.media.pdq;

import org.lapwing.media.api.hash.ImageHasher.Hashing;
import org.lapwing.media.api.hash.Pdq256;
import org.lapwing.media.api.hash.PictureHashes;

/** A picture whose every pixel counts. */
final class Picture implements Hashing {

    private final Pdq256.Family family;
    private final int width;
    private final int height;
    private final Downsampling downsampling;
    private int rows;

    Picture(Pdq256.Family family, int width, int height) {
        this.family = family;
        this.width = width;
        this.height = height;
        this.downsampling = new Downsampling(width, height);
    }

    @Override
    public void grey(byte[] samples, int from, int step) {
        count();
        Luma.ofGrey(samples, from, step, downsampling.room(), width);
        downsampling.written();
    }

    @Override
    public void colour(byte[] samples, int red, int green, int blue, int step) {
        count();
        Luma.ofColour(samples, red, green, blue, step, downsampling.room(), width);
        downsampling.written();
    }

    @Override
    public void colour(int[] red, int[] green, int[] blue) {
        count();
        Luma.ofNumbers(red, green, blue, downsampling.room(), width);
        downsampling.written();
    }

    private void count() {
        if (rows == height) {
            throw new IllegalStateException("All " + height + " rows were there");
        }
        rows++;
    }

    @Override
    public PictureHashes end() {
        if (rows < height) {
            throw new IllegalStateException("Only " + rows + " of " + height + " rows were there");
        }
        float[] samples = downsampling.end();
        return new PictureHashes(Frequencies.of(samples).hashes(family), Quality.of(samples));
    }
}
