package org.lapwing.media.video;

import java.util.List;
import java.util.Optional;
import org.lapwing.media.api.hash.ImageHasher;
import org.lapwing.media.api.hash.ImageHasher.Hashing;
import org.lapwing.media.api.hash.Pdq256;
import org.lapwing.media.api.hash.PictureHashes;

/** Makes PDQ hashes of frames, of all of their pixels or of those within a border. */
record FrameHasher(ImageHasher hasher) {

    static final String ALGORITHM = "pdq";
    static final String FAMILY = Pdq256.Family.FULL.id();

    /** Empty where no engine for PDQ is here. */
    static Optional<FrameHasher> among(List<ImageHasher> hashers) {
        return hashers.stream()
                .filter(each ->
                        each.algorithm().equals(ALGORITHM) && each.families().contains(FAMILY))
                .findFirst()
                .map(FrameHasher::new);
    }

    PictureHashes of(Frame frame, Border without) {
        int width = frame.width() - without.left() - without.right();
        int height = frame.height() - without.top() - without.bottom();
        Hashing hashing = hasher.begin(FAMILY, width, height);
        for (int y = 0; y < height; y++) {
            int at = frame.row(without.top() + y) + 3 * without.left();
            hashing.colour(frame.pixels(), at, at + 1, at + 2, 3);
        }
        return hashing.end();
    }
}
