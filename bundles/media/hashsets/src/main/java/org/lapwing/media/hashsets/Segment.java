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

/**
 * Sorted hashes of one algorithm and one list, mapped into memory. Safe for many threads and many processes. Segments of earlier releases
 * are searched without what they have beside their records.
 */
final class Segment {

    private static final int MAP = 1 << 30;

    /** Digests that begin alike are so few; of what else is on a list there may be many. */
    private static final int FEW = 16;

    private static final int LINE_BITS = 25;

    private static final VarHandle INT = MethodHandles.byteArrayViewVarHandle(int[].class, ByteOrder.BIG_ENDIAN);
    private static final VarHandle LONG = MethodHandles.byteArrayViewVarHandle(long[].class, ByteOrder.BIG_ENDIAN);

    private final int length;
    private final long count;
    private final ByteBuffer[] records;
    private final int mapBits;
    private final ByteBuffer[] lines;
    private final long buckets;
    private final ByteBuffer[] rest;
    private final long size;
    private final long sum;

    private Segment(FileChannel file, ByteBuffer header) throws IOException {
        length = header.getInt(8);
        count = header.getLong(16);
        sum = header.getLong(24);
        buckets = header.getLong(0) == SegmentWriter.MAGIC ? header.getLong(32) : 0;
        mapBits = 31 - Integer.numberOfLeadingZeros(MAP / length);
        size = file.size();
        long end = SegmentWriter.HEADER + count * length;
        records = maps(file, SegmentWriter.HEADER, end, length << mapBits);
        long from = buckets == 0 ? end : SegmentWriter.lines(count, length);
        lines = maps(file, from, from + buckets * Buckets.LINE, MAP);
        rest = maps(file, end, buckets == 0 ? size : from, MAP);
    }

    private static ByteBuffer[] maps(FileChannel file, long from, long to, int each) throws IOException {
        ByteBuffer[] maps = new ByteBuffer[(int) ((to - from + each - 1) / each)];
        for (int i = 0; i < maps.length; i++) {
            long at = from + (long) i * each;
            maps[i] = file.map(FileChannel.MapMode.READ_ONLY, at, Math.min(to - at, each));
        }
        return maps;
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
        long magic = header.getLong(0);
        boolean first = magic == SegmentWriter.MAGIC_1;
        int said = first ? 32 : 40;
        CRC32C own = new CRC32C();
        own.update(header.array(), 0, said);
        if (header.hasRemaining()
                || !first && magic != SegmentWriter.MAGIC_2 && magic != SegmentWriter.MAGIC
                || header.getLong(said) != own.getValue()) {
            throw new IOException("its beginning is not that of a list");
        }
        for (int i = said + 8; i < SegmentWriter.HEADER; i++) {
            if (header.get(i) != 0) {
                throw new IOException("bytes in it were changed");
            }
        }
        if (header.getInt(8) != keyBytes + 4 || size != size(header, magic)) {
            throw new IOException("it is cut off");
        }
    }

    private static long size(ByteBuffer header, long magic) {
        long count = header.getLong(16);
        int length = header.getInt(8);
        if (magic == SegmentWriter.MAGIC) {
            return SegmentWriter.lines(count, length) + header.getLong(32) * Buckets.LINE;
        }
        long starts = 8L * ((1 << header.getInt(12)) + 1);
        long filter = magic == SegmentWriter.MAGIC_1 ? 0 : 32 * header.getLong(32);
        return SegmentWriter.HEADER + count * length + starts + filter;
    }

    /**
     * Reads it whole, some gigabytes a second where it is in memory.
     *
     * @throws IOException in a part of a sentence, where a byte is not the one that was written
     */
    void check() throws IOException {
        CRC32C found = new CRC32C();
        for (ByteBuffer[] part : new ByteBuffer[][] {records, rest, lines}) {
            for (ByteBuffer each : part) {
                found.update(each.duplicate());
            }
        }
        if (found.getValue() != sum) {
            throw new IOException("bytes in it were changed");
        }
    }

    long bytes() {
        return size;
    }

    long count() {
        return count;
    }

    /** Gives the label of each record with this key. */
    void find(byte[] key, IntConsumer labels) {
        long first = (long) LONG.get(key, 0);
        if (buckets == 0) {
            tell(key, first, lowest(key, first, 0, count), count, labels);
            return;
        }
        long bucket = Buckets.of(first, buckets);
        ByteBuffer line = lines[(int) (bucket >>> LINE_BITS)];
        int at = (int) (bucket & (1 << LINE_BITS) - 1) * Buckets.LINE;
        int name = Buckets.name(first, buckets);
        if (Buckets.names(line, at, name)) {
            tell(key, first, Buckets.start(line, at) + Buckets.named(line, at, name), end(bucket), labels);
        } else if (Buckets.size(line, at) > Buckets.NAMED) {
            long end = end(bucket);
            tell(key, first, lowest(key, first, Buckets.start(line, at) + Buckets.NAMED, end), end, labels);
        }
    }

    /** The record after the last one of a bucket. */
    private long end(long bucket) {
        ByteBuffer line = lines[(int) (bucket >>> LINE_BITS)];
        int at = (int) (bucket & (1 << LINE_BITS) - 1) * Buckets.LINE;
        int size = Buckets.size(line, at);
        if (size < Buckets.MANY) {
            return Buckets.start(line, at) + size;
        }
        long next = bucket + 1;
        return next == buckets
                ? count
                : Buckets.start(lines[(int) (next >>> LINE_BITS)], (int) (next & (1 << LINE_BITS) - 1) * Buckets.LINE);
    }

    /** From a record on that is not behind those with this key. */
    private void tell(byte[] key, long first, long from, long to, IntConsumer labels) {
        for (long at = from; at < to; at++) {
            int order = compare(key, first, at);
            if (order < 0) {
                return;
            }
            if (order == 0) {
                labels.accept(label(at));
            } else if (at == from + FEW) {
                at = lowest(key, first, at + 1, to) - 1;
            }
        }
    }

    /** The first record in a range that is not before a key. */
    private long lowest(byte[] key, long first, long from, long to) {
        long low = from;
        long high = to;
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

    /** Keys are as long as some whole ints. */
    private int compare(byte[] key, long first, long record) {
        ByteBuffer map = map(record);
        int at = offset(record);
        long there = map.getLong(at);
        if (first != there) {
            return Long.compareUnsigned(first, there);
        }
        for (int i = 8; i < key.length; i += 4) {
            int difference = Integer.compareUnsigned((int) INT.get(key, i), map.getInt(at + i));
            if (difference != 0) {
                return difference;
            }
        }
        return 0;
    }
}
