package org.lapwing.media.video;

/**
 * A small copy of a frame, turned upright: red, green and blue of each pixel in one number.
 *
 * @param number of the frame
 * @param quality of its hash
 */
record Tile(int number, int quality, int width, int height, int[] pixels) {

    /** As a thumbnail. */
    static final int SIDE = 256;

    /** @param turn degrees clockwise, 0, 90, 180 or 270 */
    static Tile of(Look look, int turn) {
        Frame frame = look.frame();
        double scale = Math.min(1, (double) SIDE / Math.max(frame.width(), frame.height()));
        int width = Math.max(1, (int) Math.round(frame.width() * scale));
        int height = Math.max(1, (int) Math.round(frame.height() * scale));
        boolean across = turn == 90 || turn == 270;
        int[] pixels = new int[width * height];
        for (int y = 0; y < height; y++) {
            for (int x = 0; x < width; x++) {
                pixels[place(x, y, width, height, turn)] = mean(frame, x, y, width, height);
            }
        }
        return new Tile(
                look.number(), look.whole().quality(), across ? height : width, across ? width : height, pixels);
    }

    private static int place(int x, int y, int width, int height, int turn) {
        return switch (turn) {
            case 90 -> x * height + height - 1 - y;
            case 180 -> (height - 1 - y) * width + width - 1 - x;
            case 270 -> (width - 1 - x) * height + y;
            default -> y * width + x;
        };
    }

    /** Of the pixels that it covers. */
    private static int mean(Frame frame, int x, int y, int width, int height) {
        int left = x * frame.width() / width;
        int right = (x + 1) * frame.width() / width;
        int top = y * frame.height() / height;
        int bottom = (y + 1) * frame.height() / height;
        int red = 0;
        int green = 0;
        int blue = 0;
        for (int row = top; row < bottom; row++) {
            for (int at = frame.row(row) + 3 * left, end = frame.row(row) + 3 * right; at < end; at += 3) {
                red += frame.pixels()[at] & 0xff;
                green += frame.pixels()[at + 1] & 0xff;
                blue += frame.pixels()[at + 2] & 0xff;
            }
        }
        int count = (right - left) * (bottom - top);
        return red / count << 16 | green / count << 8 | blue / count;
    }
}
