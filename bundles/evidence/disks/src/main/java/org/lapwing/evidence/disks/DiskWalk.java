package org.lapwing.evidence.disks;

import java.io.FilterInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.atomic.AtomicLong;
import org.jspecify.annotations.Nullable;
import org.lapwing.evidence.disks.forms.Disk;
import org.lapwing.platform.api.evidence.ItemState;
import org.lapwing.platform.api.language.Texts;
import org.lapwing.platform.api.reading.BoundExceeded;
import org.lapwing.platform.api.reading.Entry;
import org.lapwing.platform.api.reading.EntrySink;
import org.lapwing.platform.api.reading.ReadingBounds;
import org.lapwing.platform.api.tools.ToolRunner;

/** One walk through the files of a disk. */
final class DiskWalk {

    /** Files cannot be more than this allows: no file system keeps a file in less than its record. */
    private static final long LEAST_RECORD = 128;

    private static final String DELETED = "(deleted)/";

    private final Tools tools;
    private final Image image;
    private final @Nullable Disk disk;
    private final EntrySink sink;
    private final Texts texts;
    private final long size;
    private final long mostEntries;
    private final long mostBytes;
    private final AtomicLong bytes = new AtomicLong();
    private long entries;

    /** @param disk to read files from without a program for each; null where that cannot be */
    DiskWalk(Tools tools, Image image, @Nullable Disk disk, long size, ReadingBounds bounds, EntrySink sink) {
        this.tools = tools;
        this.image = image;
        this.disk = disk;
        this.sink = sink;
        this.texts = tools.texts();
        this.size = size;
        this.mostEntries = Math.max(bounds.maxEntries(), size / LEAST_RECORD);
        // Files that are partly holes, or have other names, may together be more than the disk, but not much.
        this.mostBytes = Math.max(bounds.maxExpandedBytes(), 4 * size);
    }

    void go() throws IOException, InterruptedException {
        Volumes.Found found = new Volumes(tools, texts).on(image);
        for (var unread : found.unread().entrySet()) {
            Volumes.Partition partition = unread.getKey();
            sink.unread(
                    Long.toString(partition.start()),
                    "partition-" + partition.number() + " (" + partition.description() + ")",
                    ItemState.UNREADABLE,
                    texts.get("volume.unread", unread.getValue()));
        }
        for (Volume volume : found.volumes()) {
            if (!sink.cancelled()) {
                volume(volume);
            }
        }
    }

    private void volume(Volume volume) throws IOException, InterruptedException {
        VolumeFiles files = new VolumeFiles(volume, new Taken());
        try (Layouts layouts = new Layouts(tools, image, disk, volume)) {
            list(files, layouts, false);
            files.trusted = layouts.trusted();
        }
        if (files.deleted == 0 || sink.cancelled() || files.cut) {
            return;
        }
        // Afterwards, when it is known which places belong to files that are there.
        files.taken.finish();
        try (Layouts layouts = new Layouts(tools, image, files.trusted ? disk : null, volume)) {
            list(files, layouts, true);
        }
    }

    /** What is known of the files of one file system while they are listed. */
    private static final class VolumeFiles {
        private final Volume volume;
        private final Taken taken;
        private long deleted;
        private long unclear;
        private boolean cut;
        private boolean trusted;

        VolumeFiles(Volume volume, Taken taken) {
            this.volume = volume;
            this.taken = taken;
        }
    }

