package org.lapwing.evidence.disks.forms;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.util.HashMap;
import java.util.Map;
import java.util.zip.CRC32C;

/**
 * A disk in the form VHDX, as Microsoft's [MS-VHDX] describes it: a table says for each block where it lies, or that it is all zeros.
 * An image that needs its parent, or whose journal holds changes that were not yet made, is refused: what it says would be wrong.
 */
final class VhdxDisk extends Blocks {

    private static final int KIB = 1 << 10;
    private static final int MIB = 1 << 20;
    private static final String TABLE = "2DC27766F62342009D64115E9BFD4A08";
    private static final String FACTS = "8B7CA20647904B9AB8FE575F050F886E";
    private static final String PARAMETERS = "CAA16737FA364D43B3B633F0AA44E76B";
    private static final String SIZE = "2FA54224CD1B4876B2115DBED83BF4B8";
    private static final String SECTOR = "8141BF1DA96F4709BA47F233A8FAAB5F";
    private static final int HAS_PARENT = 2;
    private static final int MOST_ENTRIES = 2047;
    private static final int KEPT_TABLES = 8 << 20;
    private static final int PIECE = 64 * KIB;

    private final long table;
    private final long tableBytes;
    private final long perBitmap;
    private final Kept known = new Kept(KEPT_TABLES);

    private VhdxDisk(Source file, Place table, Facts facts) throws IOException {
        super(file, facts.size, facts.block);
        this.table = table.at;
        this.perBitmap = (1L << 23) * facts.sector / facts.block;
        long blocks = (facts.size + facts.block - 1) / facts.block;
        this.tableBytes = (blocks + (blocks - 1) / perBitmap) * Long.BYTES;
        file.require(tableBytes <= table.length && file.holds(table.at, tableBytes), "table");
    }

    private record Place(long at, long length) {}

    private record Facts(long size, int block, int sector) {}

    static Disk open(Source file) throws IOException {
        file.require(file.size() > MIB && file.big(0, 8).getLong() == 0x7668_6478_6669_6C65L, "head");
        if (!journalIsEmpty(file)) {
            throw new Refused(file.texts().get("vhdx.journal"));
        }
        Map<String, Place> regions = regions(file);
        Place facts = regions.get(FACTS);
        Place table = regions.get(TABLE);
        if (facts == null || table == null) {
            throw file.damaged("table");
        }
        return new VhdxDisk(file, table, facts(file, facts));
    }

    /** Of the two heads that one counts which is whole and newer. */
    private static boolean journalIsEmpty(Source file) throws IOException {
        ByteBuffer newest = null;
        for (int at : new int[] {64 * KIB, 128 * KIB}) {
            ByteBuffer head = file.little(at, 4 * KIB);
            if (head.getInt(0) == 0x64616568
                    && head.getShort(66) == 1
                    && sound(head)
                    && (newest == null || Long.compareUnsigned(head.getLong(8), newest.getLong(8)) > 0)) {
                newest = head;
            }
        }
        if (newest == null) {
            throw file.damaged("head");
        }
        return newest.getLong(48) == 0 && newest.getLong(56) == 0;
    }

    private static boolean sound(ByteBuffer part) {
        int stated = part.getInt(4);
        CRC32C sum = new CRC32C();
        ByteBuffer without = ByteBuffer.wrap(part.array().clone());
        without.putInt(4, 0);
        sum.update(without.array());
        return (int) sum.getValue() == stated;
    }

    private static Map<String, Place> regions(Source file) throws IOException {
        for (int at : new int[] {192 * KIB, 256 * KIB}) {
            ByteBuffer table = file.little(at, 64 * KIB);
            int count = table.getInt(8);
            if (table.getInt(0) == 0x69676572 && count >= 0 && count <= MOST_ENTRIES && sound(table)) {
                Map<String, Place> regions = new HashMap<>();
                for (int i = 0; i < count; i++) {
                    int entry = 16 + 32 * i;
                    long length = Integer.toUnsignedLong(table.getInt(entry + 24));
                    regions.put(guid(table, entry), new Place(table.getLong(entry + 16), length));
                }
                return regions;
            }
        }
        throw file.damaged("table");
    }

    private static String guid(ByteBuffer table, int at) {
        return "%08X%04X%04X%016X"
                .formatted(
                        table.getInt(at),
                        table.getShort(at + 4),
                        table.getShort(at + 6),
                        Long.reverseBytes(table.getLong(at + 8)));
    }

    private static Facts facts(Source file, Place place) throws IOException {
        ByteBuffer table = file.little(place.at, 64 * KIB);
        int count = Short.toUnsignedInt(table.getShort(10));
        file.require(table.getLong(0) == 0x617461646174656DL && count <= MOST_ENTRIES, "table");
        long size = -1;
        int block = 0;
        int sector = 0;
        for (int i = 0; i < count; i++) {
            int entry = 32 + 32 * i;
            long at = place.at + Integer.toUnsignedLong(table.getInt(entry + 16));
            switch (guid(table, entry)) {
                case PARAMETERS -> {
                    ByteBuffer parameters = file.little(at, 8);
                    block = parameters.getInt(0);
                    if ((parameters.getInt(4) & HAS_PARENT) != 0) {
                        throw new Refused(file.texts().get("form.parent", "VHDX"));
                    }
                }
                case SIZE -> size = file.little(at, 8).getLong();
                case SECTOR -> sector = file.little(at, 4).getInt();
                default -> {
                    // Facts about the machine; not needed to read.
                }
            }
        }
        file.require(sector == 512 || sector == 4096, "head");
        file.require(block >= MIB && block <= 256 * MIB && Integer.bitCount(block) == 1, "head");
        file.require(size >= 0 && size <= 1L << 46, "size");
        return new Facts(size, block, sector);
    }

    private long entry(long number) throws IOException {
        long index = number + number / perBitmap;
        long piece = index * Long.BYTES / PIECE;
        byte[] read = known.get(piece, () -> {
            int length = (int) Math.min(PIECE, tableBytes - piece * PIECE);
            return file.little(table + piece * PIECE, length).array();
        });
        return ByteBuffer.wrap(read).order(java.nio.ByteOrder.LITTLE_ENDIAN).getLong((int)
                (index * Long.BYTES % PIECE));
    }

    @Override
    boolean empty(long number) throws IOException {
        return (entry(number) & 7) <= 3;
    }

    @Override
    void part(long number, int within, byte[] into, int offset, int length) throws IOException {
        long entry = entry(number);
        switch ((int) (entry & 7)) {
            case 0, 1, 2, 3 -> zero(into, offset, length);
            case 6 -> file.read((entry & -MIB) + within, into, offset, length);
            default -> throw file.damaged("place");
        }
    }
}
