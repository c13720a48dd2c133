package org.lapwing.media.video;

import java.util.Optional;
import org.lapwing.media.api.hash.Pdq256;

/**
 * What one frame looks like.
 *
 * @param number of the frame among those that were looked at, from 0
 */
record FrameHash(int number, int quality, Pdq256 hash) {

    /** Below, there is too little in a frame to tell it from others. */
    static final int LEAST_QUALITY = 50;

    /** As it stands in a finding. */
    String text() {
        return number + " " + quality + " " + hash.text();
    }

    /** Empty where it is none. */
    static Optional<FrameHash> of(String text) {
        String[] words = text.split(" ");
        try {
            return words.length == 3
                    ? Optional.of(new FrameHash(
                            Integer.parseInt(words[0]),
                            Integer.parseInt(words[1]),
                            Pdq256.of(Pdq256.Family.FULL, words[2])))
                    : Optional.empty();
        } catch (IllegalArgumentException none) {
            return Optional.empty();
        }
    }
}
