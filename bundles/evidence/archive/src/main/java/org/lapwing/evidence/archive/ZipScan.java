package org.lapwing.evidence.archive;

import java.io.IOException;
import java.nio.ByteBuffer;
import org.jspecify.annotations.Nullable;

/** Finds the entries of a zip without its table of contents, from beginning to end, over damaged places. By one thread. */
final class ZipScan {

    private static final int BEHIND = 0x08074b50;
    private static final int LONGEST_NAME = 4096;
    private static final int NEWEST_VERSION = 100;

    private final Window window;
    private long at;

    ZipScan(Window window) {
        this.window = window;
    }

    /** The next entry, with how many packed bytes there are; null behind the last. */
    @Nullable
    ZipRecord next() throws IOException {
        while (true) {
            long header = window.find(at, ZipRecord.LOCAL);
            if (header < 0) {
                return null;
            }
            ZipRecord record = at(window, header);
            if (record != null) {
                return measured(record);
            }
            at = header + 4;
        }
    }

    /** The entry whose header stands there; null where none can. */
    static @Nullable ZipRecord at(Window window, long header) throws IOException {
        ByteBuffer fixed = window.at(header, ZipRecord.LOCAL_LENGTH);
        if (fixed == null || fixed.getInt(0) != ZipRecord.LOCAL || (fixed.getShort(4) & 0xFF) > NEWEST_VERSION) {
            return null;
        }
        int names = fixed.getShort(26) & 0xFFFF;
        int extras = fixed.getShort(28) & 0xFFFF;
        ByteBuffer copy = ByteBuffer.allocate(ZipRecord.LOCAL_LENGTH).order(fixed.order());
        copy.put(fixed).flip();
        ByteBuffer rest = window.at(header + ZipRecord.LOCAL_LENGTH, names + extras);
        if (rest == null || names > LONGEST_NAME) {
            return null;
        }
        byte[] name = new byte[names];
        byte[] extra = new byte[extras];
        rest.get(name).get(extra);
        return ZipRecord.local(header, copy, name, extra);
    }

    /** The same with how many packed bytes there are, as far as the archive reaches. */
    ZipRecord measured(ZipRecord record) throws IOException {
        long from = record.at() + record.length();
        if (record.packed() < 0) {
            return told(record, from);
        }
        long left = window.size() - from;
        if (record.packed() <= left) {
            at = from + record.packed();
            return record;
        }
        // Cut short, or the size is a lie: packed bytes hardly hold the beginning of an entry, unpacked ones may.
        at = record.method() == 0 ? window.size() : from;
        return record.packedTo(left);
    }

    /** The size stands behind the bytes: with a mark of its own, or right before the next header. */
    private ZipRecord told(ZipRecord record, long from) throws IOException {
        long look = from;
        while (true) {
            long mark = window.find(look, BEHIND, ZipRecord.LOCAL, ZipRecord.CENTRAL);
            if (mark < 0) {
                at = window.size();
                return record.packedTo(window.size() - from);
            }
            ByteBuffer behind = window.at(mark, 24);
            if (behind != null && behind.getInt(0) == BEHIND) {
                if (Integer.toUnsignedLong(behind.getInt(8)) == mark - from) {
                    at = mark + 16;
                    return record.packedTo(mark - from);
                }
                if (behind.getLong(8) == mark - from) {
                    at = mark + 24;
                    return record.packedTo(mark - from);
                }
            }
            ByteBuffer before = mark - from < 12 ? null : window.at(mark - 8, 4);
            if (before != null && Integer.toUnsignedLong(before.getInt(0)) == mark - 12 - from) {
                at = mark;
                return record.packedTo(mark - 12 - from);
            }
            look = mark + 4;
        }
    }
}
