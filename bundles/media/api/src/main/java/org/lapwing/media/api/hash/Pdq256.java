package org.lapwing.media.api.hash;

import java.util.HexFormat;
import java.util.Locale;

/**
 * A PDQ hash: 256 bits, kept as they are written, the most significant first.
 *
 * @param of how the picture was prepared; hashes of two families of one picture differ by 6 bits in the median and up to 22
 */
public record Pdq256(Family of, long first, long second, long third, long fourth) implements PerceptualHash {

    /** How a picture is prepared before it is hashed. Up to 512 pixels both give the same bits, which are still of two types. */
    public enum Family {
        /** As it is: what libraries, services that match, and frames of video use. */
        FULL("full"),
        /** First shrunk to 512 by 512 by its nearest pixels where a side is longer: what the reference's command does. */
        CLI("cli");

        private final String id;

        Family(String id) {
            this.id = id;
        }

        /** In findings and on the command line. */
        public String id() {
            return id;
        }
    }

    private static final int DIGITS = 64;

    /**
     * Reads 64 hexadecimal digits of either case.
     *
     * @throws IllegalArgumentException for anything else
     */
    public static Pdq256 of(Family family, String text) {
        if (text.length() != DIGITS) {
            throw new IllegalArgumentException("A PDQ hash has 64 digits, not " + text.length());
        }
        return new Pdq256(family, word(text, 0), word(text, 16), word(text, 32), word(text, 48));
    }

    private static long word(String text, int at) {
        return HexFormat.fromHexDigitsToLong(text, at, at + 16);
    }

    /**
     * In how many bits they differ.
     *
     * @throws IllegalArgumentException where the other is of another family
     */
    public int distance(Pdq256 other) {
        if (of != other.of) {
            throw new IllegalArgumentException("Hashes of two families are not compared: " + of + ", " + other.of);
        }
        return Long.bitCount(first ^ other.first)
                + Long.bitCount(second ^ other.second)
                + Long.bitCount(third ^ other.third)
                + Long.bitCount(fourth ^ other.fourth);
    }

    @Override
    public String algorithm() {
        return "pdq";
    }

    @Override
    public String family() {
        return of.id();
    }

    @Override
    public String text() {
        return String.format(Locale.ROOT, "%016x%016x%016x%016x", first, second, third, fourth);
    }
}
