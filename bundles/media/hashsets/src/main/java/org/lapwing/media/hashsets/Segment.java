package org.lapwing.media.hashsets;

import java.io.IOException;
import java.lang.invoke.MethodHandles;
import java.lang.invoke.VarHandle;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.channels.FileChannel;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.function.IntConsumer;
import java.util.zip.CRC32C;

/** Sorted hashes of one algorithm and one list, mapped into memory. Safe for many threads and many processes. */
final class Segment {

    private static final int MAP = 1 << 30;

    private static final VarHandle INT = MethodHandles.byteArrayViewVarHandle(int[].class, ByteOrder.BIG_ENDIAN);
    private static final VarHandle LONG = MethodHandles.byteArrayViewVarHandle(long[].class, ByteOrder.BIG_ENDIAN);

    private final int length;
    private final int fanBits;
    private final long count;
    private final ByteBuffer[] records;
    private final int mapBits;
    private final ByteBuffer starts;
    private final long blocks;
    private final ByteBuffer filter;
    private final long sum;

    private Segment(FileChannel file, ByteBuffer header) throws IOException {
        length = header.getInt(8);
        fanBits = header.getInt(12);
        count = header.getLong(16);
        mapBits = 31 - Integer.numberOfLeadingZeros(MAP / length);
        int recordsPerMap = 1 << mapBits;
        blocks = blocks(header);
        sum = header.getLong(24);
        long end = SegmentWriter.HEADER + count * length;
        records = new ByteBuffer[(int) ((count + recordsPerMap - 1) / recordsPerMap)];
        for (int i = 0; i < records.length; i++) {
            long from = SegmentWriter.HEADER + (long) i * recordsPerMap * length;
            records[i] =
                    file.map(FileChannel.MapMode.READ_ONLY, from, Math.min(end - from, (long) recordsPerMap * length));
        }
        long starting = 8L * ((1 << fanBits) + 1);
        starts = file.map(FileChannel.MapMode.READ_ONLY, end, starting);
        filter = file.map(FileChannel.MapMode.READ_ONLY, end + starting, blocks * KeyFilter.BLOCK);
    }

    private static boolean first(ByteBuffer header) {
        return header.getLong(0) == SegmentWriter.MAGIC_1;
    }

    /** None in segments that earlier releases wrote. */
    private static long blocks(ByteBuffer header) {
        return first(header) ? 0 : header.getLong(32);
    }

    /**
     * Its beginning is checked, and its length; see {@link #check()} for all else.
     *
     * @throws IOException in a part of a sentence: what is wrong with the file
     */
    static Segment open(Path path, int keyBytes) throws IOException {
        try (FileChannel file = FileChannel.open(path, StandardOpenOption.READ)) {
            ByteBuffer header = ByteBuffer.allocate(SegmentWriter.HEADER);
            while (header.hasRemaining() && file.read(header, header.position()) > 0) {
                // reads on
            }
            check(header, file.size(), keyBytes);
            return new Segment(file, header);
        }
    }

    private static void check(ByteBuffer header, long size, int keyBytes) throws IOException {
        int said = first(header) ? 32 : 40;
        CRC32C own = new CRC32C();
        own.update(header.array(), 0, said);
        if (header.hasRemaining()
                || !first(header) && header.getLong(0) != SegmentWriter.MAGIC
                || header.getLong(said) != own.getValue()) {
            throw new IOException("its beginning is not that of a list");
        }
        for (int i = said + 8; i < SegmentWriter.HEADER; i++) {
            if (header.get(i) != 0) {
                throw new IOException("bytes in it were changed");
            }
        }
        int length = header.getInt(8);
        int fanBits = header.getInt(12);
        if (length != keyBytes + 4
                || size
                        != SegmentWriter.HEADER
                                + header.getLong(16) * length
                                + 8L * ((1 << fanBits) + 1)
                                + blocks(header) * KeyFilter.BLOCK) {
            throw new IOException("it is cut off");
        }
    }

    /**
     * Reads it whole, some gigabytes a second where it is in memory.
     *
     * @throws IOException in a part of a sentence, where a byte is not the one that was written
     */
    void check() throws IOException {
        CRC32C found = new CRC32C();
        for (ByteBuffer each : records) {
            found.update(each.duplicate());
        }
        found.update(starts.duplicate());
        found.update(filter.duplicate());
        if (found.getValue() != sum) {
            throw new IOException("bytes in it were changed");
        }
    }

    long bytes() {
        return SegmentWriter.HEADER + count * length + starts.capacity() + filter.capacity();
    }

    long count() {
        return count;
    }

    /** Gives the label of each record with this key. */
    void find(byte[] key, IntConsumer labels) {
        long first = (long) LONG.get(key, 0);
        if (blocks > 0 && !KeyFilter.mayHold(filter, blocks, first)) {
            return;
        }
        int fan = SegmentWriter.fan(key, fanBits);
        long low = starts.getLong(8 * fan);
        long end = starts.getLong(8 * (fan + 1));
        for (long at = lowest(key, first, low, end); at < end && compare(key, first, at) == 0; at++) {
            labels.accept(label(at));
        }
    }

    /** The first record in a range that is not before a key: from where it should be among evenly spread ones, in growing steps. */
    private long lowest(byte[] key, long first, long from, long to) {
        long rest = first << fanBits >>> 32;
        long guess = from + ((to - from) * rest >>> 32);
        long low = from;
        long high = to;
        if (guess < to && compare(key, first, guess) > 0) {
            low = guess + 1;
            for (long step = 1; low + step < to; step <<= 1) {
                if (compare(key, first, low + step) <= 0) {
                    high = low + step;
                    break;
                }
                low += step + 1;
            }
        } else {
            high = guess;
            for (long step = 1; high - step > from; step <<= 1) {
                if (compare(key, first, high - step) > 0) {
                    low = high - step + 1;
                    break;
                }
                high -= step;
            }
        }
        while (low < high) {
            long middle = (low + high) >>> 1;
            if (compare(key, first, middle) > 0) {
                low = middle + 1;
            } else {
                high = middle;
            }
        }
        return low;
    }

    int label(long record) {
        return map(record).getInt(offset(record) + length - 4);
    }

    byte[] key(long record) {
        byte[] key = new byte[length - 4];
        map(record).get(offset(record), key);
        return key;
    }

    private ByteBuffer map(long record) {
        return records[(int) (record >>> mapBits)];
    }

    private int offset(long record) {
        return (int) (record & (1L << mapBits) - 1) * length;
    }

    private int compare(byte[] key, long first, long record) {
        ByteBuffer map = map(record);
        int at = offset(record);
        long there = map.getLong(at);
        if (first != there) {
            return Long.compareUnsigned(first, there);
        }
        // Keys are as long as some whole ints.
        for (int i = 8; i < key.length; i += 4) {
            int difference = Integer.compareUnsigned((int) INT.get(key, i), map.getInt(at + i));
            if (difference != 0) {
                return difference;
            }
        }
        return 0;
    }
}
