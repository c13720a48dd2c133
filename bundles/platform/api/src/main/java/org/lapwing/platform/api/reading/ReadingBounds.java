package org.lapwing.platform.api.reading;

/**
 * How far hostile containers are followed.
 *
 * @param maxDepth containers within containers
 * @param maxEntries entries in one container
 * @param maxExpandedBytes bytes that one container may expand to in all
 * @param maxRatio expanded bytes per packed byte, beyond the first 16 MiB
 */
public record ReadingBounds(int maxDepth, long maxEntries, long maxExpandedBytes, int maxRatio) {

    public static final ReadingBounds DEFAULT = new ReadingBounds(16, 1_000_000, 64L << 30, 250);
}