    private void list(VolumeFiles files, Layouts layouts, boolean deleted) throws IOException, InterruptedException {
        Volume volume = files.volume;
        List<String> arguments = new ArrayList<>(List.of("-r", "-p", "-l", "-z", "UTC"));
        arguments.addAll(volume.options(image));
        arguments.add(image.path().toString());
        try (ToolRunner.Running running = tools.stream("fls", arguments);
                Ahead ahead = new Ahead((file, open, doubt) -> hand(volume, file, open, doubt))) {
            Tools.Lines lines = new Tools.Lines(running.output());
            for (String line = lines.next(); line != null && !sink.cancelled(); line = lines.next()) {
                if (entries > mostEntries) {
                    files.cut = true;
                    sink.containerProblem(texts.get("too.many", mostEntries));
                    return;
                }
                line(files, layouts, line, deleted, ahead);
            }
            if (sink.cancelled()) {
                return;
            }
            ahead.finish();
            String problem = running.problem();
            if (problem != null && !deleted) {
                sink.containerProblem(texts.get("volume.damaged", volume.folder(), problem));
            }
        }
        if (files.unclear > 0 && !deleted) {
            sink.containerProblem(texts.get("lines", volume.folder(), files.unclear));
        }
    }

    private void line(VolumeFiles files, Layouts layouts, String line, boolean deleted, Ahead ahead)
            throws IOException, InterruptedException {
        Listed file = Listed.of(line);
        if (file == null) {
            files.unclear++;
            return;
        }
        if (file.kind() == 'd' || file.isMade()) {
            return;
        }
        if (file.deleted() != deleted) {
            files.deleted += deleted ? 0 : 1;
            return;
        }
        entries++;
        String closed = closed(file);
        if (closed == null) {
            open(files, layouts, file, ahead);
        } else {
            ahead.finish();
            ItemState state = file.reused() || file.address().equals("0") ? ItemState.UNREADABLE : ItemState.SEALED;
            sink.unread(locator(files.volume, file), path(files.volume, file), state, closed);
        }
    }

    private void open(VolumeFiles files, Layouts layouts, Listed file, Ahead ahead)
            throws IOException, InterruptedException {
        Layout layout = layouts.of(file);
        String doubt = null;
        if (file.deleted()) {
            long known = disk == null ? 0 : Clusters.known(disk, files.volume);
            doubt = files.taken.doubt(layout, file.size(), known, texts);
        } else {
            files.taken.add(layout);
        }
        Disk from = disk;
        if (layout != null && from != null) {
            ahead.next(file, () -> counted(layout.open(from)), doubt);
        } else {
            ahead.add(
                    file,
                    () -> counted(FileBytes.of(tools, image, files.volume, file.address(), file.deleted())),
                    doubt);
        }
    }

    /** Why a file is not opened, null where it is. */
    private @Nullable String closed(Listed file) {
        if (file.reused()) {
            return texts.get("file.reused");
        }
        if (file.address().equals("0")) {
            return texts.get("file.gone");
        }
        if (file.kind() != 'r' && file.kind() != '-') {
            return file.kind() == 'l' ? texts.get("file.link") : texts.get("file.special");
        }
        if (file.path().endsWith("$BadClus:$Bad")) {
            return texts.get("file.bad.clusters");
        }
        return file.size() > size ? texts.get("file.large", file.size(), size) : null;
    }

    private void hand(Volume volume, Listed file, Entry.Bytes open, @Nullable String doubt)
            throws InterruptedException {
        sink.entry(new Entry(locator(volume, file), path(volume, file), file.size(), file.modified(), open, doubt));
    }

    /** {@code 2048/36-128-1/folder/name}; a deleted file has {@code *} before its address. */
    private static String locator(Volume volume, Listed file) {
        return volume.name() + "/" + (file.deleted() ? "*" : "") + file.address() + "/" + Labels.of(file.path());
    }

    private static String path(Volume volume, Listed file) {
        return volume.folder() + (file.deleted() ? DELETED : "") + Labels.of(file.path());
    }

    private InputStream counted(InputStream in) {
        return new FilterInputStream(in) {
            @Override
            public int read(byte[] into, int offset, int length) throws IOException {
                int n = in.read(into, offset, length);
                if (n > 0 && bytes.addAndGet(n) > mostBytes) {
                    throw new BoundExceeded(texts.get("too.large", mostBytes));
                }
                return n;
            }
        };
    }
}
