package org.lapwing.evidence.archive;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.channels.SeekableByteChannel;

/** Looks for a zip's table of contents and counts its entries, without believing the counts that the archive states. */
final class ZipTable {

    private static final int END = 0x06054b50;
    private static final int END_64 = 0x06064b50;
    private static final int LOCATOR_64 = 0x07064b50;
    private static final int ENTRY = 0x02014b50;
    private static final int END_LENGTH = 22;
    private static final int LONGEST_COMMENT = 0xFFFF;

    private ZipTable() {}

    /** How many entries the table has; -1 where there is none that can be walked. */
    static long entries(SeekableByteChannel channel) throws IOException {
        long size = channel.size();
        int length = (int) Math.min(size, END_LENGTH + LONGEST_COMMENT);
        ByteBuffer tail = read(channel, size - length, length);
        for (int at = length - END_LENGTH; at >= 0; at--) {
            if (tail.getInt(at) == END) {
                long end = size - length + at;
                long tableSize = Integer.toUnsignedLong(tail.getInt(at + 12));
                long tableAt = Integer.toUnsignedLong(tail.getInt(at + 16));
                if (tableAt == 0xFFFFFFFFL || tableSize == 0xFFFFFFFFL || (tail.getShort(at + 10) & 0xFFFF) == 0xFFFF) {
                    long[] large = zip64(channel, end);
                    if (large != null) {
                        return count(channel, large[0], large[1]);
                    }
                }
                // What stands before the archive (a self-extracting program) moves all offsets.
                return count(channel, end - tableSize, tableSize);
            }
        }
        return -1;
    }

    private static long @org.jspecify.annotations.Nullable [] zip64(SeekableByteChannel channel, long end)
            throws IOException {
        if (end < 20) {
            return null;
        }
        ByteBuffer locator = read(channel, end - 20, 20);
        if (locator.getInt(0) != LOCATOR_64) {
            return null;
        }
        long at = locator.getLong(8);
        if (at < 0 || at > end - 56) {
            return null;
        }
        ByteBuffer record = read(channel, at, 56);
        return record.getInt(0) == END_64 ? new long[] {record.getLong(48), record.getLong(40)} : null;
    }

    private static long count(SeekableByteChannel channel, long from, long size) throws IOException {
        if (from < 0 || size < 0 || from > channel.size() - size) {
            return -1;
        }
        long entries = 0;
        ByteBuffer window = ByteBuffer.allocate(0);
        long windowAt = from;
        for (long at = from; at + 46 <= from + size; ) {
            if (at < windowAt || at + 46 > windowAt + window.limit()) {
                windowAt = at;
                window = read(channel, at, (int) Math.min(1 << 16, from + size - at));
            }
            int here = (int) (at - windowAt);
            if (window.getInt(here) != ENTRY) {
                break;
            }
            entries++;
            at += 46
                    + (window.getShort(here + 28) & 0xFFFF)
                    + (window.getShort(here + 30) & 0xFFFF)
                    + (window.getShort(here + 32) & 0xFFFF);
        }
        return entries;
    }

    private static ByteBuffer read(SeekableByteChannel channel, long at, int length) throws IOException {
        ByteBuffer buffer = ByteBuffer.allocate(length).order(ByteOrder.LITTLE_ENDIAN);
        channel.position(at);
        while (buffer.hasRemaining()) {
            if (channel.read(buffer) < 0) {
                throw new IOException("The archive became shorter while it was read.");
            }
        }
        return buffer.flip();
    }
}
