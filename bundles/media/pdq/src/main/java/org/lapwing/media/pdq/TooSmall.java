package org.lapwing.media.pdq;

import java.util.EnumMap;
import java.util.Map;
import org.lapwing.media.api.hash.ImageHasher.Hashing;
import org.lapwing.media.api.hash.Orientation;
import org.lapwing.media.api.hash.Pdq256;
import org.lapwing.media.api.hash.PerceptualHash;
import org.lapwing.media.api.hash.PictureHashes;

/** A picture with a side of less than five pixels: nothing but zeros, of the quality 0. */
record TooSmall(Pdq256.Family family) implements Hashing {

    @Override
    public void grey(byte[] samples, int from, int step) {}

    @Override
    public void colour(byte[] samples, int red, int green, int blue, int step) {}

    @Override
    public PictureHashes end() {
        Map<Orientation, PerceptualHash> zeros = new EnumMap<>(Orientation.class);
        for (Orientation each : Orientation.values()) {
            zeros.put(each, new Pdq256(family, 0, 0, 0, 0));
        }
        return new PictureHashes(zeros, 0);
    }
}
