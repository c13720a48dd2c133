package org.lapwing.media.api;

/** Kinds of findings and derived objects of the media wing, and the keys of their values. */
public interface MediaFindings {

    /**
     * Basis READ. Value: {@code width}, {@code height} (pixels), {@code format}, and what EXIF, XMP or IPTC say ({@code taken},
     * {@code make}, {@code model}, {@code orientation}…).
     */
    String IMAGE_METADATA = "image.metadata";

    /** Basis READ. Value: {@code latitude}, {@code longitude} (degrees, WGS 84), {@code altitude} (m), {@code at}. */
    String GPS = "image.gps";

    /**
     * Basis READ, one for each hasher. Value: {@code algorithm}, {@code family} (empty where there are none), {@code hash} of the pixels as
     * they are stored, {@code quality} (0 to 100), {@code turned} (the hashes of the other orientations by the ids of
     * {@link org.lapwing.media.api.hash.Orientation}; absent where the algorithm has none).
     */
    String PERCEPTUAL_HASH = "image.hash";

    /** Basis INFERRED. Value: {@code set}, {@code category}, {@code source}, {@code algorithm}. */
    String KNOWN_FILE = "known-file";

    /**
     * A picture that looks like one on a list. Basis INFERRED. Value: {@code set}, {@code category}, {@code source}, {@code algorithm},
     * {@code distance} (bits), {@code orientation} in which it is near (an id of {@link org.lapwing.media.api.hash.Orientation}).
     */
    String NEAR_FILE = "near-file";

    /** Derived: a JPEG at most 256 px wide and high; shown only through protective viewing. */
    String THUMBNAIL = "thumbnail";
}
