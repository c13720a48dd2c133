package org.lapwing.platform.pipeline;

import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.charset.StandardCharsets;
import org.jspecify.annotations.Nullable;

/** Tells images of disks and of file systems by the structures at their beginning. */
final class DiskLook {

    static final String RAW = "application/x-raw-disk-image";

    private static final int SECTOR = 512;
    private static final int TABLE = 446;
    private static final int EXT = 1024;
    private static final int ISO = 32769;

    private DiskLook() {}

    /** Null for what is no image that begins like one. */
    static @Nullable String type(byte[] bytes, int length) {
        if (length < 2 * SECTOR) {
            return null;
        }
        if (is(bytes, length, 0, "EVF\t\r\n\u00ff\0") || is(bytes, length, 0, "EVF2\r\n\u0081\0")) {
            return "application/x-ewf";
        }
        if (is(bytes, length, 0, "KDMV") || is(bytes, length, 0, "# Disk DescriptorFile")) {
            return "application/x-vmdk";
        }
        if (is(bytes, length, 0, "vhdxfile")) {
            return "application/x-vhdx";
        }
        if (is(bytes, length, 0, "conectix")) {
            return "application/x-vhd";
        }
        if (is(bytes, length, 0, "QFI\u00fb")) {
            return "application/x-qcow2";
        }
        if (is(bytes, length, ISO, "CD001")) {
            return null;
        }
        return length >= 4096 && isRaw(ByteBuffer.wrap(bytes, 0, length).order(ByteOrder.LITTLE_ENDIAN), bytes, length)
                ? RAW
                : null;
    }

    private static boolean isRaw(ByteBuffer image, byte[] bytes, int length) {
        boolean boot = (bytes[510] & 0xFF) == 0x55 && (bytes[511] & 0xFF) == 0xAA;
        return boot && (isVolume(image, bytes, length) || isTable(image))
                || is(bytes, length, SECTOR, "EFI PART")
                || is(bytes, length, 0, "LUKS\u00ba\u00be")
                || is(bytes, length, 32, "NXSB")
                || is(bytes, length, EXT, "H+\0\u0004")
                || is(bytes, length, EXT, "HX\0\u0005")
                || isExt(image, length);
    }

    private static boolean isVolume(ByteBuffer image, byte[] bytes, int length) {
        return is(bytes, length, 3, "NTFS    ")
                || is(bytes, length, 3, "EXFAT   ")
                || is(bytes, length, 3, "-FVE-FS-")
                || (is(bytes, length, 54, "FAT") || is(bytes, length, 82, "FAT32"))
                        && Integer.bitCount(Short.toUnsignedInt(image.getShort(11))) == 1
                        && Integer.bitCount(image.get(13) & 0xFF) == 1;
    }

    /** A table of partitions: each of its four lines is empty or names a place on the disk. */
    private static boolean isTable(ByteBuffer image) {
        int used = 0;
        for (int i = 0; i < 4; i++) {
            int at = TABLE + 16 * i;
            int status = image.get(at) & 0xFF;
            int type = image.get(at + 4) & 0xFF;
            long start = Integer.toUnsignedLong(image.getInt(at + 8));
            long count = Integer.toUnsignedLong(image.getInt(at + 12));
            if (status != 0 && status != 0x80) {
                return false;
            }
            if (type != 0 && (start == 0 || count == 0)) {
                return false;
            }
            used += type != 0 ? 1 : 0;
        }
        return used > 0;
    }

    private static boolean isExt(ByteBuffer image, int length) {
        return length >= 2 * EXT
                && image.getShort(EXT + 56) == (short) 0xEF53
                && image.getInt(EXT) > 0
                && image.getInt(EXT + 4) != 0
                && image.getInt(EXT + 24) >= 0
                && image.getInt(EXT + 24) <= 6
                && image.getInt(EXT + 32) > 0
                && Integer.toUnsignedLong(image.getInt(EXT + 76)) <= 1;
    }

    private static boolean is(byte[] bytes, int length, int at, String sign) {
        byte[] expected = sign.getBytes(StandardCharsets.ISO_8859_1);
        return at + expected.length <= length
                && java.util.Arrays.equals(bytes, at, at + expected.length, expected, 0, expected.length);
    }
}
