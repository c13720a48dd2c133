package org.lapwing.evidence.archive;

import java.io.BufferedInputStream;
import java.io.Closeable;
import java.io.FilterInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.nio.channels.Channels;
import java.nio.channels.SeekableByteChannel;
import java.time.Instant;
import java.util.Enumeration;
import java.util.function.LongFunction;
import org.apache.commons.compress.archivers.zip.ZipArchiveEntry;
import org.apache.commons.compress.archivers.zip.ZipArchiveInputStream;
import org.apache.commons.compress.archivers.zip.ZipFile;
import org.jspecify.annotations.Nullable;
import org.lapwing.platform.api.evidence.ItemState;
import org.lapwing.platform.api.language.Texts;
import org.lapwing.platform.api.reading.Container;
import org.lapwing.platform.api.reading.Entry;
import org.lapwing.platform.api.reading.EntrySink;

/**
 * Zip: by its table of contents, or, where that is missing, too long or wrong, from beginning to end. Locators are {@code c} and the
 * number in the table, or {@code s} and the number from the beginning.
 */
record ZipFormat(Texts texts) implements Format {

    /** A table of contents beyond this is not held in memory. */
    private static final long MAX_TABLE = 200_000;

    @Override
    public void walk(Container container, Allowance allowance, EntrySink sink)
            throws IOException, InterruptedException {
        LongFunction<String> why;
        try (SeekableByteChannel channel = container.channel()) {
            long entries = ZipTable.entries(channel);
            if (entries >= 0 && entries <= MAX_TABLE) {
                try (ZipFile zip = open(channel)) {
                    byTable(zip, allowance, sink);
                    return;
                } catch (IOException e) {
                    String detail = String.valueOf(e.getMessage());
                    why = found -> texts.get("archive.table", detail, found);
                }
            } else if (entries > MAX_TABLE) {
                why = null;
            } else {
                why = found -> texts.get("archive.no.table", found);
            }
        }
        fromBeginning(container, allowance, sink, why);
    }

    private static ZipFile open(SeekableByteChannel channel) throws IOException {
        channel.position(0);
        return ZipFile.builder()
                .setSeekableByteChannel(channel)
                .setUseUnicodeExtraFields(true)
                .setIgnoreLocalFileHeader(true)
                .get();
    }

    private void byTable(ZipFile zip, Allowance allowance, EntrySink sink) throws InterruptedException {
        Enumeration<ZipArchiveEntry> entries = zip.getEntries();
        for (long number = 0; entries.hasMoreElements() && !sink.cancelled(); number++) {
            ZipArchiveEntry entry = entries.nextElement();
            if (entry.isDirectory()) {
                continue;
            }
            if (!allowance.another()) {
                sink.containerProblem(allowance.tooMany());
                return;
            }
            long packed = entry.getCompressedSize();
            offer(sink, allowance, "c" + number, entry, packed, () -> zip.getInputStream(entry));
        }
    }

    private void fromBeginning(
            Container container, Allowance allowance, EntrySink sink, @Nullable LongFunction<String> why)
            throws IOException, InterruptedException {
        long found = 0;
        LongFunction<String> broken = why;
        try (ZipArchiveInputStream zip = stream(container.channel())) {
            ZipArchiveEntry entry;
            for (long number = 0; !sink.cancelled() && (entry = zip.getNextEntry()) != null; number++) {
                ZipArchiveEntry here = entry;
                if (entry.isDirectory()) {
                    continue;
                }
                if (!allowance.another()) {
                    sink.containerProblem(allowance.tooMany());
                    return;
                }
                found++;
                if (!zip.canReadEntryData(entry)
                        && !entry.getGeneralPurposeBit().usesEncryption()) {
                    sink.unread("s" + number, label(entry), ItemState.UNREADABLE, unsupported(here));
                    continue;
                }
                offer(sink, allowance, "s" + number, entry, -1, () -> new Unclosed(zip));
            }
        } catch (IOException | IllegalArgumentException e) {
            String detail = String.valueOf(e.getMessage());
            broken = broken == null ? so -> texts.get("archive.breaks", detail, so) : broken;
        }
        if (broken != null && !sink.cancelled()) {
            sink.containerProblem(broken.apply(found));
        }
    }

    private void offer(
            EntrySink sink, Allowance allowance, String locator, ZipArchiveEntry entry, long packed, Entry.Bytes bytes)
            throws InterruptedException {
        String label = label(entry);
        if (entry.getGeneralPurposeBit().usesEncryption()) {
            sink.unread(locator, label, ItemState.UNREADABLE, texts.get("entry.encrypted"));
            return;
        }
        String refusal = allowance.refusal(packed, entry.getSize());
        if (refusal != null) {
            sink.unread(locator, label, ItemState.SEALED, refusal);
            return;
        }
        sink.entry(new Entry(
                locator, label, entry.getSize(), modified(entry), () -> allowance.counted(bytes.open(), packed)));
    }

    private String unsupported(ZipArchiveEntry entry) {
        return texts.get("entry.method", entry.getMethod());
    }

    private static String label(ZipArchiveEntry entry) {
        return Labels.of(entry.getRawName(), entry.getName());
    }

    private static @Nullable Instant modified(ZipArchiveEntry entry) {
        long time = entry.getTime();
        return time < 0 ? null : Instant.ofEpochMilli(time);
    }

    @Override
    public InputStream open(Container container, String locator) throws IOException {
        return locator.startsWith("c")
                ? openByTable(container, Format.number(locator, 'c', texts))
                : openFromBeginning(container, Format.number(locator, 's', texts));
    }

    private InputStream openByTable(Container container, long number) throws IOException {
        SeekableByteChannel channel = container.channel();
        try {
            ZipFile zip = open(channel);
            Enumeration<ZipArchiveEntry> entries = zip.getEntries();
            for (long i = 0; entries.hasMoreElements(); i++) {
                ZipArchiveEntry entry = entries.nextElement();
                if (i == number) {
                    return new Owned(zip.getInputStream(entry), zip);
                }
            }
            throw new IOException(texts.get("archive.entry.gone", container.name(), number));
        } catch (IOException e) {
            channel.close();
            throw e;
        }
    }

    private InputStream openFromBeginning(Container container, long number) throws IOException {
        ZipArchiveInputStream zip = stream(container.channel());
        try {
            for (long i = 0; zip.getNextEntry() != null; i++) {
                if (i == number) {
                    return zip;
                }
            }
            throw new IOException(texts.get("archive.entry.gone", container.name(), number));
        } catch (IOException e) {
            zip.close();
            throw e;
        }
    }

    private static ZipArchiveInputStream stream(SeekableByteChannel channel) {
        return new ZipArchiveInputStream(
                new BufferedInputStream(Channels.newInputStream(channel), 1 << 16), "UTF-8", true, true);
    }

    /** An entry in the stream of the archive, which goes on after it. */
    private static final class Unclosed extends FilterInputStream {

        Unclosed(InputStream in) {
            super(in);
        }

        @Override
        public void close() {
            // The archive is closed by its walk.
        }
    }

    /** An entry that closes its archive. */
    static final class Owned extends FilterInputStream {

        private final Closeable owner;

        Owned(InputStream in, Closeable owner) {
            super(in);
            this.owner = owner;
        }

        @Override
        public void close() throws IOException {
            try {
                super.close();
            } finally {
                owner.close();
            }
        }
    }
}
