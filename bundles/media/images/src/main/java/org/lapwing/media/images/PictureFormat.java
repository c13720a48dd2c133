package org.lapwing.media.images;

import java.util.Locale;

/** The formats that are decoded here, told by the first bytes and never by a name. */
enum PictureFormat {
    JPEG,
    PNG,
    GIF,
    BMP,
    TIFF,
    WEBP,
    OTHER;

    static PictureFormat of(byte[] head) {
        if (starts(head, 0, 0xff, 0xd8, 0xff)) {
            return JPEG;
        }
        if (starts(head, 0, 0x89, 'P', 'N', 'G', 13, 10, 26, 10)) {
            return PNG;
        }
        if (starts(head, 0, 'G', 'I', 'F', '8')) {
            return GIF;
        }
        if (starts(head, 0, 'B', 'M')) {
            return BMP;
        }
        if (starts(head, 0, 'I', 'I', 42, 0) || starts(head, 0, 'M', 'M', 0, 42)) {
            return TIFF;
        }
        if (starts(head, 0, 'R', 'I', 'F', 'F') && starts(head, 8, 'W', 'E', 'B', 'P')) {
            return WEBP;
        }
        return OTHER;
    }

    /** As it stands in the finding. */
    String title() {
        return this == WEBP ? "WebP" : name();
    }

    /** The name by which ImageIO knows it. */
    String imageIoName() {
        return name().toLowerCase(Locale.ROOT);
    }

    static boolean starts(byte[] bytes, int at, int... with) {
        if (bytes.length < at + with.length) {
            return false;
        }
        for (int i = 0; i < with.length; i++) {
            if ((bytes[at + i] & 0xff) != with[i]) {
                return false;
            }
        }
        return true;
    }
}
