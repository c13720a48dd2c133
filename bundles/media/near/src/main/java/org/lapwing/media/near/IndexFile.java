package org.lapwing.media.near;

import java.io.IOException;
import java.io.OutputStream;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.IntBuffer;
import java.util.function.IntToLongFunction;
import java.util.function.IntUnaryOperator;
import org.lapwing.media.api.hash.Pdq256;
import org.lapwing.media.api.near.NearIndexes.Stored;

/**
 * An index as it lies in a file: a line that says how many slots and hashes it has, the hashes, and of each slot where the hashes with a
 * key begin, and their positions. Each part begins at a line of 64 bytes; numbers have their lowest byte first, as most processors do.
 */
final class IndexFile {

    private static final long MAGIC = 0x3152_4145_4e57_4c00L;
    private static final int LINE = 64;
    private static final int FEWEST_SLOTS = 10;
    private static final int MOST_SLOTS = 16;

    private IndexFile() {}

    /** One table at a time is in memory. */
    static void write(HashWords hashes, int count, OutputStream to) throws IOException {
        Slots slots = new Slots(count);
        Numbers out = new Numbers(to);
        out.longs(1, any -> MAGIC);
        out.ints(2, i -> i == 0 ? count : hashes.size());
        out.line();
        out.longs(hashes.size() * HashWords.WORDS, i -> hashes.words().get(hashes.pad() + i));
        out.line();
        for (int slot = 0; slot < count; slot++) {
            SlotTable table = SlotTable.of(slots, slot, hashes);
            out.ints(table.begins().capacity(), table.begins()::get);
            out.line();
            out.ints(table.positions().capacity(), table.positions()::get);
            out.line();
        }
    }

    static SlotIndex open(Pdq256.Family family, Stored stored) throws IOException {
        if (stored.size() < LINE) {
            throw new IOException("it is no index");
        }
        ByteBuffer head = stored.map(0, LINE).order(ByteOrder.LITTLE_ENDIAN);
        int count = head.getInt(8);
        int size = head.getInt(12);
        if (head.getLong(0) != MAGIC || count < FEWEST_SLOTS || count > MOST_SLOTS || size < 0) {
            throw new IOException("it is no index of this engine");
        }
        Slots slots = new Slots(count);
        Parts parts = new Parts(stored);
        HashWords hashes = new HashWords(parts.next(8L * HashWords.WORDS * size).asLongBuffer(), 0, size);
        SlotTable[] tables = new SlotTable[count];
        for (int slot = 0; slot < count; slot++) {
            IntBuffer begins = parts.next(4 * ((1L << slots.width(slot)) + 1)).asIntBuffer();
            tables[slot] = new SlotTable(begins, parts.next(4L * size).asIntBuffer());
        }
        if (parts.at != stored.size()) {
            throw new IOException("it is longer than its index");
        }
        return new SlotIndex(family, hashes, slots, tables);
    }

    private static final class Parts {

        private final Stored stored;
        private long at = LINE;

        Parts(Stored stored) {
            this.stored = stored;
        }

        ByteBuffer next(long bytes) throws IOException {
            if (stored.size() - at < bytes) {
                throw new IOException("it is cut off");
            }
            ByteBuffer part = stored.map(at, bytes).order(ByteOrder.LITTLE_ENDIAN);
            at += (bytes + LINE - 1) / LINE * LINE;
            return part;
        }
    }

    private static final class Numbers {

        private static final int ROOM = 1 << 16;

        private final ByteBuffer bytes = ByteBuffer.allocate(ROOM).order(ByteOrder.LITTLE_ENDIAN);
        private final OutputStream out;
        private long written;

        Numbers(OutputStream out) {
            this.out = out;
        }

        void ints(int count, IntUnaryOperator numbers) throws IOException {
            for (int i = 0; i < count; i++) {
                room();
                bytes.putInt(numbers.applyAsInt(i));
            }
            flush();
        }

        void longs(int count, IntToLongFunction numbers) throws IOException {
            for (int i = 0; i < count; i++) {
                room();
                bytes.putLong(numbers.applyAsLong(i));
            }
            flush();
        }

        private void room() throws IOException {
            if (bytes.remaining() < Long.BYTES) {
                flush();
            }
        }

        private void flush() throws IOException {
            out.write(bytes.array(), 0, bytes.position());
            written += bytes.position();
            bytes.clear();
        }

        /** To the end of the line. */
        void line() throws IOException {
            int rest = (int) (-written & LINE - 1);
            out.write(new byte[rest]);
            written += rest;
        }
    }
}
