package org.lapwing.media.hashsets;

import java.io.IOException;
import java.io.InputStream;
import java.util.Arrays;

/** Lines of any list as bytes, one after the other in one buffer. A line that is longer than the buffer may hold is passed over. */
final class Lines {

    static final int LONGEST = 1 << 16;

    private final InputStream in;
    private byte[] buffer = new byte[1 << 18];
    private int filled;
    private int next;
    private int from;
    private int to;
    private boolean tooLong;
    private long number;
    private boolean ended;

    Lines(InputStream in) {
        this.in = in;
    }

    /** Goes to the next line. */
    boolean advance() throws IOException {
        tooLong = false;
        int at = next;
        while (true) {
            while (at < filled && buffer[at] != '\n') {
                at++;
            }
            if (at < filled || ended) {
                return line(at);
            }
            if (at - next > LONGEST) {
                tooLong = true;
                next = at;
            }
            at -= next;
            fill();
        }
    }

    private boolean line(int end) {
        if (end == next && end >= filled && !tooLong) {
            return false;
        }
        from = next;
        to = end > from && buffer[end - 1] == '\r' ? end - 1 : end;
        tooLong |= to - from > LONGEST;
        next = Math.min(filled, end + 1);
        number++;
        if (number == 1 && to - from >= 3 && Arrays.equals(buffer, from, from + 3, ListFile.UTF8_MARK, 0, 3)) {
            from += 3;
        }
        return true;
    }

    private void fill() throws IOException {
        System.arraycopy(buffer, next, buffer, 0, filled - next);
        filled -= next;
        next = 0;
        int read = in.read(buffer, filled, buffer.length - filled);
        if (read < 0) {
            ended = true;
        } else {
            filled += read;
        }
    }

    byte[] bytes() {
        return buffer;
    }

    int from() {
        return from;
    }

    int to() {
        return to;
    }

    boolean tooLong() {
        return tooLong;
    }

    /** From 1. */
    long number() {
        return number;
    }
}
