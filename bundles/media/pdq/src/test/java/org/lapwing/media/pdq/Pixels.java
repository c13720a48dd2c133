package org.lapwing.media.pdq;

import java.util.Random;

/** Pictures made of numbers, and how they are turned. */
final class Pixels {

    private Pixels() {}

    static int[][] noise(int width, int height, long seed) {
        Random random = new Random(seed);
        int[][] rgb = new int[height][width];
        for (int[] row : rgb) {
            for (int x = 0; x < width; x++) {
                row[x] = random.nextInt(1 << 24);
            }
        }
        return rgb;
    }

    /** Soft hills of light in three colours: much to tell it by, and nothing that only one pixel holds. */
    static int[][] hills(int width, int height, long seed) {
        Random random = new Random(seed);
        double[] shape = random.doubles(60, 0.5, 9).toArray();
        int[][] rgb = new int[height][width];
        for (int y = 0; y < height; y++) {
            for (int x = 0; x < width; x++) {
                int pixel = 0;
                for (int channel = 0; channel < 3; channel++) {
                    double light = 0;
                    for (int i = channel * 20; i < channel * 20 + 20; i += 4) {
                        light += Math.sin(shape[i] * x / width * 6 + shape[i + 1])
                                * Math.cos(shape[i + 2] * y / height * 6 + shape[i + 3]);
                    }
                    pixel = pixel << 8 | (int) Math.clamp(128 + light * 50, 0, 255);
                }
                rgb[y][x] = pixel;
            }
        }
        return rgb;
    }

    /** Patches of many colours and sizes, as most pictures have them: something in every frequency. */
    static int[][] patches(int width, int height, long seed) {
        Random random = new Random(seed);
        int[][] rgb = new int[height][width];
        for (int i = 0; i < 90; i++) {
            int left = random.nextInt(width);
            int top = random.nextInt(height);
            int colour = random.nextInt(1 << 24);
            int right = Math.min(width, left + 1 + random.nextInt(1 + width / 3));
            int bottom = Math.min(height, top + 1 + random.nextInt(1 + height / 3));
            for (int y = top; y < bottom; y++) {
                java.util.Arrays.fill(rgb[y], left, right, colour);
            }
        }
        return rgb;
    }

    /** The pixels from rows to columns. */
    static int[][] transposed(int[][] of) {
        int[][] to = new int[of[0].length][of.length];
        for (int y = 0; y < of.length; y++) {
            for (int x = 0; x < to.length; x++) {
                to[x][y] = of[y][x];
            }
        }
        return to;
    }

    static int[][] mirrored(int[][] of) {
        int[][] to = new int[of.length][of[0].length];
        for (int y = 0; y < of.length; y++) {
            for (int x = 0; x < of[0].length; x++) {
                to[y][x] = of[y][of[0].length - 1 - x];
            }
        }
        return to;
    }

    static int[][] upsideDown(int[][] of) {
        int[][] to = new int[of.length][];
        for (int y = 0; y < of.length; y++) {
            to[y] = of[of.length - 1 - y].clone();
        }
        return to;
    }
}
