package org.lapwing.media.near;

import java.awt.image.BufferedImage;

/** A small picture in grey: the luminance of each pixel, 0 to 255, row by row. */
record Luma(int width, int height, float[] pixels) {

    private static final float RED = 0.299f;
    private static final float GREEN = 0.587f;
    private static final float BLUE = 0.114f;

    static Luma of(BufferedImage picture) {
        int width = picture.getWidth();
        int height = picture.getHeight();
        int[] row = new int[width];
        float[] pixels = new float[width * height];
        for (int y = 0; y < height; y++) {
            picture.getRGB(0, y, width, 1, row, 0, width);
            for (int x = 0; x < width; x++) {
                int rgb = row[x];
                pixels[y * width + x] = RED * (rgb >> 16 & 0xff) + GREEN * (rgb >> 8 & 0xff) + BLUE * (rgb & 0xff);
            }
        }
        return new Luma(width, height, pixels);
    }

    float at(int x, int y) {
        return pixels[y * width + x];
    }

    /** Between pixels; the place has to lie in the picture. */
    float at(double x, double y) {
        int left = Math.min((int) x, width - 2);
        int top = Math.min((int) y, height - 2);
        float right = (float) x - left;
        float down = (float) y - top;
        float above = at(left, top) * (1 - right) + at(left + 1, top) * right;
        float below = at(left, top + 1) * (1 - right) + at(left + 1, top + 1) * right;
        return above * (1 - down) + below * down;
    }

    boolean holds(double x, double y) {
        return x >= 0 && y >= 0 && x <= width - 1 && y <= height - 1;
    }

    Luma mirrored() {
        float[] turned = new float[pixels.length];
        for (int y = 0; y < height; y++) {
            for (int x = 0; x < width; x++) {
                turned[y * width + x] = at(width - 1 - x, y);
            }
        }
        return new Luma(width, height, turned);
    }

    /** Smaller by a factor above 1; each pixel the mean of what it covers. */
    Luma shrunk(double factor) {
        int wide = Math.max(2, (int) Math.round(width / factor));
        int high = Math.max(2, (int) Math.round(height / factor));
        float[] small = new float[wide * high];
        for (int y = 0; y < high; y++) {
            int top = y * height / high;
            int bottom = Math.max(top + 1, (y + 1) * height / high);
            for (int x = 0; x < wide; x++) {
                int left = x * width / wide;
                int right = Math.max(left + 1, (x + 1) * width / wide);
                float sum = 0;
                for (int v = top; v < bottom; v++) {
                    for (int u = left; u < right; u++) {
                        sum += at(u, v);
                    }
                }
                small[y * wide + x] = sum / ((bottom - top) * (right - left));
            }
        }
        return new Luma(wide, high, small);
    }

    /** The mean of a square around each pixel, of what of it lies in the picture. */
    Luma blurred(int radius) {
        double[] sums = new double[(width + 1) * (height + 1)];
        for (int y = 0; y < height; y++) {
            double row = 0;
            for (int x = 0; x < width; x++) {
                row += at(x, y);
                sums[(y + 1) * (width + 1) + x + 1] = sums[y * (width + 1) + x + 1] + row;
            }
        }
        float[] mean = new float[pixels.length];
        for (int y = 0; y < height; y++) {
            int top = Math.max(0, y - radius);
            int bottom = Math.min(height, y + radius + 1);
            for (int x = 0; x < width; x++) {
                int left = Math.max(0, x - radius);
                int right = Math.min(width, x + radius + 1);
                double sum = sums[bottom * (width + 1) + right]
                        - sums[top * (width + 1) + right]
                        - sums[bottom * (width + 1) + left]
                        + sums[top * (width + 1) + left];
                mean[y * width + x] = (float) (sum / ((bottom - top) * (right - left)));
            }
        }
        return new Luma(width, height, mean);
    }
}
