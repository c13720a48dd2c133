package org.lapwing.media.near;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.SplittableRandom;

/**
 * Finds the places of a picture by which parts of it are known again: corners in the picture and in smaller copies of it, each described by
 * comparisons of brightness in its surroundings. After Rublee, Rabaud, Konolige, Bradski: ORB, an efficient alternative to SIFT or SURF
 * (2011), with the corners of Harris and Stephens (1988).
 */
final class Keypoints {

    /** Of one picture. */
    static final int MOST = 400;

    private static final double STEP = 1.25;
    private static final int SMALLEST = 40;
    private static final int CELL = 16;
    private static final int PER_CELL = 3;
    private static final double HARRIS = 0.05;

    /** A corner that is weaker than that is noise. */
    private static final double LEAST = 2_000;

    /** Of the surroundings that are compared. */
    private static final int RADIUS = 12;

    private static final int BITS = 256;
    private static final int[][] PATTERN = pattern();

    private Keypoints() {}

    private record Corner(int x, int y, double strength) {}

    static List<Keypoint> of(Luma picture) {
        List<Keypoint> all = new ArrayList<>();
        double area = 0;
        for (double scale = 1; Math.min(picture.width(), picture.height()) / scale >= SMALLEST; scale *= STEP) {
            area += 1 / (scale * scale);
        }
        for (double scale = 1; Math.min(picture.width(), picture.height()) / scale >= SMALLEST; scale *= STEP) {
            Luma level = scale == 1 ? picture : picture.shrunk(scale);
            Luma smooth = level.blurred(2);
            int most = (int) Math.ceil(MOST / (scale * scale) / area);
            for (Corner each : strongest(corners(level.blurred(1)), most)) {
                all.add(described(
                        smooth,
                        each,
                        (double) picture.width() / level.width(),
                        (double) picture.height() / level.height()));
            }
        }
        return all.size() <= MOST ? all : all.subList(0, MOST);
    }

    private static List<Corner> strongest(List<Corner> corners, int most) {
        return corners.stream()
                .sorted(Comparator.comparingDouble(Corner::strength).reversed())
                .limit(most)
                .toList();
    }

    /** The strongest of each cell, so that one busy part does not stand for all. */
    private static List<Corner> corners(Luma level) {
        double[] strengths = strengths(level);
        int width = level.width();
        int margin = RADIUS + 1;
        List<Corner> kept = new ArrayList<>();
        for (int top = margin; top < level.height() - margin; top += CELL) {
            for (int left = margin; left < width - margin; left += CELL) {
                List<Corner> cell = new ArrayList<>();
                for (int y = top; y < Math.min(top + CELL, level.height() - margin); y++) {
                    for (int x = left; x < Math.min(left + CELL, width - margin); x++) {
                        double strength = strengths[y * width + x];
                        if (strength > LEAST && highest(strengths, width, x, y)) {
                            cell.add(new Corner(x, y, strength));
                        }
                    }
                }
                kept.addAll(strongest(cell, PER_CELL));
            }
        }
        return kept;
    }

    private static boolean highest(double[] strengths, int width, int x, int y) {
        double own = strengths[y * width + x];
        for (int v = -1; v <= 1; v++) {
            for (int u = -1; u <= 1; u++) {
                if (strengths[(y + v) * width + x + u] > own) {
                    return false;
                }
            }
        }
        return true;
    }

    private static double[] strengths(Luma level) {
        int width = level.width();
        int height = level.height();
        float[] across = new float[width * height];
        float[] down = new float[width * height];
        float[] both = new float[width * height];
        for (int y = 1; y < height - 1; y++) {
            for (int x = 1; x < width - 1; x++) {
                float dx = (level.at(x + 1, y) - level.at(x - 1, y)) / 2;
                float dy = (level.at(x, y + 1) - level.at(x, y - 1)) / 2;
                int at = y * width + x;
                across[at] = dx * dx;
                down[at] = dy * dy;
                both[at] = dx * dy;
            }
        }
        Luma xx = new Luma(width, height, across).blurred(2);
        Luma yy = new Luma(width, height, down).blurred(2);
        Luma xy = new Luma(width, height, both).blurred(2);
        double[] strengths = new double[width * height];
        for (int i = 0; i < strengths.length; i++) {
            double trace = xx.pixels()[i] + yy.pixels()[i];
            strengths[i] = xx.pixels()[i] * yy.pixels()[i] - xy.pixels()[i] * xy.pixels()[i] - HARRIS * trace * trace;
        }
        return strengths;
    }

    private static Keypoint described(Luma smooth, Corner corner, double wider, double higher) {
        double angle = angle(smooth, corner);
        double cos = Math.cos(angle);
        double sin = Math.sin(angle);
        long[] words = new long[BITS / Long.SIZE];
        for (int bit = 0; bit < BITS; bit++) {
            int[] pair = PATTERN[bit];
            float one = turned(smooth, corner, pair[0], pair[1], cos, sin);
            float other = turned(smooth, corner, pair[2], pair[3], cos, sin);
            if (one < other) {
                words[bit / Long.SIZE] |= 1L << bit % Long.SIZE;
            }
        }
        return new Keypoint(
                (corner.x() + 0.5) * wider - 0.5,
                (corner.y() + 0.5) * higher - 0.5,
                wider,
                angle,
                words[0],
                words[1],
                words[2],
                words[3]);
    }

    private static float turned(Luma smooth, Corner corner, int x, int y, double cos, double sin) {
        int u = corner.x() + (int) Math.round(x * cos - y * sin);
        int v = corner.y() + (int) Math.round(x * sin + y * cos);
        return smooth.at(u, v);
    }

    /** Where the brightness around it lies. */
    private static double angle(Luma smooth, Corner corner) {
        double across = 0;
        double down = 0;
        for (int y = -RADIUS; y <= RADIUS; y++) {
            for (int x = -RADIUS; x <= RADIUS; x++) {
                if (x * x + y * y <= RADIUS * RADIUS) {
                    float light = smooth.at(corner.x() + x, corner.y() + y);
                    across += x * light;
                    down += y * light;
                }
            }
        }
        return Math.atan2(down, across);
    }

    /** Pairs of places within the radius, nearer ones more often; the same in every run. */
    private static int[][] pattern() {
        SplittableRandom random = new SplittableRandom(256);
        int[][] pattern = new int[BITS][4];
        for (int[] pair : pattern) {
            do {
                for (int i = 0; i < pair.length; i++) {
                    pair[i] = (int) Math.round(random.nextGaussian() * RADIUS / 2);
                }
            } while (outside(pair[0], pair[1])
                    || outside(pair[2], pair[3])
                    || pair[0] == pair[2] && pair[1] == pair[3]);
        }
        return pattern;
    }

    private static boolean outside(int x, int y) {
        return x * x + y * y > RADIUS * RADIUS;
    }
}
