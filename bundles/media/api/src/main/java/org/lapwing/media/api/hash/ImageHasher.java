package org.lapwing.media.api.hash;

import java.util.List;
import org.osgi.annotation.versioning.ConsumerType;

/**
 * An engine for perceptual hashes. Registered as a service; several stand beside each other, and every picture is handed to each while it
 * is decoded. Runs in worker processes too, so it uses no other service. Called by several threads at once.
 */
@ConsumerType
public interface ImageHasher {

    /** Such as {@code pdq}; the same as {@link PerceptualHash#algorithm()}. */
    String algorithm();

    /** Changes whenever its hashes may change: all pictures are hashed again then. */
    String version();

    /** The first is used unless another is asked for. */
    List<String> families();

    /**
     * Begins with a picture.
     *
     * @param family one of {@link #families()}
     * @param width pixels, at least 1
     * @param height pixels, at least 1
     */
    Hashing begin(String family, int width, int height);

    /** One picture on its way: every row once, from the top. By one thread. */
    @ConsumerType
    interface Hashing {

        /**
         * The next row of a picture of one channel, or of one channel and transparency, which is left out.
         *
         * @param samples not kept
         * @param from where the first pixel is
         * @param step from one pixel to the next
         */
        void grey(byte[] samples, int from, int step);

        /**
         * The next row of a picture in colours; transparency is left out. A picture is grey in all its rows or in none.
         *
         * @param samples not kept
         * @param red where that of the first pixel is
         * @param green where that of the first pixel is
         * @param blue where that of the first pixel is
         * @param step from one pixel to the next
         */
        void colour(byte[] samples, int red, int green, int blue, int step);

        /**
         * The same row with a number of 0 to 255 for each sample, for engines that compute with many numbers at once. Others get it as
         * bytes.
         *
         * @param red one for each pixel, not kept
         * @param green one for each pixel, not kept
         * @param blue one for each pixel, not kept
         */
        default void colour(int[] red, int[] green, int[] blue) {
            int width = red.length;
            byte[] samples = new byte[3 * width];
            for (int x = 0; x < width; x++) {
                samples[x] = (byte) red[x];
                samples[width + x] = (byte) green[x];
                samples[2 * width + x] = (byte) blue[x];
            }
            colour(samples, 0, width, 2 * width, 1);
        }

        /**
         * The hashes, once all rows are there.
         *
         * @throws IllegalStateException where rows are missing
         */
        PictureHashes end();
    }
}
