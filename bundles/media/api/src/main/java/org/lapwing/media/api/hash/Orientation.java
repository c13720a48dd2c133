package org.lapwing.media.api.hash;

/** The eight ways in which a picture can be turned and mirrored; each is what is done to the stored pixels. */
public enum Orientation {
    STORED("stored"),
    /** A quarter turn counterclockwise. */
    TURNED_90("turned-90"),
    TURNED_180("turned-180"),
    /** A quarter turn clockwise. */
    TURNED_270("turned-270"),
    /** Top and bottom change places. */
    UPSIDE_DOWN("upside-down"),
    /** Left and right change places. */
    MIRRORED("mirrored"),
    /** Rows become columns. */
    TRANSPOSED("transposed"),
    /** Rows become columns, from the other corner. */
    TRANSVERSED("transversed");

    private final String id;

    Orientation(String id) {
        this.id = id;
    }

    /** In findings and on the command line. */
    public String id() {
        return id;
    }
}
