package org.lapwing.evidence.disks;

import java.io.IOException;
import java.nio.file.Path;
import org.jspecify.annotations.Nullable;
import org.lapwing.evidence.disks.forms.Disk;
import org.lapwing.evidence.disks.forms.Disks;
import org.lapwing.evidence.disks.forms.Refused;
import org.lapwing.platform.api.reading.Container;

/**
 * An image as it is read: by the programs, and beside them here.
 *
 * @param image for the programs
 * @param disk the same bytes; null where its form is read by the programs alone
 * @param copy in memory, where the programs do not know the form
 */
record Opened(Image image, @Nullable Disk disk, Copies.@Nullable Copy copy) implements AutoCloseable {

    static Opened of(Tools tools, Copies copies, Container container, Path path, ImageKind kind)
            throws IOException, InterruptedException {
        Disk disk = null;
        IOException damaged = null;
        try {
            disk = Disks.open(kind.form(), path, tools.texts());
        } catch (Refused e) {
            throw e;
        } catch (IOException e) {
            damaged = e;
        }
        String option = kind.option();
        // Whether it knows VHDX is a matter of its version.
        boolean known = option != null && (disk == null || !kind.form().equals("vhdx") || tools.open(path, option));
        if (known && option != null) {
            return new Opened(new Image(path, option), disk, null);
        }
        if (disk == null) {
            throw damaged == null ? new IOException(tools.texts().get("image.kind", kind.shown())) : damaged;
        }
        try {
            Copies.Copy copy = copies.borrow(container, path, disk);
            return new Opened(new Image(copy.path(), "raw"), disk, copy);
        } catch (IOException | RuntimeException e) {
            disk.close();
            throw e;
        }
    }

    /** What its reader should know of the image; empty where there is nothing. */
    String note() {
        return disk == null ? "" : disk.note();
    }

    /** The disk, if it is as large as the programs say. */
    @Nullable
    Disk disk(long size) {
        return disk != null && disk.size() == size ? disk : null;
    }

    @Override
    public void close() throws IOException {
        if (copy != null) {
            copy.close();
        }
        if (disk != null) {
            disk.close();
        }
    }
}
