package org.lapwing.platform.pipeline;

import org.apache.tika.mime.MediaType;
import org.jspecify.annotations.Nullable;

/**
 * The formats of which most evidence consists and whose first bytes no other format has: they need not be looked for in the long list of
 * formats, some of which are told by expressions over the whole head.
 */
final class FirstBytes {

    private static final MediaType PDF = MediaType.application("pdf");
    private static final MediaType JPEG = MediaType.image("jpeg");
    private static final MediaType PNG = MediaType.image("png");
    private static final int ISO = 32_769;

    private FirstBytes() {}

    /** Null for everything else, and for what is the image of a disk at the same time. */
    static @Nullable MediaType type(byte[] bytes, int length) {
        MediaType found = first(bytes, length);
        return found != null && starts(bytes, length, ISO, 'C', 'D', '0', '0', '1') ? null : found;
    }

    private static @Nullable MediaType first(byte[] bytes, int length) {
        if (starts(bytes, length, 0, 0xff, 0xd8, 0xff)) {
            return JPEG;
        }
        if (starts(bytes, length, 0, 0x89, 'P', 'N', 'G', '\r', '\n', 0x1a, '\n')) {
            return PNG;
        }
        if (starts(bytes, length, 0, '%', 'P', 'D', 'F', '-')) {
            return PDF;
        }
        // Books and signed containers say what they are in an entry of this name.
        boolean zip = starts(bytes, length, 0, 'P', 'K', 3, 4);
        return zip && !starts(bytes, length, 30, 'm', 'i', 'm', 'e', 't', 'y', 'p', 'e')
                ? MediaType.APPLICATION_ZIP
                : null;
    }

    private static boolean starts(byte[] bytes, int length, int at, int... sign) {
        if (length < at + sign.length) {
            return false;
        }
        for (int i = 0; i < sign.length; i++) {
            if ((bytes[at + i] & 0xff) != sign[i]) {
                return false;
            }
        }
        return true;
    }
}
