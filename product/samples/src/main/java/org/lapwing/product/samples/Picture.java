package org.lapwing.product.samples;

import java.awt.image.BufferedImage;
import java.util.function.UnaryOperator;
import org.jspecify.annotations.Nullable;

/** A good picture of the sample case: drawn, copied byte for byte, or made from another one. */
sealed interface Picture {
    /** Path below the evidence folder, or a name known only to the archive that holds it. */
    String path();

    /** Drawn by a scene; a shot gets grain and, as a JPEG, an EXIF segment. */
    record Drawn(String path, Scene scene, int width, int height, ExifSegment.@Nullable Shot shot) implements Picture {}

    /** The same bytes under another name. */
    record Copy(String path, String original) implements Picture {}

    /** Other bytes showing the same or a part of it, as messengers and editors leave behind. */
    record Variant(String path, String original, float quality, UnaryOperator<BufferedImage> change)
            implements Picture {}
}
