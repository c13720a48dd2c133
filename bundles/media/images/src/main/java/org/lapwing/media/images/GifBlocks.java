package org.lapwing.media.images;

/** The blocks of a GIF. */
final class GifBlocks {

    private GifBlocks() {}

    /** Whether a second picture follows the first; looks no further, so that an endless GIF costs nothing. */
    static boolean secondPicture(byte[] bytes) {
        if (bytes.length < 13) {
            return false;
        }
        int at = 13 + colours(bytes[10]);
        boolean first = false;
        while (at + 2 < bytes.length) {
            switch (bytes[at] & 0xff) {
                case 0x21 -> at = afterBlocks(bytes, at + 2);
                case 0x2c -> {
                    if (first || at + 10 >= bytes.length) {
                        return first;
                    }
                    first = true;
                    at = afterBlocks(bytes, at + 11 + colours(bytes[at + 9]));
                }
                default -> {
                    return false;
                }
            }
        }
        return false;
    }

    private static int colours(byte flags) {
        return (flags & 0x80) == 0 ? 0 : 3 << (flags & 7) + 1;
    }

    private static int afterBlocks(byte[] bytes, int at) {
        int next = at;
        while (next < bytes.length && bytes[next] != 0) {
            next += 1 + (bytes[next] & 0xff);
        }
        return next + 1;
    }
}
