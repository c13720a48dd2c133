package org.lapwing.evidence.disks;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import org.lapwing.evidence.disks.forms.Disk;

/** How large the clusters of FAT and exFAT are: of a deleted file these keep only where it began. */
final class Clusters {

    private Clusters() {}

    /** Bytes of a deleted file that are no guess. */
    static long known(Disk disk, Volume volume) {
        boolean exfat = volume.type().equals("exfat");
        if (!exfat && !volume.type().startsWith("fat")) {
            return Long.MAX_VALUE;
        }
        byte[] boot = new byte[512];
        try {
            disk.read(volume.start() * Volume.SECTOR, boot, 0, boot.length);
        } catch (IOException e) {
            return 0;
        }
        ByteBuffer read = ByteBuffer.wrap(boot).order(ByteOrder.LITTLE_ENDIAN);
        return exfat
                ? 1L << Math.clamp(read.get(108), 0, 12) + Math.clamp(read.get(109), 0, 25)
                : (long) Short.toUnsignedInt(read.getShort(11)) * (read.get(13) & 0xFF);
    }
}
