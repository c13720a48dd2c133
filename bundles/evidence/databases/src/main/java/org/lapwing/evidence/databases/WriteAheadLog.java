package org.lapwing.evidence.databases;

import java.io.BufferedInputStream;
import java.io.EOFException;
import java.io.IOException;
import java.io.InputStream;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.util.LinkedHashMap;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * The frames of a write-ahead log, by https://www.sqlite.org/fileformat2.html#walformat. What counts ends with the last frame that
 * commits; frames behind it belong to a change that never ended, or are left from before the last checkpoint.
 *
 * @param frames that there is room for
 * @param valid from the first on, by salt and checksum
 * @param committed of these, up to the last that commits
 * @param transactions that commit
 * @param earlier frames behind the valid ones that were written before the log was begun anew
 * @param cut bytes at the end that are no whole frame
 * @param first whether the database's first page is among the committed ones
 */
record WriteAheadLog(
        int pageSize,
        long frames,
        long valid,
        long committed,
        long transactions,
        long earlier,
        long cut,
        boolean first) {

    private static final int HEAD = 32;
    private static final int FRAME_HEAD = 24;
    private static final int MAGIC = 0x377f0682;

    /** Null where it is none: another magic, another version, or an impossible page size. */
    static @Nullable WriteAheadLog of(InputStream stream, long size) throws IOException {
        try (InputStream in = new BufferedInputStream(stream, 1 << 16)) {
            byte[] head = in.readNBytes(HEAD);
            if (head.length < HEAD) {
                return null;
            }
            ByteBuffer fields = ByteBuffer.wrap(head);
            int pageSize = fields.getInt(8);
            if ((fields.getInt(0) & ~1) != MAGIC
                    || fields.getInt(4) != 3_007_000
                    || pageSize < 512
                    || pageSize > 65536
                    || Integer.bitCount(pageSize) != 1) {
                return null;
            }
            ByteOrder order = (fields.getInt(0) & 1) == 1 ? ByteOrder.BIG_ENDIAN : ByteOrder.LITTLE_ENDIAN;
            Sum sum = new Sum(order);
            sum.add(head, 0, FRAME_HEAD);
            boolean sound = sum.is(fields.getInt(24), fields.getInt(28));
            return walk(in, fields, pageSize, size, sum, sound);
        }
    }

    private static WriteAheadLog walk(
            InputStream in, ByteBuffer head, int pageSize, long size, Sum sum, boolean headSound) throws IOException {
        long frames = (size - HEAD) / (pageSize + FRAME_HEAD);
        boolean sound = headSound;
        long valid = 0;
        long committed = 0;
        long transactions = 0;
        long earlier = 0;
        boolean firstSeen = false;
        boolean first = false;
        byte[] frame = new byte[FRAME_HEAD + pageSize];
        for (long number = 1; number <= frames; number++) {
            if (in.readNBytes(frame, 0, frame.length) < frame.length) {
                throw new EOFException("The log ends before its size");
            }
            ByteBuffer fields = ByteBuffer.wrap(frame);
            boolean ofNow = fields.getInt(8) == head.getInt(16) && fields.getInt(12) == head.getInt(20);
            if (sound && ofNow) {
                sum.add(frame, 0, 8);
                sum.add(frame, FRAME_HEAD, pageSize);
            }
            sound = sound && ofNow && sum.is(fields.getInt(16), fields.getInt(20));
            if (sound) {
                valid = number;
                firstSeen |= fields.getInt(0) == 1;
                if (fields.getInt(4) != 0) {
                    committed = number;
                    transactions++;
                    first = firstSeen;
                }
            } else if (!ofNow) {
                earlier++;
            }
        }
        long cut = (size - HEAD) % (pageSize + FRAME_HEAD);
        return new WriteAheadLog(pageSize, frames, valid, committed, transactions, earlier, cut, first);
    }

    Map<String, Object> facts() {
        Map<String, Object> facts = new LinkedHashMap<>();
        facts.put("pageSize", pageSize);
        facts.put("frames", frames);
        facts.put("valid", valid);
        facts.put("committed", committed);
        facts.put("uncommitted", valid - committed);
        facts.put("transactions", transactions);
        facts.put("earlier", earlier);
        if (cut > 0) {
            facts.put("cutBytes", cut);
        }
        return facts;
    }

    /** The running checksum over words of four bytes. */
    private static final class Sum {

        private final ByteOrder order;
        private int one;
        private int two;

        Sum(ByteOrder order) {
            this.order = order;
        }

        void add(byte[] bytes, int from, int length) {
            ByteBuffer words = ByteBuffer.wrap(bytes, from, length).order(order);
            while (words.remaining() >= 8) {
                one += words.getInt() + two;
                two += words.getInt() + one;
            }
        }

        boolean is(int first, int second) {
            return one == first && two == second;
        }
    }
}
