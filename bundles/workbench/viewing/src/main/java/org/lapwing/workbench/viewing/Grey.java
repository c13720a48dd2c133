package org.lapwing.workbench.viewing;

import org.eclipse.swt.graphics.ImageData;
import org.eclipse.swt.graphics.PaletteData;
import org.eclipse.swt.graphics.RGB;

/**
 * A picture in shades of grey, in memory only. What is done to it is plain averaging: the same input always gives the same output, and
 * nothing is made up.
 *
 * @param shades one byte for each pixel, row by row
 */
record Grey(int width, int height, byte[] shades) {

    /** Shrinks a picture so that neither side is longer than {@code most}, each pixel the mean of those it stands for. Never enlarges. */
    static Grey shrink(ImageData from, int most) {
        double factor = Math.min(1.0, (double) most / Math.max(from.width, from.height));
        int width = Math.max(1, (int) Math.round(from.width * factor));
        int height = Math.max(1, (int) Math.round(from.height * factor));
        byte[] shades = new byte[width * height];
        int[] row = new int[from.width];
        for (int y = 0; y < height; y++) {
            int top = (int) ((long) y * from.height / height);
            int bottom = Math.max(top + 1, (int) ((long) (y + 1) * from.height / height));
            long[] sums = new long[width];
            long[] counts = new long[width];
            for (int sourceY = top; sourceY < bottom; sourceY++) {
                from.getPixels(0, sourceY, from.width, row, 0);
                for (int sourceX = 0; sourceX < from.width; sourceX++) {
                    int x = (int) ((long) sourceX * width / from.width);
                    sums[x] += luminance(from.palette, row[sourceX]);
                    counts[x]++;
                }
            }
            for (int x = 0; x < width; x++) {
                shades[y * width + x] = (byte) (counts[x] == 0 ? 0 : sums[x] / counts[x]);
            }
        }
        return new Grey(width, height, shades);
    }

    /** ITU-R BT.601. */
    private static int luminance(PaletteData palette, int pixel) {
        RGB rgb = palette.getRGB(pixel);
        return (299 * rgb.red + 587 * rgb.green + 114 * rgb.blue) / 1000;
    }

    /** Three means over squares of this radius, which is close to a Gaussian blur. */
    Grey blur(int radius) {
        byte[] now = shades;
        for (int pass = 0; pass < 3; pass++) {
            now = mean(mean(now, width, height, 1, width, radius), height, width, width, 1, radius);
        }
        return new Grey(width, height, now);
    }

    private static byte[] mean(byte[] from, int length, int lines, int step, int lineStep, int radius) {
        byte[] to = new byte[from.length];
        for (int line = 0; line < lines; line++) {
            for (int i = 0; i < length; i++) {
                int sum = 0;
                int count = 0;
                for (int k = Math.max(0, i - radius); k <= Math.min(length - 1, i + radius); k++) {
                    sum += from[line * lineStep + k * step] & 0xFF;
                    count++;
                }
                to[line * lineStep + i * step] = (byte) (sum / count);
            }
        }
        return to;
    }

    ImageData image() {
        RGB[] ramp = new RGB[256];
        for (int i = 0; i < ramp.length; i++) {
            ramp[i] = new RGB(i, i, i);
        }
        ImageData data = new ImageData(width, height, 8, new PaletteData(ramp));
        for (int y = 0; y < height; y++) {
            for (int x = 0; x < width; x++) {
                data.setPixel(x, y, shades[y * width + x] & 0xFF);
            }
        }
        return data;
    }
}
