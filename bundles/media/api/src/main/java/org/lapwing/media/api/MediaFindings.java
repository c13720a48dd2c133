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

    /**
     * What the frames of a video look like. Basis READ. Value: {@code algorithm} and {@code family} of the hashes; {@code rate} (frames a
     * second that were looked at, evenly from the first picture on; frame n is what is to be seen n / rate seconds after it);
     * {@code frames} (how many); {@code width}, {@code height} (pixels of the first, as stored); {@code duration} (seconds, as the file
     * says; absent where it does not); {@code tracks} (of pictures; the first was looked at); {@code hashes}: for each frame of a quality
     * of 50 or more one text of its number, quality and hash, apart by spaces, so that hours stay small; {@code poor} (how many frames
     * were left out, since too little is in them); {@code border} (pixels {@code top}, {@code bottom}, {@code left}, {@code right} that
     * are black throughout; absent without) and {@code inside}: the same texts for the pictures within it; {@code cuts} (seconds at which
     * a scene begins, the first picture aside); {@code strip} (seconds of the frames in {@link #VIDEO_STRIP}); {@code keysFrom} (seconds
     * from which on only key frames were decoded, each of which stands until the next; absent where all were); {@code partial}: why not all
     * of it was looked at ({@code frames}: too many, {@code keys}: it took long, and the rest is known by its key frames, {@code time}: it
     * took too long even so, {@code program}: the program that decodes it failed, or it ends early, {@code damage}: parts of it are
     * damaged); absent where all was.
     */
    String VIDEO_HASHES = "video.hashes";

    /** Derived: a JPEG of at most 12 frames of a video, each at most 256 px wide and high; shown only through protective viewing. */
    String VIDEO_STRIP = "video.strip";

    /** Basis INFERRED. Value: {@code set}, {@code category}, {@code source}, {@code algorithm}. */
    String KNOWN_FILE = "known-file";

    /**
     * A picture that looks like one on a list. Basis INFERRED. Value: {@code set}, {@code category}, {@code source}, {@code algorithm},
     * {@code distance} (bits), {@code orientation} in which it is near (an id of {@link org.lapwing.media.api.hash.Orientation}).
     */
    String NEAR_FILE = "near-file";

    /** Derived: a JPEG at most 256 px wide and high, of a video one frame; shown only through protective viewing. */
    String THUMBNAIL = "thumbnail";
}
