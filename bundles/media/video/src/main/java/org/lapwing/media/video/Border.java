package org.lapwing.media.video;

import java.util.LinkedHashMap;
import java.util.Map;

/** Pixels at the sides of a frame that are black. */
record Border(int top, int bottom, int left, int right) {

    static final Border NONE = new Border(0, 0, 0, 0);

    /** Brightness of 255 up to which a pixel counts as black: codecs and analogue recordings make no pure one. */
    private static final int BLACK = 32;

    /** Of a row, one pixel in so many may be brighter: what a codec spills over. */
    private static final int SPILLED = 50;

    /** Only each so many-th pixel is looked at. */
    private static final int STEP = 4;

    /** Of the side, in hundredths: less is not worth another hash, more is a dark scene. */
    private static final int LEAST = 2;

    private static final int MOST = 40;

    /** What is within must have this many pixels to a side. */
    private static final int LEAST_WITHIN = 64;

    /** As far as a frame shows; nothing is known of a frame that is dark as a whole, where any border may be. */
    static Border of(Frame frame) {
        int width = frame.width();
        int height = frame.height();
        int top = 0;
        while (top < height && blackRow(frame, top)) {
            top++;
        }
        if (top == height) {
            return new Border(height, height, width, width);
        }
        int bottom = 0;
        while (blackRow(frame, height - 1 - bottom)) {
            bottom++;
        }
        int left = 0;
        while (left < width && blackColumn(frame, left, top, height - bottom)) {
            left++;
        }
        int right = 0;
        while (right < width - left && blackColumn(frame, width - 1 - right, top, height - bottom)) {
            right++;
        }
        return new Border(top, bottom, left, right);
    }

    private static boolean blackRow(Frame frame, int y) {
        int allowed = frame.width() / STEP / SPILLED;
        for (int x = 0, at = frame.row(y); x < frame.width(); x += STEP, at += 3 * STEP) {
            if (frame.brightness(at) > BLACK && --allowed < 0) {
                return false;
            }
        }
        return true;
    }

    private static boolean blackColumn(Frame frame, int x, int from, int to) {
        int allowed = (to - from) / STEP / SPILLED;
        for (int y = from; y < to; y += STEP) {
            if (frame.brightness(frame.row(y) + 3 * x) > BLACK && --allowed < 0) {
                return false;
            }
        }
        return true;
    }

    /** What is black in both. */
    Border and(Border other) {
        return new Border(
                Math.min(top, other.top),
                Math.min(bottom, other.bottom),
                Math.min(left, other.left),
                Math.min(right, other.right));
    }

    /** Whether it is a border of a picture of this size, and not just a dark scene or a few pixels. */
    boolean real(int width, int height) {
        return (100 * (top + bottom) >= LEAST * height || 100 * (left + right) >= LEAST * width)
                && 100 * Math.max(top, bottom) <= MOST * height
                && 100 * Math.max(left, right) <= MOST * width
                && width - left - right >= LEAST_WITHIN
                && height - top - bottom >= LEAST_WITHIN;
    }

    Map<String, Object> value() {
        Map<String, Object> value = new LinkedHashMap<>();
        value.put("top", top);
        value.put("bottom", bottom);
        value.put("left", left);
        value.put("right", right);
        return value;
    }
}
