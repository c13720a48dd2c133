package org.lapwing.evidence.disks.forms;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;

/** Opens a disk in one of the forms of VMDK: one growing file, one that was streamed, or a text beside its pieces. */
final class VmdkDisk {

    private static final int MOST_TEXT = 4 << 20;

    private VmdkDisk() {}

    static Disk open(Source file, Path path) throws IOException {
        if (file.size() >= 512 && file.little(0, 4).getInt() == VmdkGrains.MAGIC) {
            VmdkText text = VmdkText.of(VmdkGrains.text(file));
            refuseChild(text, file);
            text.refuseElsewhere(path, file.texts());
            if (text.pieces().size() > 1) {
                throw new IOException(file.texts().get("form.feature", "VMDK", "SPARSE"));
            }
            return VmdkGrains.open(file);
        }
        if (file.size() > MOST_TEXT) {
            throw new Refused(file.texts().get("form.damaged", file.texts().get("form.part.table")));
        }
        byte[] bytes = file.big(0, (int) file.size()).array();
        String all = new String(bytes, StandardCharsets.UTF_8);
        file.require(all.startsWith("# Disk DescriptorFile"), "head");
        VmdkText text = VmdkText.of(all);
        refuseChild(text, file);
        Disk disk = text.beside(path, file.texts());
        file.close();
        return disk;
    }

    private static void refuseChild(VmdkText text, Source file) throws Refused {
        if (text.child()) {
            throw new Refused(file.texts().get("form.parent", "VMDK"));
        }
    }
}
