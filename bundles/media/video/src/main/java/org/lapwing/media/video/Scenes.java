package org.lapwing.media.video;

import org.jspecify.annotations.Nullable;
import org.lapwing.media.api.hash.PictureHashes;

/**
 * Tells where a scene begins: the brightness of a frame, in eight by eight fields, differs from that of the frame before on average by at
 * least 12 of 255, and its hash in at least 70 of 256 bits (128 is chance). The first alone would take a lamp for a scene, the second
 * alone a hand before the lens. Hashes of frames with too little in them do not count, so that a cut to black is one.
 */
final class Scenes {

    static final int LEAST_DIFFERENCE = 12;
    static final int LEAST_BITS = 70;

    private @Nullable Brightness before;
    private @Nullable PictureHashes hashesBefore;

    /** Whether a scene begins with this frame; the first frame begins one. */
    boolean begins(Look look) {
        Brightness now = Brightness.of(look.frame());
        boolean begins = before == null
                || hashesBefore == null
                || now.difference(before) >= LEAST_DIFFERENCE && far(hashesBefore, look.whole());
        before = now;
        hashesBefore = look.whole();
        return begins;
    }

    private static boolean far(PictureHashes one, PictureHashes other) {
        return one.quality() < FrameHash.LEAST_QUALITY
                || other.quality() < FrameHash.LEAST_QUALITY
                || HashedFrames.pdq(one.stored()).distance(HashedFrames.pdq(other.stored())) >= LEAST_BITS;
    }
}
