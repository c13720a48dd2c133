package org.lapwing.media.video;

import java.math.BigDecimal;
import java.time.Duration;

/**
 * How much of a video is looked at.
 *
 * @param rate frames a second, evenly from the first picture on
 * @param mostFrames that are looked at
 * @param mostPixels of one frame
 * @param limit after which no more frames are decoded but key frames
 * @param rest after which, from then on, what was seen has to do; zero where key frames are not to be looked at
 * @param memory bytes of address space of the program that decodes
 */
record Bounds(double rate, int mostFrames, long mostPixels, Duration limit, Duration rest, long memory) {

    /** One frame a second, as lists of others have it. */
    static final double USUAL_RATE = 1;

    /** More would show the same picture again and again. */
    static final double MOST_RATE = 30;

    static final double LEAST_RATE = 0.01;

    private static final int HOUR = 3600;

    /** Four hours; eight thousand pixels wide; together a little less than the time that one analysis of an ingest has. */
    static final Bounds USUAL =
            new Bounds(USUAL_RATE, 4 * HOUR, 36_000_000, Duration.ofMinutes(6), Duration.ofSeconds(150), 4L << 30);

    /** For a person who waits: the same pictures at another rate, for as long as it takes. */
    Bounds asked(double otherRate) {
        int frames = (int) Math.ceil(mostFrames * Math.max(1, otherRate));
        return new Bounds(otherRate, frames, mostPixels, Duration.ofHours(6), Duration.ZERO, memory);
    }

    /** As the program takes it. */
    String rateText() {
        return BigDecimal.valueOf(rate).stripTrailingZeros().toPlainString();
    }
}
