package org.lapwing.media.images;

import java.nio.charset.StandardCharsets;
import java.util.Arrays;

/**
 * The segments before a JPEG's first scan. Colour profiles are hidden from decoders by renaming their marker in these bytes: they are the
 * one segment that decoders hand to native code, and a thumbnail does without.
 */
final class JpegSegments {

    private static final byte[] EXIF = {'E', 'x', 'i', 'f', 0, 0};
    private static final byte[] XMP = "http://ns.adobe.com/xap/1.0/\0".getBytes(StandardCharsets.US_ASCII);
    private static final byte[] PHOTOSHOP = "Photoshop 3.0\0".getBytes(StandardCharsets.US_ASCII);
    private static final byte[] PROFILE = "ICC_PROFILE\0".getBytes(StandardCharsets.US_ASCII);

    private final byte[] bytes;

    JpegSegments(byte[] bytes) {
        this.bytes = bytes;
    }

    void into(Embedded found) {
        int at = 2;
        while (at + 4 <= bytes.length && (bytes[at] & 0xff) == 0xff) {
            int marker = bytes[at + 1] & 0xff;
            if (marker == 0xff) {
                at++;
                continue;
            }
            int length = (bytes[at + 2] & 0xff) << 8 | bytes[at + 3] & 0xff;
            if (marker == 0xda || length < 2) {
                return;
            }
            segment(marker, at, at + 4, Math.min(bytes.length, at + 2 + length), found);
            at += 2 + length;
        }
    }

    private void segment(int marker, int start, int from, int to, Embedded found) {
        switch (marker) {
            case 0xe1 -> {
                if (begins(from, to, EXIF)) {
                    found.exif(Arrays.copyOfRange(bytes, from + EXIF.length, to));
                } else if (begins(from, to, XMP)) {
                    found.xmp(Arrays.copyOfRange(bytes, from + XMP.length, to));
                }
            }
            case 0xe2 -> {
                if (begins(from, to, PROFILE)) {
                    bytes[start + 1] = (byte) 0xef;
                }
            }
            case 0xed -> {
                if (begins(from, to, PHOTOSHOP)) {
                    found.photoshop(Arrays.copyOfRange(bytes, from + PHOTOSHOP.length, to));
                }
            }
            // Progressive: all coefficients are held until the last scan.
            case 0xc2, 0xc6, 0xca, 0xce -> found.markDecodedWhole();
            default -> {}
        }
    }

    private boolean begins(int from, int to, byte[] with) {
        return to - from >= with.length && Arrays.equals(bytes, from, from + with.length, with, 0, with.length);
    }
}
