package org.lapwing.evidence.disks;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.util.Arrays;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;
import org.lapwing.evidence.disks.forms.Disk;

/**
 * The table of files of an NTFS file system: where the bytes of each stream are, for streams that one record describes and that are
 * neither packed nor encrypted. Layout as the documentation of the Linux NTFS driver describes it.
 */
final class Mft {

    private static final int DATA = 0x80;
    private static final int LIST = 0x20;
    private static final int END = -1;
    private static final int PACKED_OR_ENCRYPTED = 0x40FF;
    private static final Pattern ADDRESS = Pattern.compile("(\\d{1,15})-128-(\\d{1,5})");

    private final Disk disk;
    private final long start;
    private final int sector;
    private final long cluster;
    private final int record;
    private final long[] places;

    private Mft(Disk disk, long start, Shape shape, long[] places) {
        this.disk = disk;
        this.start = start;
        this.sector = shape.sector;
        this.cluster = shape.cluster;
        this.record = shape.record;
        this.places = places;
    }

    private record Shape(int sector, long cluster, int record, long first) {

        static @Nullable Shape of(ByteBuffer boot) {
            int sector = Short.toUnsignedInt(boot.getShort(11));
            int factor = boot.get(13);
            long cluster = sector * (factor < 0 ? 1L << Math.min(-factor, 31) : factor);
            int records = boot.get(64);
            long record = records < 0 ? 1L << Math.min(-records, 31) : records * cluster;
            long first = boot.getLong(48);
            boolean sane = boot.getLong(3) == 0x202020205346544EL
                    && sector >= 256
                    && sector <= 4096
                    && cluster > 0
                    && cluster <= 2 << 20
                    && record >= sector
                    && record >= 512
                    && record <= 64 << 10
                    && record % sector == 0
                    && first > 0
                    && first < Long.MAX_VALUE / cluster / 2;
            return sane ? new Shape(sector, cluster, (int) record, first) : null;
        }
    }

    /** Null where there is no NTFS, or its table cannot be read. */
    static @Nullable Mft at(Disk disk, long start) {
        try {
            byte[] boot = new byte[512];
            disk.read(start, boot, 0, boot.length);
            Shape shape = Shape.of(ByteBuffer.wrap(boot).order(ByteOrder.LITTLE_ENDIAN));
            if (shape == null) {
                return null;
            }
            long first = start + shape.first * shape.cluster;
            Mft beginning = new Mft(disk, start, shape, new long[] {first, shape.record});
            ByteBuffer own = beginning.record(0);
            int data = own == null ? -1 : find(own, DATA, -1);
            return own != null
                            && data >= 0
                            && own.get(data + 8) != 0
                            && beginning.runs(own, data, own.getLong(data + 48)) instanceof Layout.Runs all
                    ? new Mft(disk, start, shape, all.runs())
                    : null;
        } catch (IOException | IndexOutOfBoundsException e) {
            // Damaged; other programs may read more of it.
            return null;
        }
    }

    /**
     * Where a stream is.
     *
     * @param address as the Sleuth Kit writes it: record, kind and number of the attribute
     * @return null where this cannot tell
     */
    @Nullable
    Layout of(String address, long size) {
        Matcher found = ADDRESS.matcher(address);
        if (!found.matches()) {
            return null;
        }
        try {
            ByteBuffer own = record(Long.parseLong(found.group(1)));
            int data = own == null || find(own, LIST, -1) >= 0 ? -1 : find(own, DATA, Integer.parseInt(found.group(2)));
            if (own == null || data < 0) {
                return null;
            }
            return own.get(data + 8) == 0 ? resident(own, data, size) : stream(own, data, size);
        } catch (IOException | IndexOutOfBoundsException e) {
            return null;
        }
    }

    private static @Nullable Layout resident(ByteBuffer own, int data, long size) {
        long length = Integer.toUnsignedLong(own.getInt(data + 16));
        int from = data + Short.toUnsignedInt(own.getShort(data + 20));
        int end = data + own.getInt(data + 4);
        return length == size && from + length <= end
                ? new Layout.Resident(Arrays.copyOfRange(own.array(), from, from + (int) length))
                : null;
    }

