package org.lapwing.media.video;

import org.jspecify.annotations.Nullable;
import org.lapwing.media.api.hash.PictureHashes;

/**
 * One frame that is looked at.
 *
 * @param number from 0
 * @param frame filled again by the next one
 * @param inside of what is within the black border, as far as it is known by now; null without one
 */
record Look(
        int number,
        Frame frame,
        PictureHashes whole,
        @Nullable PictureHashes inside) {}
