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

/** Tar, from beginning to end. Locators are {@code t} and the number of the header. */
record TarFormat(Texts texts) implements Format {

    private static final int BLOCK = 512;

    @Override
    public void walk(Container container, Allowance allowance, EntrySink sink)
            throws IOException, InterruptedException {
        long found = 0;
        try (TarArchiveInputStream tar = stream(container.channel())) {
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
                offer(sink, allowance, "t" + number, entry, tar);
            }
            if (!sink.cancelled() && !ended(container)) {
                throw new IOException(texts.get("archive.no.end"));
            }
        } catch (IOException | IllegalArgumentException e) {
            sink.containerProblem(texts.get("archive.breaks", String.valueOf(e.getMessage()), found));
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
            String refusal = allowance.refusal(-1, entry.getSize());
            if (refusal != null) {
                sink.unread(locator, label, ItemState.SEALED, refusal);
                return;
            }
            sink.entry(new Entry(
                    locator,
                    label,
                    entry.getSize(),
                    entry.getLastModifiedTime().toInstant(),
                    () -> allowance.counted(new Unclosed(tar), -1)));
        }
    }

    @Override
    public InputStream open(Container container, String locator) throws IOException {
        long number = Format.number(locator, 't', texts);
        TarArchiveInputStream tar = stream(container.channel());
        try {
            for (long i = 0; tar.getNextEntry() != null; i++) {
                if (i == number) {
                    return tar;
                }
            }
            throw new IOException(texts.get("archive.entry.gone", container.name(), number));
        } catch (IOException e) {
            tar.close();
            throw e;
        }
    }

    private static TarArchiveInputStream stream(SeekableByteChannel channel) {
        return new TarArchiveInputStream(new BufferedInputStream(Channels.newInputStream(channel), 1 << 16), "UTF-8");
    }

    private static final class Unclosed extends FilterInputStream {

        Unclosed(InputStream in) {
            super(in);
        }

        @Override
        public void close() {
            // The archive is closed by its walk.
        }
    }
}
