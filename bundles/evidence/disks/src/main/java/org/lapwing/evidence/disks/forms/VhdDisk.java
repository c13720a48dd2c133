package org.lapwing.evidence.disks.forms;

import java.io.IOException;
import java.nio.ByteBuffer;

/**
 * A disk in the form VHD, fixed or growing, as Microsoft's Virtual Hard Disk Image Format Specification describes it. An image that
 * needs its parent is refused.
 */
final class VhdDisk extends Blocks {

    private static final int SECTOR = 512;
    private static final long COOKIE = 0x636F_6E65_6374_6978L;
    private static final long GROWING = 0x6378_7370_6172_7365L;
    private static final long NOWHERE = 0xFFFF_FFFFL;
    private static final int MOST_TABLE = 32 << 20;
    private static final int KEPT_BITMAPS = 1 << 20;

    private final ByteBuffer table;
    private final int bitmap;
    private final Kept bitmaps = new Kept(KEPT_BITMAPS);

    private VhdDisk(Source file, long size, int block, ByteBuffer table) {
        super(file, size, block);
        this.table = table;
        this.bitmap = (block / SECTOR / 8 + SECTOR - 1) / SECTOR * SECTOR;
    }

    static Disk open(Source file) throws IOException {
        file.require(file.size() >= SECTOR, "head");
        ByteBuffer foot = file.big(file.size() - SECTOR, SECTOR);
        if (!sound(foot)) {
            // What was not closed well has only the copy at its beginning.
            foot = file.big(0, SECTOR);
        }
        file.require(sound(foot), "head");
        long size = foot.getLong(48);
        file.require(size >= 0 && size <= 1L << 46, "size");
        switch (foot.getInt(60)) {
            case 2 -> {
                file.require(size <= file.size() - SECTOR, "size");
                return new RawDisk(file, 0, size);
            }
            case 3 -> {
                return growing(file, foot.getLong(16), size);
            }
            case 4 -> throw new Refused(file.texts().get("form.parent", "VHD"));
            default -> throw file.damaged("head");
        }
    }

    private static boolean sound(ByteBuffer foot) {
        int sum = 0;
        for (int i = 0; i < SECTOR; i++) {
            sum += i >= 64 && i < 68 ? 0 : foot.get(i) & 0xFF;
        }
        return foot.getLong(0) == COOKIE && ~sum == foot.getInt(64);
    }

    private static Disk growing(Source file, long at, long size) throws IOException {
        ByteBuffer head = file.big(at, 1024);
        int block = head.getInt(32);
        long entries = Integer.toUnsignedLong(head.getInt(28));
        file.require(head.getLong(0) == GROWING, "head");
        file.require(block >= SECTOR && block <= 64 << 20 && Integer.bitCount(block) == 1, "head");
        long needed = (size + block - 1) / block;
        file.require(needed <= entries && needed * Integer.BYTES <= MOST_TABLE, "table");
        return new VhdDisk(file, size, block, file.big(head.getLong(16), (int) needed * Integer.BYTES));
    }

    private long sector(long number) {
        return Integer.toUnsignedLong(table.getInt((int) number * Integer.BYTES));
    }

    @Override
    boolean empty(long number) {
        return sector(number) == NOWHERE;
    }

    @Override
    void part(long number, int within, byte[] into, int offset, int length) throws IOException {
        long sector = sector(number);
        if (sector == NOWHERE) {
            zero(into, offset, length);
            return;
        }
        byte[] written =
                bitmaps.get(number, () -> file.big(sector * SECTOR, bitmap).array());
        int done = 0;
        while (done < length) {
            int bit = (within + done) / SECTOR;
            boolean there = set(written, bit);
            int end = bit + 1;
            while (end * SECTOR < within + length && set(written, end) == there) {
                end++;
            }
            int now = Math.min(end * SECTOR - within, length) - done;
            if (there) {
                file.read(sector * SECTOR + bitmap + within + done, into, offset + done, now);
            } else {
                zero(into, offset + done, now);
            }
            done += now;
        }
    }

    private static boolean set(byte[] bits, int bit) {
        return (bits[bit / 8] & 0x80 >> bit % 8) != 0;
    }
}
