package org.lapwing.media.images;

import java.io.DataInputStream;
import java.io.EOFException;
import java.io.IOException;
import java.io.InputStream;

/** A portable pixel map (P6, eight bits) as it comes out of a program: its head, then rows of red, green and blue. */
final class PixelMap {

    private static final int MOST_DIGITS = 9;

    private final DataInputStream in;
    private final int width;
    private final int height;

    private PixelMap(DataInputStream in, int width, int height) {
        this.in = in;
        this.width = width;
        this.height = height;
    }

    /** @throws IOException where no such map begins there */
    static PixelMap of(InputStream from) throws IOException {
        DataInputStream in = new DataInputStream(from);
        if (in.readUnsignedByte() != 'P' || in.readUnsignedByte() != '6') {
            throw new IOException("no pixel map");
        }
        in.readUnsignedByte();
        int width = number(in);
        int height = number(in);
        if (width < 1 || height < 1 || number(in) != 255) {
            throw new IOException("no pixel map of eight bits");
        }
        return new PixelMap(in, width, height);
    }

    private static int number(DataInputStream in) throws IOException {
        int number = 0;
        for (int digits = 0; digits <= MOST_DIGITS; digits++) {
            int c = in.readUnsignedByte();
            if (c == ' ' || c == '\n') {
                return number;
            }
            if (c < '0' || c > '9' || digits == MOST_DIGITS) {
                break;
            }
            number = number * 10 + c - '0';
        }
        throw new IOException("no number in a pixel map");
    }

    int width() {
        return width;
    }

    int height() {
        return height;
    }

    /** False where the map ends before. */
    boolean next(byte[] row) throws IOException {
        try {
            in.readFully(row);
            return true;
        } catch (EOFException cut) {
            return false;
        }
    }
}
