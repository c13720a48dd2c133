package org.lapwing.evidence.disks.forms;

import io.airlift.compress.zstd.ZstdInputStream;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import org.lapwing.platform.api.language.Texts;

/**
 * A disk in the form qcow2, versions 2 and 3, as QEMU's docs/interop/qcow2.txt describes it: a table of tables names for each cluster
 * where it lies, that it is all zeros, or where it lies packed. Images that need another file or a password are refused; the snapshots
 * within an image are not looked at.
 */
final class QcowDisk extends Blocks {

    private static final int MAGIC = 0x514649FB;
    private static final long PLACE = 0x00FF_FFFF_FFFF_FE00L;
    private static final long PACKED = 1L << 62;
    private static final long ZEROS = 1;
    private static final int MOST_L1 = 32 << 20;
    private static final long MOST_CLUSTERS = 1L << 31;
    private static final int KEPT_TABLES = 16 << 20;
    private static final int KEPT_CLUSTERS = 8 << 20;

    private static final long DIRTY = 1;
    private static final long CORRUPT = 2;
    private static final long OTHER_FILE = 4;
    private static final long PACKED_OTHERWISE = 8;
    private static final long PARTS_OF_CLUSTERS = 16;

    private final int bits;
    private final ByteBuffer tables;
    private final boolean zstd;
    private final boolean three;
    private final String note;
    private final Kept known = new Kept(KEPT_TABLES);
    private final Kept unpacked = new Kept(KEPT_CLUSTERS);

    private QcowDisk(Source file, Head head, ByteBuffer tables) {
        super(file, head.size, 1 << head.bits);
        this.bits = head.bits;
        this.tables = tables;
        this.zstd = head.packing == 1;
        this.three = head.version == 3;
        this.note = head.note(file.texts());
    }

    private record Head(
            int version, int bits, long size, int l1, long l1At, int snapshots, long features, int packing) {

        String note(Texts texts) {
            StringBuilder note = new StringBuilder();
            if (snapshots > 0) {
                note.append(texts.get("qcow.snapshots", snapshots));
            }
            if ((features & CORRUPT) != 0) {
                note.append(note.isEmpty() ? "" : " ").append(texts.get("qcow.corrupt"));
            }
            return note.toString();
        }
    }

    static Disk open(Source file) throws IOException {
        Head head = head(file);
        long covered = 1L << 2 * head.bits - 3;
        long needed = (head.size + covered - 1) / covered;
        file.require(head.l1 >= needed && needed * Long.BYTES <= MOST_L1, "table");
        return new QcowDisk(file, head, file.big(head.l1At, (int) needed * Long.BYTES));
    }

    private static Head head(Source file) throws IOException {
        Texts texts = file.texts();
        ByteBuffer head = file.big(0, 72);
        int version = head.getInt(4);
        file.require(head.getInt(0) == MAGIC && (version == 2 || version == 3), "head");
        if (head.getLong(8) != 0) {
            throw new Refused(texts.get("form.parent", "qcow2"));
        }
        if (head.getInt(32) != 0) {
            throw new Refused(texts.get("form.encrypted", "qcow2"));
        }
        int bits = head.getInt(20);
        long size = head.getLong(24);
        file.require(bits >= 9 && bits <= 21, "head");
        file.require(size >= 0 && size <= 1L << 50 && size >> bits <= MOST_CLUSTERS, "size");
        long features = 0;
        int packing = 0;
        if (version == 3) {
            ByteBuffer more = file.big(72, 32);
            features = more.getLong(0);
            if ((features & PACKED_OTHERWISE) != 0) {
                file.require(more.getInt(28) > 104, "head");
                packing = file.big(104, 1).get(0);
            }
        }
        if ((features & OTHER_FILE) != 0) {
            throw new Refused(texts.get("form.parent", "qcow2"));
        }
        long unknown = features & ~(DIRTY | CORRUPT | PACKED_OTHERWISE);
        if (unknown != 0 || packing < 0 || packing > 1) {
            String what = (unknown & PARTS_OF_CLUSTERS) != 0 ? "extended L2" : "0x" + Long.toHexString(features);
            throw new Refused(texts.get("form.feature", "qcow2", what));
        }
        int l1 = head.getInt(36);
        file.require(l1 >= 0, "table");
        return new Head(version, bits, size, l1, head.getLong(40), Math.max(0, head.getInt(60)), features, packing);
    }

