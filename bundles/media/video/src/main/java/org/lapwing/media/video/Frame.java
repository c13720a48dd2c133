package org.lapwing.media.video;

/**
 * One picture of a video: the rows from the top, three bytes a pixel: red, green, blue. The same array is filled again by the next one.
 */
record Frame(int width, int height, byte[] pixels) {

    /** Where the first pixel of a row is. */
    int row(int y) {
        return 3 * width * y;
    }

    /** 0 to 255: quick and good enough to see what is dark. */
    int brightness(int at) {
        return (pixels[at] & 0xff) + 2 * (pixels[at + 1] & 0xff) + (pixels[at + 2] & 0xff) >> 2;
    }
}
