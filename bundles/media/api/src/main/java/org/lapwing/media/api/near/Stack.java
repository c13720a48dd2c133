package org.lapwing.media.api.near;

import java.util.List;
import org.lapwing.platform.api.evidence.ContentId;

/**
 * Pictures that look alike: each is near to the first one, and not only to another of them, so that no chain leads away from it.
 *
 * @param first the one with the lowest digest of those that no stack before it took
 * @param alike the nearest first; empty where only copies of the first were found
 */
public record Stack(ContentId first, List<Alike> alike) {

    /**
     * @param distance in how many of its 256 bits its hash differs from that of the first
     * @param orientation what is done to the first so that it looks like this one; one of
     *     {@link org.lapwing.media.api.hash.Orientation}'s ids
     */
    public record Alike(ContentId content, int distance, String orientation) {}
}
