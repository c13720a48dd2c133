package org.lapwing.media.images;

import java.nio.charset.StandardCharsets;
import java.util.Arrays;

/** The chunks of a WebP. */
final class WebPChunks {

    private static final int MOST_BYTES = 1 << 20;
    private static final byte[] EXIF = {'E', 'x', 'i', 'f', 0, 0};

    private WebPChunks() {}

    static void into(byte[] bytes, Embedded found) {
        found.markDecodedWhole();
        int at = 12;
        while (at + 8 <= bytes.length) {
            String type = new String(bytes, at, 4, StandardCharsets.ISO_8859_1);
            long length = (bytes[at + 4] & 0xffL)
                    | (bytes[at + 5] & 0xffL) << 8
                    | (bytes[at + 6] & 0xffL) << 16
                    | (bytes[at + 7] & 0xffL) << 24;
            int from = at + 8;
            int to = (int) Math.min(bytes.length, from + Math.min(length, MOST_BYTES));
            switch (type) {
                case "EXIF" -> found.exif(Arrays.copyOfRange(bytes, begins(bytes, from, to) ? from + 6 : from, to));
                case "XMP " -> found.xmp(Arrays.copyOfRange(bytes, from, to));
                case "VP8X" -> {
                    if (from < to && (bytes[from] & 2) != 0) {
                        found.markAnimated();
                    }
                }
                default -> {}
            }
            long next = from + length + (length & 1);
            if (next > bytes.length) {
                return;
            }
            at = (int) next;
        }
    }

    private static boolean begins(byte[] bytes, int from, int to) {
        return to - from >= EXIF.length && Arrays.equals(bytes, from, from + EXIF.length, EXIF, 0, EXIF.length);
    }
}
