package org.lapwing.media.pdq;

/** Brightness of pixels as the reference weighs it, from 0 to 255. */
final class Luma {

    private static final float OF_RED = 0.299f;
    private static final float OF_GREEN = 0.587f;
    private static final float OF_BLUE = 0.114f;
    private static final float[] RED = weighed(OF_RED);
    private static final float[] GREEN = weighed(OF_GREEN);
    private static final float[] BLUE = weighed(OF_BLUE);
    private static final float[] GREY = weighed(1);

    private Luma() {}

    private static float[] weighed(float weight) {
        float[] all = new float[256];
        for (int value = 0; value < all.length; value++) {
            all[value] = weight * value;
        }
        return all;
    }

    static void ofGrey(byte[] samples, int from, int step, float[] into, int count) {
        for (int x = 0, at = from; x < count; x++, at += step) {
            into[x] = GREY[samples[at] & 0xff];
        }
    }

    static void ofColour(byte[] samples, int red, int green, int blue, int step, float[] into, int count) {
        if (step == 3) {
            ofThree(samples, red, green, blue, into, count);
            return;
        }
        for (int x = 0, at = 0; x < count; x++, at += step) {
            into[x] =
                    RED[samples[red + at] & 0xff] + GREEN[samples[green + at] & 0xff] + BLUE[samples[blue + at] & 0xff];
        }
    }

    /** The usual layout: a step that the compiler knows costs a third less. */
    private static void ofThree(byte[] samples, int red, int green, int blue, float[] into, int count) {
        for (int x = 0; x < count; x++) {
            into[x] = RED[samples[red + 3 * x] & 0xff]
                    + GREEN[samples[green + 3 * x] & 0xff]
                    + BLUE[samples[blue + 3 * x] & 0xff];
        }
    }

    /** The same products, each computed: faster than looked up where many are computed at once. */
    static void ofNumbers(int[] red, int[] green, int[] blue, float[] into, int count) {
        for (int x = 0; x < count; x++) {
            into[x] = OF_RED * red[x] + OF_GREEN * green[x] + OF_BLUE * blue[x];
        }
    }
}
