package org.lapwing.media.images;

/** How the decoders of a format write the rows of a picture. */
enum Rows {
    /** Each once from the top, or all of them again in a better pass. */
    IN_ORDER,
    /** In order, where a palette stands for shades of grey that the file stores as such. */
    IN_ORDER_GREY,
    /** In any order, or again and again until they are good. */
    ANY;

    private static final int PNG_COLOURS = 25;
    private static final int PNG_INTERLACED = 28;

    static Rows of(PictureFormat format, byte[] head, Embedded embedded) {
        if (format == PictureFormat.PNG && head.length > PNG_INTERLACED && head[PNG_INTERLACED] == 0) {
            return (head[PNG_COLOURS] & 3) == 0 ? IN_ORDER_GREY : IN_ORDER;
        }
        return format == PictureFormat.JPEG && !embedded.decodedWhole() ? IN_ORDER : ANY;
    }
}
