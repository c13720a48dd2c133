package org.lapwing.chat.whatsapp;

import java.io.Closeable;
import java.io.IOException;
import java.io.InputStream;
import java.nio.ByteBuffer;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.Charset;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;

/**
 * The lines of a text whose encoding nobody states: UTF-8, UTF-16 with or without mark, or, line by line, Windows-1252. Memory is
 * bounded: of a line that is longer than {@link #MAX_LINE} bytes the beginning is kept.
 */
final class TextLines implements Closeable {

    static final int MAX_LINE = 1 << 20;

    private static final Charset WESTERN = Charset.forName("windows-1252");

    private final InputStream in;
    private byte[] buffer = new byte[1 << 17];
    private int from;
    private int to;
    private boolean exhausted;
    private long bufferOffset;
    private Charset charset = StandardCharsets.UTF_8;
    /** Bytes of a line end, and which of them is not zero. */
    private int unit = 1;

    private int low;
    private boolean begun;

    private String text = "";
    private long number;
    private long offset;
    private boolean ended;
    private long droppedBytes;
    private long longLines;
    private long firstLongLine;
    private long western;
    private long broken;

    TextLines(InputStream in) {
        this.in = in;
    }

    /** Goes to the next line; false at the end. */
    boolean next() throws IOException {
        if (!begun) {
            begin();
        }
        if (from == to && !fill()) {
            return false;
        }
        number++;
        offset = bufferOffset + from;
        int scanned = from;
        int end;
        while ((end = lineEnd(scanned)) < 0) {
            scanned = wholeUnits();
            if (to - from > MAX_LINE) {
                dropRest();
                return true;
            }
            int kept = scanned - from;
            if (!fill()) {
                take(to, false);
                from = to;
                return true;
            }
            scanned = from + kept;
        }
        take(end, true);
        from = end + unit;
        return true;
    }

    String text() {
        return text;
    }

    /** Of the line, from 1. */
    long number() {
        return number;
    }

    /** Byte at which the line begins. */
    long offset() {
        return offset;
    }

    /** Whether the line has its end, or the text ends in it. */
    boolean ended() {
        return ended;
    }

    /** Bytes of overlong lines that were not kept, so far. */
    long droppedBytes() {
        return droppedBytes;
    }

    long longLines() {
        return longLines;
    }

    long firstLongLine() {
        return firstLongLine;
    }

    /** Lines that were no UTF-8 and were read as Windows-1252. */
    long western() {
        return western;
    }

    /** Lines in which bytes could not be read at all and stand as U+FFFD. */
    long broken() {
        return broken;
    }

    String encoding() {
        return charset.name();
    }

    private void begin() throws IOException {
        begun = true;
        while (to - from < 4096 && fill()) {
            // Enough to tell the encoding.
        }
        int n = to - from;
        if (n >= 3 && at(0) == 0xEF && at(1) == 0xBB && at(2) == 0xBF) {
            from += 3;
        } else if (n >= 2 && at(0) == 0xFF && at(1) == 0xFE) {
            wide(StandardCharsets.UTF_16LE, 0);
            from += 2;
        } else if (n >= 2 && at(0) == 0xFE && at(1) == 0xFF) {
            wide(StandardCharsets.UTF_16BE, 1);
            from += 2;
        } else {
            byZeros(Math.min(n, 4096));
        }
    }

    /** UTF-16 without mark shows by the zero halves of digits, spaces and line ends. */
    private void byZeros(int n) {
        int even = 0;
        int odd = 0;
        for (int i = 0; i + 1 < n; i += 2) {
            even += at(i) == 0 ? 1 : 0;
            odd += at(i + 1) == 0 ? 1 : 0;
        }
        int pairs = n / 2;
        if (odd > pairs / 5 && even == 0) {
            wide(StandardCharsets.UTF_16LE, 0);
        } else if (even > pairs / 5 && odd == 0) {
            wide(StandardCharsets.UTF_16BE, 1);
        }
    }

    private void wide(Charset found, int lowByte) {
        charset = found;
        unit = 2;
        low = lowByte;
    }

    private int at(int i) {
        return buffer[from + i] & 0xFF;
    }

    private int wholeUnits() {
        return unit == 1 ? to : from + ((to - from) & ~1);
    }

    private int lineEnd(int start) {
        if (unit == 1) {
            for (int i = start; i < to; i++) {
                if (buffer[i] == '\n') {
                    return i;
                }
            }
            return -1;
        }

        for (int i = start; i + 1 < to; i += 2) {
            if (buffer[i + low] == '\n' && buffer[i + 1 - low] == 0) {
                return i;
            }
        }
        return -1;
    }

    private void dropRest() throws IOException {
        int end = from + MAX_LINE;
        take(end, true);
        longLines++;
        firstLongLine = firstLongLine == 0 ? number : firstLongLine;
        from = end;
        int found;
        while ((found = lineEnd(from)) < 0) {
            int whole = wholeUnits();
            droppedBytes += whole - from;
            from = whole;
            if (!fill()) {
                ended = false;
                droppedBytes += to - from;
                from = to;
                return;
            }
        }
        droppedBytes += found - from;
        from = found + unit;
    }

    /** Reads on behind what is kept; false when nothing more came. */
    private boolean fill() throws IOException {
        if (exhausted) {
            return false;
        }
        if (from > 0) {
            System.arraycopy(buffer, from, buffer, 0, to - from);
            bufferOffset += from;
            to -= from;
            from = 0;
        }
        if (to == buffer.length) {
            buffer = Arrays.copyOf(buffer, buffer.length * 2);
        }
        int n = in.read(buffer, to, buffer.length - to);
        if (n < 0) {
            exhausted = true;
            return false;
        }
        to += n;
        return true;
    }

    private void take(int end, boolean complete) {
        int stop = end;
        if (unit == 1) {
            if (stop > from && buffer[stop - 1] == '\r') {
                stop--;
            }
            text = utf8(from, complete ? stop : withoutPartOfCharacter(stop));
        } else {
            text = new String(buffer, from, (stop - from) & ~1, charset);
            if (text.endsWith("\r")) {
                text = text.substring(0, text.length() - 1);
            }
        }
        ended = complete;
    }

    /** A text that is cut in the middle of a character ends before it. */
    private int withoutPartOfCharacter(int end) {
        int lead = end - 1;
        while (lead >= from && end - lead < 4 && (buffer[lead] & 0xC0) == 0x80) {
            lead--;
        }
        if (lead < from || buffer[lead] >= 0) {
            return end;
        }
        int b = buffer[lead] & 0xFF;
        int length = b >= 0xF0 ? 4 : b >= 0xE0 ? 3 : b >= 0xC2 ? 2 : 1;
        return end - lead < length ? lead : end;
    }

    private String utf8(int start, int end) {
        String read = new String(buffer, start, end - start, StandardCharsets.UTF_8);
        if (read.indexOf('\uFFFD') < 0 || valid(start, end)) {
            return read;
        }
        if (read.chars().anyMatch(c -> c >= 0x80 && c != 0xFFFD)) {
            broken++;
            return read;
        }
        western++;
        return new String(buffer, start, end - start, WESTERN);
    }

    private boolean valid(int start, int end) {
        try {
            StandardCharsets.UTF_8.newDecoder().decode(ByteBuffer.wrap(buffer, start, end - start));
            return true;
        } catch (CharacterCodingException e) {
            return false;
        }
    }

    @Override
    public void close() throws IOException {
        in.close();
    }
}
