package org.lapwing.media.video;

import java.io.BufferedInputStream;
import java.io.EOFException;
import java.io.IOException;
import java.io.InputStream;
import org.jspecify.annotations.Nullable;

/** Portable pixel maps (P6, eight bits) one after another, as they come out of a program; one of them is in memory. */
final class FrameStream {

    private static final int MOST_DIGITS = 9;
    private static final int BUFFER = 256 << 10;

    private final InputStream in;
    private final long mostPixels;
    private @Nullable Frame last;

    FrameStream(InputStream in, long mostPixels) {
        this.in = new BufferedInputStream(in, BUFFER);
        this.mostPixels = mostPixels;
    }

    /**
     * The next one; null at the end, and where what is left is no whole picture.
     *
     * @throws IOException where something else comes, or a picture that is too large
     */
    @Nullable
    Frame next() throws IOException {
        if (in.read() < 0) {
            return null;
        }
        try {
            if (read() != '6' || read() != '\n') {
                throw new IOException("no pixel map");
            }
            int width = number();
            int height = number();
            if (width < 1 || height < 1 || number() != 255 || (long) width * height > mostPixels) {
                throw new IOException("no pixel map of eight bits that may be so large");
            }
            Frame frame = room(width, height);
            return in.readNBytes(frame.pixels(), 0, frame.pixels().length) == frame.pixels().length ? frame : null;
        } catch (EOFException cut) {
            return null;
        }
    }

    private Frame room(int width, int height) {
        Frame room = last;
        if (room == null || room.width() != width || room.height() != height) {
            room = new Frame(width, height, new byte[3 * width * height]);
            last = room;
        }
        return room;
    }

    private int number() throws IOException {
        int number = 0;
        for (int digits = 0; digits <= MOST_DIGITS; digits++) {
            int c = read();
            if (c == ' ' || c == '\n') {
                return number;
            }
            if (c < '0' || c > '9') {
                break;
            }
            number = number * 10 + c - '0';
        }
        throw new IOException("no number in a pixel map");
    }

    private int read() throws IOException {
        int b = in.read();
        if (b < 0) {
            throw new EOFException();
        }
        return b;
    }
}
