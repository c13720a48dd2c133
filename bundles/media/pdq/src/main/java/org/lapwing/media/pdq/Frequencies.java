package org.lapwing.media.pdq;

import java.util.Arrays;
import java.util.EnumMap;
import java.util.Map;
import org.lapwing.media.api.hash.Orientation;
import org.lapwing.media.api.hash.Pdq256;
import org.lapwing.media.api.hash.PerceptualHash;

/**
 * The 16 by 16 lowest frequencies but the first of each direction: a discrete cosine transform of the samples. To turn or mirror the picture
 * is to transpose them and to change the sign of every other one.
 */
final class Frequencies {

    private static final int SIDE = 16;
    private static final int SAMPLES = Downsampling.SIDE;
    private static final float[] COSINES = cosines();
    private static final float[] CROSSED = crossed(COSINES);

    private final float[] values;

    private Frequencies(float[] values) {
        this.values = values;
    }

    private static float[] cosines() {
        float[] all = new float[SIDE * SAMPLES];
        float scale = (float) Math.sqrt(2.0 / SAMPLES);
        for (int i = 0; i < SIDE; i++) {
            for (int j = 0; j < SAMPLES; j++) {
                all[i * SAMPLES + j] = (float) (scale * Math.cos(Math.PI / 2 / SAMPLES * (i + 1) * (2 * j + 1)));
            }
        }
        return all;
    }

    private static float[] crossed(float[] rows) {
        float[] all = new float[rows.length];
        for (int i = 0; i < SIDE; i++) {
            for (int j = 0; j < SAMPLES; j++) {
                all[j * SIDE + i] = rows[i * SAMPLES + j];
            }
        }
        return all;
    }

    /** Sums along the samples in their order; side by side, so that none waits for another. */
    static Frequencies of(float[] samples) {
        float[] half = new float[SIDE * SAMPLES];
        for (int i = 0; i < SIDE; i++) {
            for (int k = 0; k < SAMPLES; k++) {
                float by = COSINES[i * SAMPLES + k];
                for (int j = 0; j < SAMPLES; j++) {
                    half[i * SAMPLES + j] += by * samples[k * SAMPLES + j];
                }
            }
        }
        float[] values = new float[SIDE * SIDE];
        for (int i = 0; i < SIDE; i++) {
            for (int k = 0; k < SAMPLES; k++) {
                float by = half[i * SAMPLES + k];
                for (int j = 0; j < SIDE; j++) {
                    values[i * SIDE + j] += by * CROSSED[k * SIDE + j];
                }
            }
        }
        return new Frequencies(values);
    }

    Map<Orientation, PerceptualHash> hashes(Pdq256.Family family) {
        Map<Orientation, PerceptualHash> hashes = new EnumMap<>(Orientation.class);
        for (Orientation each : Orientation.values()) {
            hashes.put(each, new Frequencies(turned(each)).hash(family));
        }
        return hashes;
    }

    private float[] turned(Orientation to) {
        float[] turned = new float[values.length];
        for (int i = 0; i < SIDE; i++) {
            for (int j = 0; j < SIDE; j++) {
                float value = values[i * SIDE + j];
                boolean negative =
                        switch (to) {
                            case STORED, TRANSPOSED -> false;
                            case TURNED_90, MIRRORED -> (j & 1) == 0;
                            case TURNED_270, UPSIDE_DOWN -> (i & 1) == 0;
                            case TURNED_180, TRANSVERSED -> (i + j & 1) != 0;
                        };
                boolean crossed =
                        switch (to) {
                            case TURNED_90, TURNED_270, TRANSPOSED, TRANSVERSED -> true;
                            case STORED, TURNED_180, UPSIDE_DOWN, MIRRORED -> false;
                        };
                turned[crossed ? j * SIDE + i : i * SIDE + j] = negative ? -value : value;
            }
        }
        return turned;
    }

    /** A bit for each frequency above the lower median; the first is the last that is written. */
    private Pdq256 hash(Pdq256.Family family) {
        float[] sorted = values.clone();
        Arrays.sort(sorted);
        float median = sorted[sorted.length / 2 - 1];
        long[] words = new long[4];
        for (int i = 0; i < values.length; i++) {
            if (values[i] > median) {
                words[3 - (i >> 6)] |= 1L << (i & 63);
            }
        }
        return new Pdq256(family, words[0], words[1], words[2], words[3]);
    }
}
