package org.lapwing.chat.api.format;

/**
 * Whether a format claims a source.
 *
 * @param confidence 0 (no) to 1 (its structure and nothing else's)
 * @param version of the format, such as {@code android} or {@code full}
 * @param why one sentence for people
 */
public record Detection(double confidence, String version, String why) {

    public static final Detection NO = new Detection(0, "", "");

    public boolean claimed() {
        return confidence > 0;
    }
}
