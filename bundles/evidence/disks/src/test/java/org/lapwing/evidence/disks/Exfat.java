package org.lapwing.evidence.disks;

import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.charset.StandardCharsets;

/** Writes files into the top of an empty exFAT file system, as Microsoft's specification of it says. */
final class Exfat {

    private final ByteBuffer disk;
    private final int heap;
    private final int cluster;
    private final int root;

    Exfat(byte[] image) {
        disk = ByteBuffer.wrap(image).order(ByteOrder.LITTLE_ENDIAN);
        int sector = 1 << disk.get(108);
        cluster = sector << disk.get(109);
        heap = disk.getInt(88) * sector;
        root = at(disk.getInt(96));
    }

    private int at(int number) {
        return heap + (number - 2) * cluster;
    }

    void write(String name, byte[] bytes, int firstCluster, boolean deleted) {
        disk.put(at(firstCluster), bytes);
        int clusters = (bytes.length + cluster - 1) / cluster;
        for (int i = 0; i < clusters && !deleted; i++) {
            int bit = firstCluster - 2 + i;
            int place = bitmap() + bit / 8;
            disk.put(place, (byte) (disk.get(place) | 1 << bit % 8));
        }
        ByteBuffer set = ByteBuffer.allocate(96).order(ByteOrder.LITTLE_ENDIAN);
        set.put(0, (byte) 0x85).put(1, (byte) 2).putShort(4, (short) 0x20);
        // 2024-01-02 03:04:06, in UTC
        int time = (2024 - 1980) << 25 | 1 << 21 | 2 << 16 | 3 << 11 | 4 << 5 | 3;
        set.putInt(8, time).putInt(12, time).putInt(16, time);
        set.put(22, (byte) 0x80).put(23, (byte) 0x80).put(24, (byte) 0x80);
        set.put(32, (byte) 0xC0).put(33, (byte) 3).put(35, (byte) name.length());
        set.putShort(36, (short) hash(name));
        set.putLong(40, bytes.length).putInt(52, firstCluster).putLong(56, bytes.length);
        set.put(64, (byte) 0xC1).put(66, name.getBytes(StandardCharsets.UTF_16LE));
        set.putShort(2, (short) checksum(set.array()));
        if (deleted) {
            for (int i = 0; i < 96; i += 32) {
                set.put(i, (byte) (set.get(i) & 0x7F));
            }
        }
        int free = root;
        while (disk.get(free) != 0) {
            free += 32;
        }
        disk.put(free, set.array());
    }

    private int bitmap() {
        for (int entry = root; disk.get(entry) != 0; entry += 32) {
            if ((disk.get(entry) & 0xFF) == 0x81) {
                return at(disk.getInt(entry + 20));
            }
        }
        throw new IllegalStateException("No bitmap");
    }

    private static int checksum(byte[] set) {
        int sum = 0;
        for (int i = 0; i < set.length; i++) {
            if (i != 2 && i != 3) {
                sum = ((sum & 1) << 15 | sum >> 1) + (set[i] & 0xFF) & 0xFFFF;
            }
        }
        return sum;
    }

    private static int hash(String name) {
        int hash = 0;
        for (byte b : name.toUpperCase(java.util.Locale.ROOT).getBytes(StandardCharsets.UTF_16LE)) {
            hash = ((hash & 1) << 15 | hash >> 1) + (b & 0xFF) & 0xFFFF;
        }
        return hash;
    }
}
