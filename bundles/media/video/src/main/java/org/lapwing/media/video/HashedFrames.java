package org.lapwing.media.video;

import java.util.List;
import java.util.Optional;
import org.lapwing.media.api.hash.Pdq256;
import org.lapwing.media.api.hash.PerceptualHash;
import org.lapwing.media.api.hash.PictureHashes;

/**
 * The frames of a video that tell it from others.
 *
 * @param rate frames a second that were looked at
 * @param frames how many were
 * @param hashes of those of enough quality, in their order
 */
record HashedFrames(double rate, int frames, List<FrameHash> hashes) {

    HashedFrames {
        hashes = List.copyOf(hashes);
    }

    /** Empty where there is too little in the frame. */
    static Optional<FrameHash> telling(int number, PictureHashes hashes) {
        return hashes.quality() < FrameHash.LEAST_QUALITY
                ? Optional.empty()
                : Optional.of(new FrameHash(number, hashes.quality(), pdq(hashes.stored())));
    }

    static Pdq256 pdq(PerceptualHash hash) {
        return hash instanceof Pdq256 pdq ? pdq : Pdq256.of(Pdq256.Family.FULL, hash.text());
    }

    /** As they stand in a finding. */
    List<String> texts() {
        return hashes.stream().map(FrameHash::text).toList();
    }

    static List<FrameHash> of(Object texts) {
        return texts instanceof List<?> list
                ? list.stream()
                        .flatMap(each -> FrameHash.of(String.valueOf(each)).stream())
                        .toList()
                : List.of();
    }

    /** How long it is, as far as it was looked at. */
    double seconds() {
        return frames / rate;
    }

    double seconds(FrameHash of) {
        return of.number() / rate;
    }
}
