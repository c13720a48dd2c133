package org.lapwing.chat.telegram;

import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.Charset;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;

/**
 * UTF-8 in which every byte that is none stands as the character that it is in Windows-1252, so that one wrong byte does not end a
 * gigabyte. Knows which byte of the source stands at a place of what it gave.
 */
final class RepairedUtf8 extends InputStream {

    private static final Charset WESTERN = Charset.forName("windows-1252");
    private static final int REMEMBERED = 1 << 20;

    private final InputStream in;
    private final byte[] raw = new byte[1 << 16];
    private int at;
    private int end;
    private boolean exhausted;
    private long given;
    private long repaired;

    private byte[] over = {};
    private int overAt;

    /** For each repair: place behind it in what was given, and how many bytes more than the source had were given by then. */
    private long[] places = new long[16];

    private long[] more = new long[16];
    private int known;
    private long surplus;

    RepairedUtf8(InputStream in) {
        this.in = in;
    }

    long repaired() {
        return repaired;
    }

    /** Byte in the source for a byte of this stream. */
    long source(long place) {
        int found = Arrays.binarySearch(places, 0, known, place);
        int last = found >= 0 ? found : -found - 2;
        return last < 0 ? place : place - more[last];
    }

    @Override
    public int read() throws IOException {
        byte[] one = new byte[1];
        return read(one, 0, 1) < 0 ? -1 : one[0] & 0xFF;
    }

    @Override
    public int read(byte[] into, int offset, int length) throws IOException {
        if (length == 0) {
            return 0;
        }
        int n = 0;
        while (n == 0) {
            while (overAt < over.length && n < length) {
                into[offset + n++] = over[overAt++];
            }
            if (n == length) {
                break;
            }
            if (end - at < 4 && !exhausted) {
                fill();
            }
            if (at == end) {
                break;
            }
            n += copy(into, offset + n, length - n, given + n);
        }
        given += n;
        return n == 0 ? -1 : n;
    }

    private void fill() throws IOException {
        System.arraycopy(raw, at, raw, 0, end - at);
        end -= at;
        at = 0;
        while (end < 4) {
            int n = in.read(raw, end, raw.length - end);
            if (n < 0) {
                exhausted = true;
                return;
            }
            end += n;
        }
    }

    /** @param place of the first byte in all that was given */
    private int copy(byte[] into, int offset, int room, long place) {
        int n = 0;
        while (at < end && n < room) {
            byte b = raw[at];
            if (b >= 0) {
                into[offset + n++] = b;
                at++;
                continue;
            }
            int size = character();
            if (size < 0) {
                break;
            }
            if (size == 0) {
                repair(place + n);
                break;
            }
            if (size > room - n) {
                over = Arrays.copyOfRange(raw, at, at + size);
                overAt = 0;
                at += size;
                break;
            }
            System.arraycopy(raw, at, into, offset + n, size);
            n += size;
            at += size;
        }
        return n;
    }

    /** Bytes of the character at hand; 0 where it is none, -1 where more must be read to tell. */
    private int character() {
        int b = raw[at] & 0xFF;
        int size = b >= 0xF0 && b <= 0xF4 ? 4 : b >= 0xE0 && b < 0xF0 ? 3 : b >= 0xC2 && b < 0xE0 ? 2 : 0;
        if (size == 0) {
            return 0;
        }
        for (int i = 1; i < size; i++) {
            if (at + i >= end) {
                return exhausted ? 0 : -1;
            }
            if ((raw[at + i] & 0xC0) != 0x80) {
                return 0;
            }
        }
        int second = raw[at + 1] & 0xFF;
        boolean wrong = b == 0xE0 && second < 0xA0
                || b == 0xED && second > 0x9F
                || b == 0xF0 && second < 0x90
                || b == 0xF4 && second > 0x8F;
        return wrong ? 0 : size;
    }

    private void repair(long place) {
        over = new String(raw, at, 1, WESTERN).getBytes(StandardCharsets.UTF_8);
        overAt = 0;
        at++;
        repaired++;
        surplus += over.length - 1;
        if (known < REMEMBERED) {
            if (known == places.length) {
                places = Arrays.copyOf(places, known * 2);
                more = Arrays.copyOf(more, known * 2);
            }
            places[known] = place + over.length;
            more[known++] = surplus;
        }
    }

    @Override
    public void close() throws IOException {
        in.close();
    }
}
