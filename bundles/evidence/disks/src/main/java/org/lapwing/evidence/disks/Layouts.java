package org.lapwing.evidence.disks;

import java.io.IOException;
import java.io.InputStream;
import java.util.Arrays;
import org.jspecify.annotations.Nullable;
import org.lapwing.evidence.disks.forms.Disk;

/**
 * Where the files of one file system are, so that they are read without a program for each. The first ones are read both ways: a file
 * system of which what is read here is not what {@code icat} prints is left to that program altogether.
 */
final class Layouts implements AutoCloseable {

    private static final int COMPARED = 2;
    private static final int COMPARED_UP_TO = 1 << 20;

    private final Tools tools;
    private final Image image;
    private final @Nullable Disk disk;
    private final Volume volume;
    private final long start;
    private final @Nullable Mft mft;
    private @Nullable Fiwalk fiwalk;
    private boolean trusted = true;
    private int compared;

    Layouts(Tools tools, Image image, @Nullable Disk disk, Volume volume) throws InterruptedException {
        this.tools = tools;
        this.image = image;
        this.disk = disk;
        this.volume = volume;
        this.start = volume.start() * Volume.SECTOR;
        this.mft = disk != null && volume.type().equals("ntfs") ? Mft.at(disk, start) : null;
        this.fiwalk = disk != null && mft == null && volume.block() == null ? Fiwalk.of(tools, image) : null;
    }

    /** Null where it cannot be said. */
    @Nullable
    Layout of(Listed file) throws IOException {
        if (disk == null || !trusted) {
            return null;
        }
        if (file.size() == 0) {
            return new Layout.Runs(new long[0], 0);
        }
        Layout found = mft != null ? mft.of(file.address(), file.size()) : byFiwalk(file);
        if (found != null && compared < COMPARED && file.size() <= COMPARED_UP_TO && !file.deleted()) {
            compared++;
            trusted = isWhatIcatPrints(found, disk, file);
        }
        return trusted ? found : null;
    }

    /** Whether what was compared was the same. */
    boolean trusted() {
        return trusted;
    }

    private @Nullable Layout byFiwalk(Listed file) throws IOException {
        return fiwalk == null || !file.address().matches("\\d{1,18}")
                ? null
                : fiwalk.of(start, Long.parseLong(file.address()), file.size());
    }

    private boolean isWhatIcatPrints(Layout layout, Disk of, Listed file) {
        try (InputStream printed = FileBytes.of(tools, image, volume, file.address(), false);
                InputStream read = layout.open(of)) {
            return Arrays.equals(printed.readNBytes(2 * COMPARED_UP_TO), read.readNBytes(2 * COMPARED_UP_TO));
        } catch (IOException e) {
            System.getLogger(Layouts.class.getName())
                    .log(System.Logger.Level.DEBUG, "The files of an image are read one by one", e);
            return false;
        }
    }

    @Override
    public void close() {
        if (fiwalk != null) {
            fiwalk.close();
        }
    }
}
