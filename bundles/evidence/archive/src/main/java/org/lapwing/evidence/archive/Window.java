package org.lapwing.evidence.archive;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.channels.SeekableByteChannel;
import org.jspecify.annotations.Nullable;

/** Looks at small pieces of a channel, little-endian, a buffer at a time. By one thread. */
final class Window {

    private static final int LENGTH = 1 << 18;

    private final SeekableByteChannel channel;
    private final long size;
    private ByteBuffer held = ByteBuffer.allocate(0);
    private long heldAt;

    Window(SeekableByteChannel channel) throws IOException {
        this.channel = channel;
        this.size = channel.size();
    }

    SeekableByteChannel channel() {
        return channel;
    }

    long size() {
        return size;
    }

    /** The bytes there, at most 128 KiB; null where the channel does not reach so far. Valid until the next call. */
    @Nullable
    ByteBuffer at(long position, int length) throws IOException {
        if (position < 0 || length < 0 || position > size - length) {
            return null;
        }
        if (position < heldAt || position + length > heldAt + held.limit()) {
            fill(position);
        }
        if (position + length > heldAt + held.limit()) {
            return null;
        }
        return held.slice((int) (position - heldAt), length).order(ByteOrder.LITTLE_ENDIAN);
    }

    private void fill(long position) throws IOException {
        ByteBuffer fresh = held.capacity() == 0 ? ByteBuffer.allocate((int) Math.min(LENGTH, size)) : held.clear();
        channel.position(position);
        while (fresh.hasRemaining()) {
            if (channel.read(fresh) < 0) {
                break;
            }
        }
        held = fresh.flip();
        heldAt = position;
    }

    /** The bytes there, without moving the window; null where the channel does not reach so far. */
    @Nullable
    ByteBuffer beside(long position, int length) throws IOException {
        if (position < 0 || position > size - length) {
            return null;
        }
        ByteBuffer bytes = ByteBuffer.allocate(length).order(ByteOrder.LITTLE_ENDIAN);
        channel.position(position);
        while (bytes.hasRemaining()) {
            if (channel.read(bytes) < 0) {
                return null;
            }
        }
        return bytes.flip();
    }

    /** The signature of four bytes there; 0 beyond the end. */
    int signature(long position) throws IOException {
        ByteBuffer four = at(position, 4);
        return four == null ? 0 : four.getInt(0);
    }

    /** Where the next of these signatures begins; -1 where none does. */
    long find(long from, int... signatures) throws IOException {
        for (long at = Math.max(0, from); at + 4 <= size; ) {
            int length = (int) Math.min(LENGTH / 4, size - at);
            ByteBuffer part = at(at, length);
            if (part == null) {
                return -1;
            }
            for (int i = 0; i + 4 <= length; i++) {
                if (part.get(i) == 'P' && part.get(i + 1) == 'K') {
                    int found = part.getInt(i);
                    for (int signature : signatures) {
                        if (found == signature) {
                            return at + i;
                        }
                    }
                }
            }
            at += length - 3;
        }
        return -1;
    }
}
