package org.lapwing.platform.pipeline.work;

import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.DataInputStream;
import java.io.DataOutputStream;
import java.io.EOFException;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import org.jspecify.annotations.Nullable;

/**
 * One message between a worker and who gives it work: four bytes of length (of what follows, big endian), one byte of kind, the body.
 * Whoever reads trusts no length: a frame is at most {@link #MOST} bytes, and nothing in it can be longer than what is left of it.
 */
final class Frame {

    /** Bytes of one frame; what is longer goes in parts. */
    static final int MOST = 5 << 20;

    /** Bytes of contents, texts and derived objects in one frame. */
    static final int PART = 4 << 20;

    private static final Kind[] KINDS = Kind.values();

    private final Kind kind;
    /** May be longer than what counts. */
    private final byte[] body;

    private final int length;

    private Frame(Kind kind, byte[] body, int length) {
        this.kind = kind;
        this.body = body;
        this.length = length;
    }

    /** What a frame is for; the order is part of the protocol. */
    enum Kind {
        /** Both: magic, version; the worker also says which analysers it has. */
        HELLO,
        /** To the worker: call, analyser, what is known of the content and, when it is small, its bytes. */
        ANALYSE,
        /** To the worker: stop the call. */
        CANCEL,
        /** To the worker: bytes that it asked for, or why there are none. */
        BYTES,
        /** From the worker: call, offset, length. */
        WANT,
        /** From the worker, during an analysis, about once a second. */
        PULSE,
        FINDING,
        DERIVED,
        TEXT,
        PROBLEM,
        /** From the worker: the call is over, and how. */
        END
    }

    /** Writes the fields of a body. */
    interface Fields {
        void write(DataOutputStream out) throws IOException;
    }

    static Frame of(Kind kind, Fields fields) {
        return of(kind, 256, fields);
    }

    /** @param expected bytes; with fewer or more it works as well, but copies more */
    static Frame of(Kind kind, int expected, Fields fields) {
        Body body = new Body(expected);
        try {
            fields.write(new DataOutputStream(body));
        } catch (IOException e) {
            throw new UncheckedIOException("Memory takes everything", e);
        }
        return body.frame(kind);
    }

    /** Hands its bytes on without copying them. */
    private static final class Body extends ByteArrayOutputStream {

        Body(int expected) {
            super(expected);
        }

        synchronized Frame frame(Kind kind) {
            return new Frame(kind, buf, count);
        }
    }

    /** Null at the end of the stream. */
    static @Nullable Frame read(InputStream in) throws IOException {
        byte[] head = in.readNBytes(5);
        if (head.length == 0) {
            return null;
        }
        if (head.length < 5) {
            throw new EOFException("It ends within a frame");
        }
        int length = (head[0] & 0xff) << 24 | (head[1] & 0xff) << 16 | (head[2] & 0xff) << 8 | head[3] & 0xff;
        if (length < 1 || length > MOST) {
            throw new BrokenFrame("A frame of " + length + " bytes");
        }
        if (head[4] < 0 || head[4] >= KINDS.length) {
            throw new BrokenFrame("A frame of unknown kind " + head[4]);
        }
        byte[] body = new byte[length - 1];
        if (in.readNBytes(body, 0, body.length) < body.length) {
            throw new EOFException("It ends within a frame");
        }
        return new Frame(KINDS[head[4]], body, body.length);
    }

    /** In one piece; the caller sees to it that nobody writes at the same time. */
    void write(OutputStream out) throws IOException {
        int all = length + 1;
        if (all > MOST) {
            throw new BrokenFrame("A frame of " + all + " bytes was to be sent");
        }
        out.write(
                new byte[] {(byte) (all >> 24), (byte) (all >> 16), (byte) (all >> 8), (byte) all, (byte) kind.ordinal()
                });
        out.write(body, 0, length);
    }

    Kind kind() {
        return kind;
    }

    int size() {
        return length;
    }

    DataInputStream fields() {
        return new DataInputStream(new ByteArrayInputStream(body, 0, length));
    }

    static void put(DataOutputStream out, String text) throws IOException {
        put(out, text.getBytes(StandardCharsets.UTF_8));
    }

    static void put(DataOutputStream out, byte[] bytes) throws IOException {
        out.writeInt(bytes.length);
        out.write(bytes);
    }

    static String text(DataInputStream in) throws IOException {
        return new String(bytes(in), StandardCharsets.UTF_8);
    }

    static byte[] bytes(DataInputStream in) throws IOException {
        return in.readNBytes(count(in, 1));
    }

    /** A number of things each of which takes at least so many bytes of what is left. */
    static int count(DataInputStream in, int each) throws IOException {
        int count = in.readInt();
        if (count < 0 || (long) count * each > in.available()) {
            throw new BrokenFrame("A frame states " + count + " where " + in.available() + " bytes are left");
        }
        return count;
    }

    /** What came is not of this protocol. */
    static final class BrokenFrame extends IOException {
        private static final long serialVersionUID = 1L;

        BrokenFrame(String message) {
            super(message);
        }
    }
}
