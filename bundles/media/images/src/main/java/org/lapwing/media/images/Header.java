package org.lapwing.media.images;

/** Width and height that a file claims, where they stand at a fixed place; 0 elsewhere. Asks no decoder, so nothing can go wrong. */
record Header(int width, int height) {

    private static final int OLD_BMP = 12;

    static Header of(PictureFormat format, byte[] bytes) {
        if (bytes.length < 26) {
            return new Header(0, 0);
        }
        return switch (format) {
            case PNG -> new Header(Math.max(0, big(bytes, 16)), Math.max(0, big(bytes, 20)));
            case BMP ->
                little(bytes, 14, 4) == OLD_BMP
                        ? new Header(little(bytes, 18, 2), little(bytes, 20, 2))
                        : new Header(
                                Math.max(0, little(bytes, 18, 4)),
                                Math.abs(Math.max(-0x7fffffff, little(bytes, 22, 4))));
            case GIF, JPEG, TIFF, WEBP, OTHER -> new Header(0, 0);
        };
    }

    private static int big(byte[] bytes, int at) {
        return Integer.reverseBytes(little(bytes, at, 4));
    }

    private static int little(byte[] bytes, int at, int count) {
        int number = 0;
        for (int i = count - 1; i >= 0; i--) {
            number = number << 8 | bytes[at + i] & 0xff;
        }
        return number;
    }
}
