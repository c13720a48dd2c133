package org.lapwing.media.video;

import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.Map;
import org.lapwing.media.api.hash.Orientation;

/**
 * How far two videos are alike.
 *
 * @param asked of the frames of the video that is asked about, at the rate of the other, how many are like any of the other's
 * @param other of the other's frames, how many are like any of the first's
 * @param aligned in their order
 * @param orientation what is done to the first so that it looks like the other
 * @param askedInside whether it is the picture within the first's black border that is like the other
 * @param otherInside whether it is the picture within the other's
 */
record Likeness(
        Side asked, Side other, Aligned aligned, Orientation orientation, boolean askedInside, boolean otherInside) {

    /** Of frames that count, in hundredths, as vPDQ has it. */
    private static final int MOST_OF_THEM = 80;

    /** Fewer are chance, or a title that many videos share. */
    private static final int LEAST_IN_ORDER = 3;

    private static final int LEAST_PASSAGE = 5;

    static final Comparator<Likeness> BETTER = Comparator.comparingInt(
                    (Likeness each) -> -each.result().ordinal())
            .thenComparingInt(each -> each.aligned().matched())
            .thenComparingInt(each -> each.other().matched() + each.asked().matched());

    /** How far, in a word. */
    enum Result {
        /** One follows the other from about beginning to end. */
        SAME("same"),
        /** One follows a part of the other. */
        PART("part"),
        /** Many frames are alike, not in one order. */
        FRAMES("frames"),
        /** A passage of some frames is alike in its order. */
        PASSAGE("passage"),
        NONE("none");

        private final String id;

        Result(String id) {
            this.id = id;
        }

        String id() {
            return id;
        }
    }

    /**
     * @param matched of the frames that have enough in them
     * @param frames that have
     */
    record Side(int matched, int frames) {

        int percent() {
            return frames == 0 ? 0 : (int) (100L * matched / frames);
        }

        Map<String, Object> value() {
            Map<String, Object> value = new LinkedHashMap<>();
            value.put("frames", frames);
            value.put("matched", matched);
            value.put("percent", percent());
            return value;
        }
    }

    /**
     * The other laid on the first where most frames agree.
     *
     * @param offset seconds after the beginning of the first at which the other begins; below 0 where the other begins before
     * @param seconds that they have together
     * @param ofShorter hundredths of the shorter one that these are
     * @param ofLonger hundredths of the longer one
     * @param matched frames of the other that are like the first's at the same time
     * @param frames of the other in that time that have enough in them
     */
    record Aligned(double offset, double seconds, int ofShorter, int ofLonger, int matched, int frames) {

        static final Aligned NONE = new Aligned(0, 0, 0, 0, 0, 0);

        int percent() {
            return frames == 0 ? 0 : (int) (100L * matched / frames);
        }

        Map<String, Object> value() {
            Map<String, Object> value = new LinkedHashMap<>();
            value.put("offset", offset);
            value.put("seconds", seconds);
            value.put("frames", frames);
            value.put("matched", matched);
            value.put("percent", percent());
            return value;
        }
    }

    Result result() {
        if (aligned.matched() >= LEAST_IN_ORDER && aligned.percent() >= MOST_OF_THEM) {
            if (aligned.ofLonger() >= MOST_OF_THEM) {
                return Result.SAME;
            }
            if (aligned.ofShorter() >= MOST_OF_THEM) {
                return Result.PART;
            }
        }
        if (Math.max(asked.percent(), other.percent()) >= MOST_OF_THEM
                && Math.min(asked.matched(), other.matched()) >= LEAST_IN_ORDER) {
            return Result.FRAMES;
        }
        return aligned.matched() >= LEAST_PASSAGE ? Result.PASSAGE : Result.NONE;
    }

    Map<String, Object> value() {
        Map<String, Object> value = new LinkedHashMap<>();
        value.put("result", result().id());
        value.put("asked", asked.value());
        value.put("other", other.value());
        value.put("aligned", aligned.value());
        value.put("orientation", orientation.id());
        value.put("askedInside", askedInside);
        value.put("otherInside", otherInside);
        return value;
    }
}
