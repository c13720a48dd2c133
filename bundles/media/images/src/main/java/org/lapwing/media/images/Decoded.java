package org.lapwing.media.images;

import java.awt.image.BufferedImage;
import org.jspecify.annotations.Nullable;

/** What came of decoding. */
sealed interface Decoded {

    /** Pixels of the picture as its header says, 0 where even that cannot be read. */
    int width();

    int height();

    /**
     * @param pixels reduced, in the stored orientation
     */
    record Whole(int width, int height, BufferedImage pixels) implements Decoded {}

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
