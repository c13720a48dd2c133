package org.lapwing.media.hashsets;

import java.io.BufferedOutputStream;
import java.io.IOException;
import java.io.OutputStream;
import java.nio.ByteBuffer;
import java.nio.channels.Channels;
import java.nio.channels.FileChannel;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.zip.CRC32C;
import java.util.zip.CheckedOutputStream;
import org.lapwing.media.api.hash.Pdq256;
import org.lapwing.media.api.near.NearIndex;
import org.lapwing.media.api.near.NearIndexes;

/** The near index of one segment, made when it was imported: mapped into memory, by many processes at once. */
final class SavedIndex implements NearIndexes.Stored {

    /** For fewer hashes an index is made faster than a file is read. */
    static final long FROM = 20_000;

    private static final int END = 8;
    private static final long PART = 1L << 30;

    private final Path file;
    private final long size;

    private SavedIndex(Path file, long size) {
        this.file = file;
        this.size = size;
    }

    static boolean worthwhile(Algorithm algorithm, long count) {
        return !algorithm.isExact() && count >= FROM && count <= NearIndexes.MOST_WRITTEN;
    }

    static Path file(Path folder, String id, Algorithm algorithm) {
        return folder.resolve(id + "." + algorithm.id() + ".near");
    }

    /** Writes the index, and the sum of its bytes behind it. */
    static void write(Path file, NearIndexes engine, Pdq256.Family family, Segment segment) throws IOException {
        try (FileChannel channel = FileChannel.open(file, StandardOpenOption.CREATE_NEW, StandardOpenOption.WRITE)) {
            CheckedOutputStream out = new CheckedOutputStream(Channels.newOutputStream(channel), new CRC32C());
            OutputStream gathered = new BufferedOutputStream(out, 1 << 18);
            engine.write(family, () -> NearLists.hashes(segment, family).iterator(), gathered);
            gathered.flush();
            channel.write(ByteBuffer.allocate(END)
                    .putLong(out.getChecksum().getValue())
                    .flip());
            channel.force(false);
        }
    }

    /** @throws IOException in a part of a sentence: what is wrong with the file */
    static SavedIndex open(Path file) throws IOException {
        try (FileChannel channel = FileChannel.open(file)) {
            if (channel.size() < END) {
                throw new IOException("its index is cut off");
            }
            return new SavedIndex(file, channel.size() - END);
        }
    }

    @Override
    public long size() {
        return size;
    }

    @Override
    public ByteBuffer map(long at, long bytes) throws IOException {
        try (FileChannel channel = FileChannel.open(file)) {
            return channel.map(FileChannel.MapMode.READ_ONLY, at, bytes);
        }
    }

    /** @throws IOException in a part of a sentence, where a byte is not the one that was written */
    void check() throws IOException {
        CRC32C sum = new CRC32C();
        for (long at = 0; at < size; at += PART) {
            sum.update(map(at, Math.min(PART, size - at)));
        }
        if (map(size, END).getLong() != sum.getValue()) {
            throw new IOException("bytes in its index were changed");
        }
    }

    /** @throws IOException in a part of a sentence, where another engine wrote it */
    NearIndex index(NearIndexes engine, Pdq256.Family family) throws IOException {
        return engine.open(family, this);
    }
}