    @Override
    public String note() {
        return note;
    }

    /** Where a cluster lies, as its table says; 0 where nowhere. */
    private long entry(long cluster) throws IOException {
        int perTable = bits - 3;
        long table = tables.getLong((int) (cluster >> perTable) * Long.BYTES) & PLACE;
        if (table == 0) {
            return 0;
        }
        byte[] read = known.get(table, () -> file.big(table, 1 << bits).array());
        return ByteBuffer.wrap(read).getLong((int) (cluster & (1 << perTable) - 1) * Long.BYTES);
    }

    @Override
    boolean empty(long number) throws IOException {
        return nothing(entry(number));
    }

    private boolean nothing(long entry) {
        return (entry & PACKED) == 0 && ((entry & PLACE) == 0 || three && (entry & ZEROS) != 0);
    }

    @Override
    void part(long number, int within, byte[] into, int offset, int length) throws IOException {
        long entry = entry(number);
        if ((entry & PACKED) != 0) {
            byte[] plain = unpacked.get(number, () -> unpacked(entry));
            System.arraycopy(plain, within, into, offset, length);
            return;
        }
        if (nothing(entry)) {
            zero(into, offset, length);
        } else {
            atEnd((entry & PLACE) + within, into, offset, length);
        }
    }

    /** The last cluster of a file may be cut where nothing more was written. */
    private void atEnd(long place, byte[] into, int offset, int length) throws IOException {
        long there = file.size() - place;
        file.require(there > 0, "place");
        int now = (int) Math.min(there, length);
        file.require(now == length || place - place % blockSize() + blockSize() >= file.size(), "place");
        file.read(place, into, offset, now);
        zero(into, offset + now, length - now);
    }

    private byte[] unpacked(long entry) throws IOException {
        int shift = 62 - (bits - 8);
        long place = entry & (1L << shift) - 1;
        long sectors = (entry & PACKED - 1) >>> shift;
        long stated = (sectors + 1) * 512 - (place & 511);
        file.require(place > 0 && place < file.size(), "place");
        int count = (int) Math.min(stated, file.size() - place);
        byte[] packed = new byte[count];
        file.read(place, packed, 0, count);
        return zstd ? ofZstd(packed) : inflated(packed, 0, count, true, blockSize());
    }

    /** How long a frame of Zstandard is (RFC 8878): the rest of its last sector is something else. */
    private int frame(byte[] packed) throws IOException {
        ByteBuffer bytes = ByteBuffer.wrap(packed).order(ByteOrder.LITTLE_ENDIAN);
        file.require(packed.length > 8 && bytes.getInt(0) == 0xFD2FB528, "packed");
        int described = bytes.get(4);
        boolean single = (described & 0x20) != 0;
        int sizes = described >> 6 & 3;
        int at = 5
                + (single ? 0 : 1)
                + new int[] {0, 1, 2, 4}[described & 3]
                + new int[] {single ? 1 : 0, 2, 4, 8}[sizes];
        boolean last = false;
        while (!last) {
            file.require(at + 3 <= packed.length, "packed");
            int block = bytes.getShort(at) & 0xFFFF | (bytes.get(at + 2) & 0xFF) << 16;
            last = (block & 1) != 0;
            at += 3 + ((block >> 1 & 3) == 1 ? 1 : block >> 3);
        }
        int end = at + ((described & 4) != 0 ? 4 : 0);
        file.require(end <= packed.length, "packed");
        return end;
    }

    private byte[] ofZstd(byte[] packed) throws IOException {
        try (InputStream in = new ZstdInputStream(new ByteArrayInputStream(packed, 0, frame(packed)))) {
            byte[] plain = new byte[blockSize()];
            int n = in.readNBytes(plain, 0, plain.length);
            file.require(n == plain.length, "packed");
            return plain;
        } catch (RuntimeException e) {
            // Its own, of a package that the wrap keeps to itself, and whatever else it throws on what is no Zstandard.
            throw new IOException(file.damaged("packed").getMessage(), e);
        }
    }
}
