package org.lapwing.evidence.archive;

import java.io.BufferedInputStream;
import java.io.FilterInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.nio.ByteBuffer;
import java.nio.channels.Channels;
import java.nio.channels.SeekableByteChannel;
import java.util.Arrays;
import org.apache.commons.compress.archivers.tar.TarArchiveEntry;
import org.apache.commons.compress.archivers.tar.TarArchiveInputStream;
import org.lapwing.platform.api.evidence.ItemState;
import org.lapwing.platform.api.language.Texts;
import org.lapwing.platform.api.reading.Container;
import org.lapwing.platform.api.reading.Entry;
import org.lapwing.platform.api.reading.EntrySink;

/**
 * Tar, from beginning to end. Locators are {@code t}, the number of the header, and {@code @} with the place of the bytes and
 * {@code +} with their number, so that one is opened without reading those before it; files with holes have the number alone.
 */
record TarFormat(Texts texts) implements Format {

    private static final int BLOCK = 512;

    @Override
    public void walk(Container container, Allowance allowance, EntrySink sink)
            throws IOException, InterruptedException {
        long found = 0;
        try (Counting bytes = new Counting(container.channel());
                TarArchiveInputStream tar = new TarArchiveInputStream(bytes, "UTF-8")) {
            TarArchiveEntry entry;
            for (long number = 0; !sink.cancelled() && (entry = tar.getNextEntry()) != null; number++) {
                if (entry.isDirectory()) {
                    continue;
                }
                if (!allowance.another()) {
                    sink.containerProblem(allowance.tooMany());
                    return;
                }
                found++;
                String locator = entry.isSparse() || !entry.isFile()
                        ? "t" + number
                        : "t" + number + "@" + bytes.count + "+" + entry.getSize();
                offer(sink, allowance, locator, entry, tar);
            }
            if (!sink.cancelled() && !ended(container)) {
                sink.containerProblem(texts.get("archive.breaks", texts.get("archive.no.end"), found));
            }
        } catch (IOException | RuntimeException e) {
            sink.containerProblem(texts.get("archive.breaks", Flaw.of(e, texts), found));
        }
    }

    /** A tar ends with blocks of zeros. */
    private static boolean ended(Container container) throws IOException {
        if (container.size() < BLOCK || container.size() % BLOCK != 0) {
            return false;
        }
        ByteBuffer last = ByteBuffer.allocate(BLOCK);
        try (SeekableByteChannel channel = container.channel()) {
            channel.position(container.size() - BLOCK);
            while (last.hasRemaining() && channel.read(last) >= 0) {
                // Until the block is whole.
                continue;
            }
        }
        return Arrays.equals(last.array(), new byte[BLOCK]);
    }

    private void offer(
            EntrySink sink, Allowance allowance, String locator, TarArchiveEntry entry, TarArchiveInputStream tar)
            throws InterruptedException {
        String label = Labels.of(null, entry.getName());
        if (entry.isSymbolicLink() || entry.isLink()) {
            sink.unread(
                    locator, label, ItemState.SEALED, texts.get("entry.link", Labels.of(null, entry.getLinkName())));
        } else if (!entry.isFile() || !tar.canReadEntryData(entry)) {
            sink.unread(locator, label, ItemState.SEALED, texts.get("entry.special"));
        } else {
            long size = entry.isSparse() ? entry.getRealSize() : entry.getSize();
            String refusal = allowance.refusal(-1, size);
            if (refusal != null) {
                sink.unread(locator, label, ItemState.SEALED, refusal);
                return;
            }
            sink.entry(new Entry(
                    locator,
                    label,
                    size,
                    entry.getLastModifiedTime().toInstant(),
                    () -> allowance.counted(new Unclosed(tar), -1)));
        }
    }

    @Override
    public InputStream open(Container container, String locator) throws IOException {
        Places.Place place = Places.of(locator, "t", texts);
        SeekableByteChannel channel = container.channel();
        if (place.at() >= 0 && place.length() >= 0) {
            long to = place.at() + Math.min(place.length(), Long.MAX_VALUE - place.at());
            return new Owned(Slice.of(channel, place.at(), to), channel, texts);
        }
        TarArchiveInputStream tar = new TarArchiveInputStream(new Counting(channel), "UTF-8");
        try {
            for (long i = 0; tar.getNextEntry() != null; i++) {
                if (i == place.number()) {
                    return new Owned(tar, tar, texts);
                }
            }
            throw new IOException(texts.get("archive.entry.gone", container.name(), place.number()));
        } catch (IOException | RuntimeException e) {
            tar.close();
            throw e;
        }
    }

    /** Knows how many bytes the archive's reader has taken. */
    private static final class Counting extends FilterInputStream {

        private long count;

        Counting(SeekableByteChannel channel) {
            super(new BufferedInputStream(Channels.newInputStream(channel), 1 << 16));
        }

        @Override
        public int read() throws IOException {
            int b = super.read();
            count += b < 0 ? 0 : 1;
            return b;
        }

        @Override
        public int read(byte[] into, int offset, int length) throws IOException {
            int n = super.read(into, offset, length);
            count += Math.max(0, n);
            return n;
        }

        @Override
        public long skip(long n) throws IOException {
            long skipped = super.skip(n);
            count += skipped;
            return skipped;
        }

        @Override
        public boolean markSupported() {
            return false;
        }
    }
}
