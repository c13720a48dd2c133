package org.lapwing.media.hashsets;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.function.IntConsumer;
import java.util.zip.CRC32C;

/** Sorted hashes of one algorithm and one list, mapped into memory. Safe for many threads and many processes. */
final class Segment {

    /** Larger segments are checked when they are written; reading them whole at each start would take too long. */
    private static final long CHECKED_WHOLE = 256L << 20;

    private static final int MAP = 1 << 30;

    private final int length;
    private final int fanBits;
    private final long count;
    private final ByteBuffer[] records;
    private final int recordsPerMap;
    private final ByteBuffer starts;

    private Segment(FileChannel file, ByteBuffer header) throws IOException {
        length = header.getInt(8);
        fanBits = header.getInt(12);
        count = header.getLong(16);
        recordsPerMap = MAP / length;
        long end = SegmentWriter.HEADER + count * length;
        records = new ByteBuffer[(int) ((count + recordsPerMap - 1) / recordsPerMap)];
        for (int i = 0; i < records.length; i++) {
            long from = SegmentWriter.HEADER + (long) i * recordsPerMap * length;
            records[i] =
                    file.map(FileChannel.MapMode.READ_ONLY, from, Math.min(end - from, (long) recordsPerMap * length));
        }
        starts = file.map(FileChannel.MapMode.READ_ONLY, end, 8L * ((1 << fanBits) + 1));
    }

    /** @throws IOException in a part of a sentence: what is wrong with the file */
    static Segment open(Path path, int keyBytes) throws IOException {
        try (FileChannel file = FileChannel.open(path, StandardOpenOption.READ)) {
            ByteBuffer header = ByteBuffer.allocate(SegmentWriter.HEADER);
            while (header.hasRemaining() && file.read(header, header.position()) > 0) {
                // reads on
            }
            check(header, file.size(), keyBytes);
            Segment segment = new Segment(file, header);
            if (file.size() <= CHECKED_WHOLE && segment.checksum() != header.getLong(24)) {
                throw new IOException("bytes in it were changed");
            }
            return segment;
        }
    }

    private static void check(ByteBuffer header, long size, int keyBytes) throws IOException {
        CRC32C own = new CRC32C();
        own.update(header.array(), 0, 32);
        if (header.hasRemaining() || header.getLong(0) != SegmentWriter.MAGIC || header.getLong(32) != own.getValue()) {
            throw new IOException("its beginning is not that of a list");
        }
        for (int i = 40; i < SegmentWriter.HEADER; i++) {
            if (header.get(i) != 0) {
                throw new IOException("bytes in it were changed");
            }
        }
        int length = header.getInt(8);
        int fanBits = header.getInt(12);
        if (length != keyBytes + 4
                || size != SegmentWriter.HEADER + header.getLong(16) * length + 8L * ((1 << fanBits) + 1)) {
            throw new IOException("it is cut off");
        }
    }

    private long checksum() {
        CRC32C sum = new CRC32C();
        for (ByteBuffer each : records) {
            sum.update(each.duplicate());
        }
        sum.update(starts.duplicate());
        return sum.getValue();
    }

    long count() {
        return count;
    }

    /** Gives the label of each record with this key. */
    void find(byte[] key, IntConsumer labels) {
        int fan = SegmentWriter.fan(key, fanBits);
        long low = starts.getLong(8 * fan);
        long high = starts.getLong(8 * (fan + 1));
        long end = high;
        while (low < high) {
            long middle = (low + high) >>> 1;
            if (compare(key, middle) > 0) {
                low = middle + 1;
            } else {
                high = middle;
            }
        }
        for (long at = low; at < end && compare(key, at) == 0; at++) {
            labels.accept(map(at).getInt(offset(at) + length - 4));
        }
    }

    private ByteBuffer map(long record) {
        return records[(int) (record / recordsPerMap)];
    }

    private int offset(long record) {
        return (int) (record % recordsPerMap) * length;
    }

    private int compare(byte[] key, long record) {
        ByteBuffer map = map(record);
        int at = offset(record);
        for (int i = 0; i < key.length; i++) {
            int difference = (key[i] & 0xff) - (map.get(at + i) & 0xff);
            if (difference != 0) {
                return difference;
            }
        }
        return 0;
    }
}
