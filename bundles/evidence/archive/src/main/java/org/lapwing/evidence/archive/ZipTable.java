package org.lapwing.evidence.archive;

import java.io.IOException;
import java.nio.ByteBuffer;
import org.jspecify.annotations.Nullable;

/**
 * A zip's table of contents, read a record at a time: it may be larger than memory.
 *
 * @param from where its first record stands
 * @param to where it ends
 * @param shift what stands before the archive (a self-extracting program) and moves all stated places
 * @param stated how many records it is said to have
 * @param parted whether the archive is one part of several
 */
record ZipTable(long from, long to, long shift, long stated, boolean parted) {

    private static final int END = 0x06054b50;
    private static final int END_64 = 0x06064b50;
    private static final int LOCATOR_64 = 0x07064b50;
    private static final int END_LENGTH = 22;
    private static final int LONGEST_COMMENT = 0xFFFF;

    /** Null where there is none that can be walked. */
    static @Nullable ZipTable of(Window window) throws IOException {
        long last = window.size() - END_LENGTH;
        for (long at = last; at >= Math.max(0, last - LONGEST_COMMENT); at--) {
            if (window.signature(at) == END) {
                ZipTable table = endingAt(window, at);
                if (table != null) {
                    return table;
                }
            } else if (at == last && last > 0) {
                // Fill the window with the whole comment at once.
                window.at(Math.max(0, last - LONGEST_COMMENT), 1);
            }
        }
        return null;
    }

    private static @Nullable ZipTable endingAt(Window window, long end) throws IOException {
        ByteBuffer record = window.at(end, END_LENGTH);
        if (record == null) {
            return null;
        }
        long stated = record.getShort(10) & 0xFFFF;
        long size = Integer.toUnsignedLong(record.getInt(12));
        long from = Integer.toUnsignedLong(record.getInt(16));
        boolean parted = record.getShort(4) != 0 && record.getShort(4) != -1;
        ZipTable large = large(window, end);
        if (large != null) {
            return large;
        }
        return checked(window, end - size, end, end - size - from, stated, parted);
    }

    private static @Nullable ZipTable large(Window window, long end) throws IOException {
        ByteBuffer locator = window.at(end - 20, 20);
        if (locator == null || locator.getInt(0) != LOCATOR_64) {
            return null;
        }
        long at = locator.getLong(8);
        for (long place : new long[] {at, end - 20 - 56}) {
            ByteBuffer record = window.at(place, 56);
            if (record != null && record.getInt(0) == END_64) {
                long size = record.getLong(40);
                long from = record.getLong(48);
                long stated = record.getLong(32);
                return size < 0 || size > place
                        ? null
                        : checked(window, place - size, place, place - size - from, stated, false);
            }
        }
        return null;
    }

    private static @Nullable ZipTable checked(
            Window window, long from, long to, long shift, long stated, boolean parted) throws IOException {
        boolean begins = from == to || window.signature(from) == ZipRecord.CENTRAL;
        return from < 0 || from > to || !begins ? null : new ZipTable(from, to, shift, stated, parted);
    }

    /** The record there; null where none is. */
    @Nullable
    ZipRecord record(Window window, long at) throws IOException {
        if (at < from || at > to - ZipRecord.CENTRAL_LENGTH) {
            return null;
        }
        ByteBuffer fixed = window.at(at, ZipRecord.CENTRAL_LENGTH);
        if (fixed == null || fixed.getInt(0) != ZipRecord.CENTRAL) {
            return null;
        }
        int names = fixed.getShort(28) & 0xFFFF;
        int extras = fixed.getShort(30) & 0xFFFF;
        int comment = fixed.getShort(32) & 0xFFFF;
        ByteBuffer copy = ByteBuffer.allocate(ZipRecord.CENTRAL_LENGTH).order(fixed.order());
        copy.put(fixed).flip();
        ByteBuffer rest = window.at(at + ZipRecord.CENTRAL_LENGTH, names + extras);
        if (rest == null) {
            return null;
        }
        byte[] name = new byte[names];
        byte[] extra = new byte[extras];
        rest.get(name).get(extra);
        return ZipRecord.central(at, copy, name, extra, ZipRecord.CENTRAL_LENGTH + names + extras + comment);
    }

    /** How many records there are; -1 where one of them is damaged. */
    long count(Window window) throws IOException {
        long records = 0;
        for (long at = from; at < to; records++) {
            ByteBuffer fixed = at > to - ZipRecord.CENTRAL_LENGTH ? null : window.at(at, ZipRecord.CENTRAL_LENGTH);
            if (fixed == null || fixed.getInt(0) != ZipRecord.CENTRAL) {
                // A signature of the whole table may stand at its end.
                return fixed != null || to - at > 4 && window.signature(at) != 0x05054b50 ? -1 : records;
            }
            at += ZipRecord.CENTRAL_LENGTH
                    + (fixed.getShort(28) & 0xFFFF)
                    + (fixed.getShort(30) & 0xFFFF)
                    + (fixed.getShort(32) & 0xFFFF);
        }
        return records;
    }
}
