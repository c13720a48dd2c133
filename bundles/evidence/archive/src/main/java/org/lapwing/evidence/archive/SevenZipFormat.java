package org.lapwing.evidence.archive;

import java.io.IOException;
import java.io.InputStream;
import java.nio.channels.SeekableByteChannel;
import org.apache.commons.compress.MemoryLimitException;
import org.apache.commons.compress.PasswordRequiredException;
import org.apache.commons.compress.archivers.sevenz.SevenZArchiveEntry;
import org.apache.commons.compress.archivers.sevenz.SevenZFile;
import org.lapwing.platform.api.evidence.ItemState;
import org.lapwing.platform.api.language.Texts;
import org.lapwing.platform.api.reading.BoundExceeded;
import org.lapwing.platform.api.reading.Container;
import org.lapwing.platform.api.reading.Entry;
import org.lapwing.platform.api.reading.EntrySink;

/** 7z; locators are {@code z} and the number of the entry. */
record SevenZipFormat(Texts texts) implements Format {

    @Override
    public void walk(Container container, Allowance allowance, EntrySink sink)
            throws IOException, InterruptedException {
        try (SeekableByteChannel channel = container.channel();
                SevenZFile archive = open(channel)) {
            long number = 0;
            for (SevenZArchiveEntry entry : archive.getEntries()) {
                if (sink.cancelled()) {
                    return;
                }
                String locator = "z" + number++;
                if (entry.isDirectory() || entry.isAntiItem()) {
                    continue;
                }
                if (!allowance.another()) {
                    sink.containerProblem(allowance.tooMany());
                    return;
                }
                String label = Labels.of(null, entry.getName());
                String refusal = allowance.refusal(-1, entry.getSize());
                if (refusal != null) {
                    sink.unread(locator, label, ItemState.SEALED, refusal);
                    continue;
                }
                sink.entry(new Entry(
                        locator,
                        label,
                        entry.getSize(),
                        entry.getHasLastModifiedDate()
                                ? entry.getLastModifiedTime().toInstant()
                                : null,
                        () -> allowance.counted(content(archive, entry), -1)));
            }
        } catch (PasswordRequiredException e) {
            // Even the names are closed: one entry stands for all, so that it is counted.
            sink.unread("z", texts.get("archive.encrypted.name"), ItemState.SEALED, texts.get("archive.encrypted"));
        } catch (MemoryLimitException e) {
            throw Unpacking.tooMuchMemory(texts);
        }
    }

    @Override
    public InputStream open(Container container, String locator) throws IOException {
        long number = Places.of(locator, "z", texts).number();
        SeekableByteChannel channel = container.channel();
        try {
            SevenZFile archive = open(channel);
            long i = 0;
            for (SevenZArchiveEntry entry : archive.getEntries()) {
                if (i++ == number) {
                    return new Owned(content(archive, entry), archive, texts);
                }
            }
            throw new IOException(texts.get("archive.entry.gone", container.name(), number));
        } catch (IOException | RuntimeException e) {
            channel.close();
            throw e;
        }
    }

    private InputStream content(SevenZFile archive, SevenZArchiveEntry entry) throws IOException {
        try {
            return archive.getInputStream(entry);
        } catch (PasswordRequiredException e) {
            throw new BoundExceeded(texts.get("entry.encrypted"));
        } catch (MemoryLimitException e) {
            throw Unpacking.tooMuchMemory(texts);
        }
    }

    private static SevenZFile open(SeekableByteChannel channel) throws IOException {
        return SevenZFile.builder()
                .setSeekableByteChannel(channel)
                .setMaxMemoryLimitKiB(Unpacking.MEMORY_KIB)
                .get();
    }
}