    private @Nullable Layout stream(ByteBuffer own, int data, long size) {
        if ((own.getShort(data + 12) & PACKED_OR_ENCRYPTED) != 0
                || own.getLong(data + 48) != size
                || own.getLong(data + 16) != 0) {
            return null;
        }
        Layout.Runs all = runs(own, data, size);
        long written = own.getLong(data + 56);
        if (all == null || written < 0) {
            return null;
        }
        return written >= size ? all : cut(all, written);
    }

    /** What was never written counts as zeros, whatever lies there. */
    private static Layout.@Nullable Runs cut(Layout.Runs all, long written) {
        RunList cut = new RunList();
        long done = 0;
        long[] runs = all.runs();
        for (int i = 0; i < runs.length && done < written; i += 2) {
            long now = Math.min(runs[i + 1], written - done);
            if (!cut.add(runs[i], now)) {
                return null;
            }
            done += now;
        }
        return cut.add(Layout.ZEROS, all.size() - done) ? cut.layout(all.size()) : null;
    }

    private Layout.@Nullable Runs runs(ByteBuffer own, int data, long size) {
        RunList runs = new RunList();
        int end = data + own.getInt(data + 4);
        int at = data + Short.toUnsignedInt(own.getShort(data + 32));
        long place = 0;
        while (at < end && own.get(at) != 0) {
            int counts = own.get(at) & 15;
            int places = own.get(at) >> 4 & 15;
            if (counts == 0 || counts > 8 || places > 8 || at + 1 + counts + places > end) {
                return null;
            }
            long count = number(own, at + 1, counts);
            place += places == 0 ? 0 : number(own, at + 1 + counts, places);
            if (count <= 0 || count > Long.MAX_VALUE / cluster || place < 0 || place > Long.MAX_VALUE / cluster / 2) {
                return null;
            }
            if (!runs.add(places == 0 ? Layout.ZEROS : start + place * cluster, count * cluster)) {
                return null;
            }
            at += 1 + counts + places;
        }
        return runs.layout(size);
    }

    private static long number(ByteBuffer own, int at, int length) {
        long number = 0;
        for (int i = length - 1; i >= 0; i--) {
            number = number << 8 | own.get(at + i) & 0xFF;
        }
        int unused = 64 - 8 * length;
        return number << unused >> unused;
    }

    /** Where an attribute begins, -1 where it is not there. */
    private static int find(ByteBuffer own, int kind, int number) {
        int at = Short.toUnsignedInt(own.getShort(20));
        while (at + 24 <= own.limit()) {
            int type = own.getInt(at);
            int length = own.getInt(at + 4);
            if (type == END || length < 24 || length > own.limit() - at) {
                return -1;
            }
            boolean named = own.get(at + 9) != 0;
            if (type == kind && (number < 0 ? !named : Short.toUnsignedInt(own.getShort(at + 14)) == number)) {
                return at;
            }
            at += length;
        }
        return -1;
    }

    /** A record with the last bytes of its sectors put back; null where they do not fit together. */
    private @Nullable ByteBuffer record(long number) throws IOException {
        byte[] bytes = new byte[record];
        long left = number * record;
        int done = 0;
        for (int i = 0; i < places.length && done < record; i += 2) {
            if (left >= places[i + 1]) {
                left -= places[i + 1];
                continue;
            }
            if (places[i] == Layout.ZEROS) {
                return null;
            }
            int now = (int) Math.min(record - done, places[i + 1] - left);
            disk.read(places[i] + left, bytes, done, now);
            done += now;
            left = 0;
        }
        ByteBuffer read = ByteBuffer.wrap(bytes).order(ByteOrder.LITTLE_ENDIAN);
        return done == record && read.getInt(0) == 0x454C4946 && mended(read) ? read : null;
    }

    private boolean mended(ByteBuffer read) {
        int from = Short.toUnsignedInt(read.getShort(4));
        int count = Short.toUnsignedInt(read.getShort(6));
        int sectors = record / 512;
        if (count != sectors + 1 || from + 2 * count > record || sector < 256) {
            return false;
        }
        for (int i = 1; i <= sectors; i++) {
            int last = 512 * i - 2;
            if (read.getShort(last) != read.getShort(from)) {
                return false;
            }
            read.putShort(last, read.getShort(from + 2 * i));
        }
        return true;
    }
}
