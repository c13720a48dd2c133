package org.lapwing.media.images;

import java.awt.image.BufferedImage;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.lapwing.media.api.hash.PictureHashes;

/** What came of decoding. */
sealed interface Decoded {

    /** Pixels of the picture as its header says, 0 where even that cannot be read. */
    int width();

    int height();

    /**
     * @param pixels reduced, in the stored orientation
     * @param hashes of every pixel, not of the reduced ones; none where they could not be made
     */
    record Whole(int width, int height, BufferedImage pixels, List<PictureHashes> hashes) implements Decoded {

        Whole(int width, int height, BufferedImage pixels) {
            this(width, height, pixels, List.of());
        }
    }

    /**
     * Some rows are there.
     *
     * @param flaw key of a part of a sentence
     */
    record Partial(
            int width,
            int height,
            BufferedImage pixels,
            Trouble trouble,
            @Nullable String flaw) implements Decoded {}

    record Nothing(
            int width,
            int height,
            Trouble trouble,
            @Nullable String flaw) implements Decoded {}

    /** Why not all of it; the name is the key of the sentence. */
    enum Trouble {
        DAMAGED,
        UNDECODABLE,
        UNSUPPORTED,
        TOO_LARGE,
        TOO_SLOW,
        NO_MEMORY
    }
}
