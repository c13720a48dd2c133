package org.lapwing.media.pdq;

import java.util.Arrays;

/**
 * The published specification written down as it reads, with the whole picture in arrays and no thought of speed: what the engine is
 * compared with.
 */
final class PlainPdq {

    /** @param hash 64 digits */
    record Said(String hash, int quality) {}

    private PlainPdq() {}

    /** @param rgb rows of pixels, each 0xRRGGBB; the brightness of a grey picture is its value */
    static Said full(int[][] rgb, boolean grey) {
        int height = rgb.length;
        int width = rgb[0].length;
        if (height < 5 || width < 5) {
            return new Said("0".repeat(64), 0);
        }
        float[][] luma = new float[height][width];
        for (int y = 0; y < height; y++) {
            for (int x = 0; x < width; x++) {
                int red = rgb[y][x] >> 16 & 255;
                int green = rgb[y][x] >> 8 & 255;
                int blue = rgb[y][x] & 255;
                luma[y][x] = grey ? red : 0.299f * red + 0.587f * green + 0.114f * blue;
            }
        }
        return ofLuma(luma);
    }

    static Said cli(int[][] rgb, boolean grey) {
        int height = rgb.length;
        int width = rgb[0].length;
        if (height <= 512 && width <= 512 || height < 5 || width < 5) {
            return full(rgb, grey);
        }
        int[][] small = new int[512][512];
        for (int y = 0; y < 512; y++) {
            for (int x = 0; x < 512; x++) {
                small[y][x] = rgb[y * height / 512][x * width / 512];
            }
        }
        return full(small, grey);
    }

    private static Said ofLuma(float[][] luma) {
        int height = luma.length;
        int width = luma[0].length;
        float[][] blurred = luma;
        if (height != 64 || width != 64) {
            for (int pass = 0; pass < 2; pass++) {
                float[][] rows = new float[height][];
                for (int y = 0; y < height; y++) {
                    rows[y] = mean(blurred[y]);
                }
                blurred = crossed(rows);
                for (int x = 0; x < width; x++) {
                    blurred[x] = mean(blurred[x]);
                }
                blurred = crossed(blurred);
            }
        }
        float[][] samples = new float[64][64];
        for (int i = 0; i < 64; i++) {
            for (int j = 0; j < 64; j++) {
                samples[i][j] = blurred[(int) ((i + 0.5) * height / 64)][(int) ((j + 0.5) * width / 64)];
            }
        }
        return new Said(hash(samples), quality(samples));
    }

    private static float[][] crossed(float[][] from) {
        float[][] to = new float[from[0].length][from.length];
        for (int y = 0; y < from.length; y++) {
            for (int x = 0; x < to.length; x++) {
                to[x][y] = from[y][x];
            }
        }
        return to;
    }

    /** A moving mean in four phases, sums added as they come. */
    private static float[] mean(float[] in) {
        int window = (in.length + 127) / 128;
        int half = (window + 2) / 2;
        float[] out = new float[in.length];
        int right = 0;
        int left = 0;
        int written = 0;
        float sum = 0;
        int current = 0;
        for (int i = 0; i < half - 1; i++) {
            sum += in[right++];
            current++;
        }
        for (int i = 0; i < window - half + 1; i++) {
            sum += in[right++];
            current++;
            out[written++] = sum / current;
        }
        for (int i = 0; i < in.length - window; i++) {
            sum += in[right++];
            sum -= in[left++];
            out[written++] = sum / current;
        }
        for (int i = 0; i < half - 1; i++) {
            sum -= in[left++];
            current--;
            out[written++] = sum / current;
        }
        return out;
    }

    private static int quality(float[][] samples) {
        int gradient = 0;
        for (int i = 0; i < 63; i++) {
            for (int j = 0; j < 64; j++) {
                gradient += Math.abs((int) ((samples[i][j] - samples[i + 1][j]) * 100 / 255));
            }
        }
        for (int i = 0; i < 64; i++) {
            for (int j = 0; j < 63; j++) {
                gradient += Math.abs((int) ((samples[i][j] - samples[i][j + 1]) * 100 / 255));
            }
        }
        return Math.min(100, gradient / 90);
    }

    private static String hash(float[][] samples) {
        float[][] cosines = new float[16][64];
        for (int i = 0; i < 16; i++) {
            for (int j = 0; j < 64; j++) {
                cosines[i][j] =
                        (float) ((float) Math.sqrt(2.0 / 64) * Math.cos(Math.PI / 2 / 64 * (i + 1) * (2 * j + 1)));
            }
        }
        float[] frequencies = new float[256];
        for (int i = 0; i < 16; i++) {
            float[] half = new float[64];
            for (int j = 0; j < 64; j++) {
                for (int k = 0; k < 64; k++) {
                    half[j] += cosines[i][k] * samples[k][j];
                }
            }
            for (int j = 0; j < 16; j++) {
                for (int k = 0; k < 64; k++) {
                    frequencies[16 * i + j] += half[k] * cosines[j][k];
                }
            }
        }
        float[] sorted = frequencies.clone();
        Arrays.sort(sorted);
        StringBuilder bits = new StringBuilder();
        for (int i = 255; i >= 0; i--) {
            bits.append(frequencies[i] > sorted[127] ? 1 : 0);
        }
        StringBuilder hex = new StringBuilder();
        for (int i = 0; i < 256; i += 4) {
            hex.append(Integer.toHexString(Integer.parseInt(bits.substring(i, i + 4), 2)));
        }
        return hex.toString();
    }
}
