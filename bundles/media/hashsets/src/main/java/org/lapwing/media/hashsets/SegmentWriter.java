package org.lapwing.media.hashsets;

import java.io.BufferedOutputStream;
import java.io.IOException;
import java.io.OutputStream;
import java.nio.ByteBuffer;
import java.nio.channels.Channels;
import java.nio.channels.FileChannel;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.Arrays;
import java.util.zip.CRC32C;

/**
 * Writes a segment: a header, the records in order, for each beginning of a key where its records start, and a filter. The header is
 * written last, so that a segment that was not finished is none.
 */
final class SegmentWriter implements AutoCloseable {

    /** Of segments without a filter, which earlier releases wrote. */
    static final long MAGIC_1 = 0x4c57_4b4e_4f57_4e31L;

    static final long MAGIC = 0x4c57_4b4e_4f57_4e32L;
    static final int HEADER = 64;
    private static final int MOST_FAN_BITS = 22;
    private static final int RECORDS_PER_FAN = 8;

    private final FileChannel channel;
    private final OutputStream out;
    private final int length;
    private final int fanBits;
    private final long[] starts;
    private final byte[] last;
    private final KeyFilter.Writer filter;
    private final CRC32C checksum = new CRC32C();
    private long count;

    /** @param most records that will be added at most */
    SegmentWriter(Path file, int keyBytes, long most) throws IOException {
        channel = FileChannel.open(file, StandardOpenOption.CREATE_NEW, StandardOpenOption.WRITE);
        channel.position(HEADER);
        out = new BufferedOutputStream(Channels.newOutputStream(channel), 1 << 18);
        length = keyBytes + 4;
        fanBits = fanBits(most);
        starts = new long[(1 << fanBits) + 1];
        last = new byte[length];
        filter = new KeyFilter.Writer(most);
    }

    private static int fanBits(long most) {
        int bits = 0;
        while (bits < MOST_FAN_BITS && most >> bits > RECORDS_PER_FAN) {
            bits++;
        }
        return bits;
    }

    /** Adds the next record in order; the same record again is left out. */
    void add(byte[] record, int at) throws IOException {
        if (count > 0 && Arrays.equals(record, at, at + length, last, 0, length)) {
            return;
        }
        System.arraycopy(record, at, last, 0, length);
        out.write(record, at, length);
        checksum.update(record, at, length);
        starts[fan(last, fanBits) + 1]++;
        filter.add(last);
        count++;
    }

    /** The first bits of a key as a number. */
    static int fan(byte[] key, int bits) {
        int first = (key[0] & 0xff) << 24 | (key[1] & 0xff) << 16 | (key[2] & 0xff) << 8 | key[3] & 0xff;
        return bits == 0 ? 0 : first >>> 32 - bits;
    }

    void finish() throws IOException {
        ByteBuffer number = ByteBuffer.allocate(8);
        long start = 0;
        for (long each : starts) {
            start += each;
            number.clear().putLong(start).flip();
            checksum.update(number.array(), 0, 8);
            out.write(number.array());
        }
        byte[] blocks = filter.bytes();
        checksum.update(blocks, 0, blocks.length);
        out.write(blocks);
        out.flush();
        channel.force(false);
        channel.write(header(), 0);
        channel.force(false);
    }

    private ByteBuffer header() {
        ByteBuffer header = ByteBuffer.allocate(HEADER)
                .putLong(MAGIC)
                .putInt(length)
                .putInt(fanBits)
                .putLong(count)
                .putLong(checksum.getValue())
                .putLong(filter.blocks());
        CRC32C own = new CRC32C();
        own.update(header.array(), 0, header.position());
        return header.putLong(own.getValue()).clear();
    }

    @Override
    public void close() throws IOException {
        channel.close();
    }
}
