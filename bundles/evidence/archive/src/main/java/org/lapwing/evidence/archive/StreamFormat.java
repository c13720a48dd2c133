package org.lapwing.evidence.archive;

import java.io.BufferedInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.nio.channels.Channels;
import java.nio.channels.SeekableByteChannel;
import java.time.Instant;
import java.util.Date;
import org.apache.commons.compress.archivers.ArchiveEntry;
import org.apache.commons.compress.archivers.ArchiveInputStream;
import org.apache.commons.compress.archivers.ar.ArArchiveInputStream;
import org.apache.commons.compress.archivers.cpio.CpioArchiveEntry;
import org.apache.commons.compress.archivers.cpio.CpioArchiveInputStream;
import org.jspecify.annotations.Nullable;
import org.lapwing.platform.api.evidence.ItemState;
import org.lapwing.platform.api.language.Texts;
import org.lapwing.platform.api.reading.Container;
import org.lapwing.platform.api.reading.Entry;
import org.lapwing.platform.api.reading.EntrySink;

/** Small archives of systems, ar and cpio, from beginning to end; locators are {@code a} or {@code i} and the number of the entry. */
record StreamFormat(Kind kind, Texts texts) implements Format {

    enum Kind {
        AR('a'),
        CPIO('i');

        private final char letter;

        Kind(char letter) {
            this.letter = letter;
        }
    }

    @Override
    public void walk(Container container, Allowance allowance, EntrySink sink)
            throws IOException, InterruptedException {
        long found = 0;
        try (ArchiveInputStream<?> archive = stream(container.channel())) {
            ArchiveEntry entry;
            for (long number = 0; !sink.cancelled() && (entry = archive.getNextEntry()) != null; number++) {
                if (entry.isDirectory()) {
                    continue;
                }
                if (!allowance.another()) {
                    sink.containerProblem(allowance.tooMany());
                    return;
                }
                found++;
                offer(sink, allowance, kind.letter + Long.toString(number), entry, archive);
            }
        } catch (IOException | RuntimeException e) {
            sink.containerProblem(texts.get("archive.breaks", Flaw.of(e, texts), found));
        }
    }

    private void offer(
            EntrySink sink, Allowance allowance, String locator, ArchiveEntry entry, ArchiveInputStream<?> archive)
            throws InterruptedException {
        String label = Labels.of(null, entry.getName());
        if (entry instanceof CpioArchiveEntry cpio && !cpio.isRegularFile()) {
            sink.unread(locator, label, ItemState.SEALED, texts.get("entry.special"));
            return;
        }
        String refusal = allowance.refusal(-1, entry.getSize());
        if (refusal != null) {
            sink.unread(locator, label, ItemState.SEALED, refusal);
            return;
        }
        sink.entry(new Entry(
                locator, label, entry.getSize(), modified(entry), () -> allowance.counted(new Unclosed(archive), -1)));
    }

    private static @Nullable Instant modified(ArchiveEntry entry) {
        Date date = entry.getLastModifiedDate();
        return date == null ? null : date.toInstant();
    }

    @Override
    public InputStream open(Container container, String locator) throws IOException {
        long number = Places.of(locator, String.valueOf(kind.letter), texts).number();
        ArchiveInputStream<?> archive = stream(container.channel());
        try {
            for (long i = 0; archive.getNextEntry() != null; i++) {
                if (i == number) {
                    return new Owned(archive, archive, texts);
                }
            }
            throw new IOException(texts.get("archive.entry.gone", container.name(), number));
        } catch (IOException | RuntimeException e) {
            archive.close();
            throw e;
        }
    }

    private ArchiveInputStream<?> stream(SeekableByteChannel channel) {
        InputStream in = new BufferedInputStream(Channels.newInputStream(channel), 1 << 16);
        return kind == Kind.AR ? new ArArchiveInputStream(in) : new CpioArchiveInputStream(in, "UTF-8");
    }
}
