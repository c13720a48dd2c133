package org.lapwing.evidence.disks.forms;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;

/** A piece of a disk in the growing or the stream form of VMDK, as VMware's Virtual Disk Format 1.1 describes it. */
final class VmdkGrains extends Blocks {

    static final int MAGIC = 0x564D444B;

    private static final int SECTOR = 512;
    private static final long AT_END = -1;
    private static final int OTHER_TABLE = 2;
    private static final int ZEROED = 4;
    private static final int PACKED = 1 << 16;
    private static final int MOST_DIRECTORY = 32 << 20;
    private static final int KEPT_TABLES = 4 << 20;
    private static final int KEPT_GRAINS = 8 << 20;

    private final ByteBuffer directory;
    private final int perTable;
    private final int flags;
    private final Kept known = new Kept(KEPT_TABLES);
    private final Kept unpacked = new Kept(KEPT_GRAINS);

    private VmdkGrains(Source file, Head head, ByteBuffer directory) {
        super(file, head.sectors * SECTOR, (int) head.grain * SECTOR);
        this.directory = directory;
        this.perTable = head.perTable;
        this.flags = head.flags;
    }

    private record Head(
            int flags, long sectors, long grain, long text, long textSectors, int perTable, long directory) {

        static Head at(Source file, long at) throws IOException {
            ByteBuffer head = file.little(at, SECTOR);
            int version = head.getInt(4);
            file.require(head.getInt(0) == MAGIC && version >= 1 && version <= 3, "head");
            int flags = head.getInt(8);
            long main = head.getLong(56);
            long other = head.getLong(48);
            return new Head(
                    flags,
                    head.getLong(12),
                    head.getLong(20),
                    head.getLong(28),
                    head.getLong(36),
                    head.getInt(44),
                    (flags & OTHER_TABLE) != 0 && main == 0 ? other : main);
        }
    }

    /** The text in the file that describes the whole disk; empty where it holds a piece of one only. */
    static String text(Source file) throws IOException {
        Head head = Head.at(file, 0);
        if (head.text == 0 || head.textSectors == 0) {
            return "";
        }
        file.require(head.text > 0 && head.textSectors > 0 && head.textSectors <= 2048, "head");
        byte[] bytes =
                file.big(head.text * SECTOR, (int) head.textSectors * SECTOR).array();
        return new String(bytes, java.nio.charset.StandardCharsets.ISO_8859_1);
    }

    static VmdkGrains open(Source file) throws IOException {
        Head head = Head.at(file, 0);
        if (head.directory == AT_END) {
            // Before the sector that marks the end.
            head = Head.at(file, file.size() - 2L * SECTOR);
        }
        file.require(head.sectors >= 0 && head.sectors <= 1L << 41, "size");
        file.require(head.grain > 0 && head.grain <= 1 << 14 && Long.bitCount(head.grain) == 1, "head");
        file.require(head.perTable > 0 && head.perTable <= 1 << 16, "head");
        file.require(head.directory > 0 && head.directory < file.size() / SECTOR, "table");
        long perTable = head.grain * head.perTable;
        long tables = (head.sectors + perTable - 1) / perTable;
        file.require(tables * Integer.BYTES <= MOST_DIRECTORY, "table");
        return new VmdkGrains(file, head, file.little(head.directory * SECTOR, (int) tables * Integer.BYTES));
    }

    @Override
    boolean empty(long number) throws IOException {
        return nothing(sector(number));
    }

    private boolean nothing(long sector) {
        return sector == 0 || sector == 1 && (flags & ZEROED) != 0;
    }

    @Override
    void part(long number, int within, byte[] into, int offset, int length) throws IOException {
        long sector = sector(number);
        if (nothing(sector)) {
            zero(into, offset, length);
        } else if ((flags & PACKED) != 0) {
            byte[] plain = unpacked.get(number, () -> unpacked(number, sector));
            System.arraycopy(plain, within, into, offset, length);
        } else {
            file.read(sector * SECTOR + within, into, offset, length);
        }
    }

    private long sector(long number) throws IOException {
        long table = Integer.toUnsignedLong(directory.getInt((int) (number / perTable) * Integer.BYTES));
        if (table == 0) {
            return 0;
        }
        byte[] read = known.get(table, () -> file.little(table * SECTOR, perTable * Integer.BYTES)
                .array());
        int entry =
                ByteBuffer.wrap(read).order(ByteOrder.LITTLE_ENDIAN).getInt((int) (number % perTable) * Integer.BYTES);
        return Integer.toUnsignedLong(entry);
    }

    private byte[] unpacked(long number, long sector) throws IOException {
        ByteBuffer mark = file.little(sector * SECTOR, 12);
        int count = mark.getInt(8);
        long grain = blockSize() / SECTOR;
        file.require(mark.getLong(0) == number * grain && count > 0 && count <= 2 * blockSize() + SECTOR, "packed");
        byte[] packed = new byte[count];
        file.read(sector * SECTOR + 12, packed, 0, count);
        return inflated(packed, 0, count, false, blockSize());
    }
}
