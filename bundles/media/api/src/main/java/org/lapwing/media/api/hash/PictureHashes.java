package org.lapwing.media.api.hash;

import java.util.Map;

/**
 * What a hasher made of one picture.
 *
 * @param hashes for every orientation, or for {@link Orientation#STORED} alone where the algorithm cannot turn its hash
 * @param quality 0 to 100: how much there is in the picture to tell it from others; below 50 it is not to be matched
 */
public record PictureHashes(Map<Orientation, PerceptualHash> hashes, int quality) {

    public PictureHashes {
        hashes = Map.copyOf(hashes);
        if (!hashes.containsKey(Orientation.STORED)) {
            throw new IllegalArgumentException("There is no hash of the picture as it is stored");
        }
    }

    /** Of the pixels as they are stored, whatever the camera says of the orientation. */
    public PerceptualHash stored() {
        PerceptualHash stored = hashes.get(Orientation.STORED);
        if (stored == null) {
            throw new IllegalStateException();
        }
        return stored;
    }
}
