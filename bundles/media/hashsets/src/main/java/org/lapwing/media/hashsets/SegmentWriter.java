package org.lapwing.media.hashsets;

import java.io.BufferedOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.nio.ByteBuffer;
import java.nio.channels.Channels;
import java.nio.channels.FileChannel;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.Arrays;
import java.util.zip.CRC32C;

/**
 * Writes a segment: a header, the records in order, and the lines of their buckets. The header is written last, so that a segment that was
 * not finished is none.
 */
final class SegmentWriter implements AutoCloseable {

    /** Of segments without a filter, which the first release wrote. */
    static final long MAGIC_1 = 0x4c57_4b4e_4f57_4e31L;

    /** Of segments with a filter in place of lines. */
    static final long MAGIC_2 = 0x4c57_4b4e_4f57_4e32L;

    static final long MAGIC = 0x4c57_4b4e_4f57_4e33L;
    static final int HEADER = 64;

    /** As many as four bytes can count. */
    private static final long MOST = (1L << 32) - 1;

    private final FileChannel channel;
    private final OutputStream out;
    private final int length;
    private final byte[] last;
    private final BucketWriter buckets;
    private final CRC32C checksum = new CRC32C();
    private long count;

    /** @param most records that will be added at most */
    SegmentWriter(Path file, int keyBytes, long most) throws IOException {
        channel = FileChannel.open(file, StandardOpenOption.CREATE_NEW, StandardOpenOption.WRITE);
        channel.position(HEADER);
        out = new BufferedOutputStream(Channels.newOutputStream(channel), 1 << 18);
        length = keyBytes + 4;
        last = new byte[length];
        buckets = new BucketWriter(file.resolveSibling(file.getFileName() + ".lines"), most);
    }

    /** Adds the next record in order; the same record again is left out. */
    void add(byte[] record, int at) throws IOException {
        if (count > 0 && Arrays.equals(record, at, at + length, last, 0, length)) {
            return;
        }
        if (count == MOST) {
            throw new IOException("more than four thousand million hashes");
        }
        System.arraycopy(record, at, last, 0, length);
        write(record, at, length);
        buckets.add(ByteBuffer.wrap(last).getLong(0));
        count++;
    }

    private void write(byte[] bytes, int at, int count) throws IOException {
        out.write(bytes, at, count);
        checksum.update(bytes, at, count);
    }

    /** Where the lines begin: no line lies across two of the processor's. */
    static long lines(long count, int length) {
        return HEADER + (count * length + Buckets.LINE - 1) / Buckets.LINE * Buckets.LINE;
    }

    void finish() throws IOException {
        write(new byte[Buckets.LINE], 0, (int) (lines(count, length) - HEADER - count * length));
        byte[] part = new byte[1 << 18];
        try (InputStream lines = buckets.lines()) {
            for (int read = lines.read(part); read >= 0; read = lines.read(part)) {
                write(part, 0, read);
            }
        }
        out.flush();
        channel.force(false);
        channel.write(header(), 0);
        channel.force(false);
    }

    private ByteBuffer header() {
        ByteBuffer header = ByteBuffer.allocate(HEADER)
                .putLong(MAGIC)
                .putInt(length)
                .putInt(0)
                .putLong(count)
                .putLong(checksum.getValue())
                .putLong(buckets.buckets());
        CRC32C own = new CRC32C();
        own.update(header.array(), 0, header.position());
        return header.putLong(own.getValue()).clear();
    }

    @Override
    public void close() throws IOException {
        try (channel) {
            buckets.close();
        }
    }
}
