package org.lapwing.product.jmh;

import java.util.Arrays;

/** PDQ as its specification reads, the whole picture in two arrays of floats, as implementations commonly are. */
final class PlainPdq {

    private PlainPdq() {}

    static String hash(byte[] rgb, int width, int height) {
        float[] luma = new float[width * height];
        float[] other = new float[width * height];
        for (int at = 0; at < luma.length; at++) {
            luma[at] = 0.299f * (rgb[3 * at] & 0xff)
                    + 0.587f * (rgb[3 * at + 1] & 0xff)
                    + 0.114f * (rgb[3 * at + 2] & 0xff);
        }
        int across = (width + 127) / 128;
        int down = (height + 127) / 128;
        for (int pass = 0; pass < 2; pass++) {
            for (int y = 0; y < height; y++) {
                mean(luma, other, y * width, width, 1, across);
            }
            for (int x = 0; x < width; x++) {
                mean(other, luma, x, height, width, down);
            }
        }
        float[] samples = new float[64 * 64];
        for (int i = 0; i < 64; i++) {
            for (int j = 0; j < 64; j++) {
                samples[i * 64 + j] = luma[(int) ((i + 0.5) * height / 64) * width + (int) ((j + 0.5) * width / 64)];
            }
        }
        return bits(frequencies(samples));
    }

    private static void mean(float[] in, float[] out, int from, int count, int step, int window) {
        int half = (window + 2) / 2;
        int right = from;
        int left = from;
        int written = from;
        float sum = 0;
        int current = 0;
        for (int i = 0; i < half - 1; i++, right += step) {
            sum += in[right];
            current++;
        }
        for (int i = 0; i < window - half + 1; i++, right += step, written += step) {
            sum += in[right];
            current++;
            out[written] = sum / current;
        }
        for (int i = 0; i < count - window; i++, right += step, left += step, written += step) {
            sum += in[right];
            sum -= in[left];
            out[written] = sum / current;
        }
        for (int i = 0; i < half - 1; i++, left += step, written += step) {
            sum -= in[left];
            current--;
            out[written] = sum / current;
        }
    }

    private static float[] frequencies(float[] samples) {
        float[] cosines = new float[16 * 64];
        for (int i = 0; i < 16; i++) {
            for (int j = 0; j < 64; j++) {
                cosines[i * 64 + j] =
                        (float) ((float) Math.sqrt(2.0 / 64) * Math.cos(Math.PI / 2 / 64 * (i + 1) * (2 * j + 1)));
            }
        }
        float[] all = new float[256];
        for (int i = 0; i < 16; i++) {
            float[] half = new float[64];
            for (int j = 0; j < 64; j++) {
                for (int k = 0; k < 64; k++) {
                    half[j] += cosines[i * 64 + k] * samples[k * 64 + j];
                }
            }
            for (int j = 0; j < 16; j++) {
                for (int k = 0; k < 64; k++) {
                    all[16 * i + j] += half[k] * cosines[j * 64 + k];
                }
            }
        }
        return all;
    }

    private static String bits(float[] frequencies) {
        float[] sorted = frequencies.clone();
        Arrays.sort(sorted);
        StringBuilder hex = new StringBuilder();
        for (int i = 255; i >= 0; i -= 4) {
            int digit = 0;
            for (int bit = 0; bit < 4; bit++) {
                digit = digit << 1 | (frequencies[i - bit] > sorted[127] ? 1 : 0);
            }
            hex.append(Character.forDigit(digit, 16));
        }
        return hex.toString();
    }
}
