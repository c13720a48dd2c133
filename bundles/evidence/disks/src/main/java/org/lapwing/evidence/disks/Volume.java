package org.lapwing.evidence.disks;

import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * A file system on the disk.
 *
 * @param start first sector on the disk
 * @param block of the volume in an APFS container; null for other file systems
 * @param folder what its paths begin with, empty where the disk is one file system
 * @param type in the Sleuth Kit's word, empty where it was not asked
 */
record Volume(long start, @Nullable String block, String folder, String type) {

    /** Of {@link #start}. */
    static final int SECTOR = 512;

    /** How the Sleuth Kit is told of it. */
    List<String> options(Image image) {
        List<String> options = new ArrayList<>(image.options());
        options.add("-o");
        options.add(Long.toString(start));
        if (block != null) {
            options.addAll(List.of("-P", "apfs", "-B", block));
        }
        return options;
    }

    /** {@code 2048} or {@code 2048@71}. */
    String name() {
        return block == null ? Long.toString(start) : start + "@" + block;
    }

    static Volume named(String name) {
        int at = name.indexOf('@');
        return at < 0
                ? new Volume(Long.parseLong(name), null, "", "")
                : new Volume(Long.parseLong(name.substring(0, at)), name.substring(at + 1), "", "");
    }
}
