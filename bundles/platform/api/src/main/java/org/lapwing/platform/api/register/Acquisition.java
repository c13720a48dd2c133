package org.lapwing.platform.api.register;

import java.util.Locale;
import java.util.regex.Pattern;

/**
 * The digest that was written down when a thing was seized or copied.
 *
 * @param value lower-case hexadecimal digits, as many as the algorithm has
 */
public record Acquisition(Algorithm algorithm, String value) {

    private static final Pattern HEX = Pattern.compile("[0-9a-f]+");

    public Acquisition {
        if (value.length() != algorithm.digits() || !HEX.matcher(value).matches()) {
            throw new IllegalArgumentException(
                    "A " + algorithm + " has " + algorithm.digits() + " lower-case hexadecimal digits: " + value);
        }
    }

    /** What made the digest. */
    public enum Algorithm {
        MD5(32),
        SHA1(40),
        SHA256(64);

        private final int digits;

        Algorithm(int digits) {
            this.digits = digits;
        }

        public int digits() {
            return digits;
        }
    }

    /** Such as {@code sha256:9f86d0…}. */
    @Override
    public String toString() {
        return algorithm.name().toLowerCase(Locale.ROOT) + ":" + value;
    }
}
