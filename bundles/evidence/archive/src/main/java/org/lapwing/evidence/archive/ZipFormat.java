package org.lapwing.evidence.archive;

import java.io.FilterInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.nio.channels.SeekableByteChannel;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.Enumeration;
import java.util.zip.CRC32;
import org.apache.commons.compress.archivers.zip.ZipArchiveEntry;
import org.apache.commons.compress.archivers.zip.ZipFile;
import org.jspecify.annotations.Nullable;
import org.lapwing.platform.api.evidence.ItemState;
import org.lapwing.platform.api.language.Texts;
import org.lapwing.platform.api.reading.Container;
import org.lapwing.platform.api.reading.Entry;
import org.lapwing.platform.api.reading.EntrySink;

/**
 * Zip: by its table of contents, or, where that is missing or wrong, from beginning to end. Locators are {@code c}, the number in the
 * table, {@code @} and the place of its record; or {@code s}, the number from the beginning, {@code @} and the place of its header: so
 * that opening one of a million entries costs no more than opening one of ten.
 *
 * @param parts of a document that is a zip inside; null for a zip
 */
record ZipFormat(@Nullable DocumentParts parts, Texts texts) implements Format {

    /** Packed by programs of the 1980s, in archives of few entries. */
    private static final int SHRUNK = 1;

    private static final int IMPLODED = 6;
    private static final int MOST_OF_MANIFEST = 4 << 20;

    @Override
    public void walk(Container container, Allowance allowance, EntrySink sink)
            throws IOException, InterruptedException {
        try (SeekableByteChannel channel = container.channel()) {
            Window window = new Window(channel);
            ZipTable table = ZipTable.of(window);
            long records = table == null ? -1 : table.count(window);
            if (table != null && records >= 0) {
                byTable(container, window, table, records, allowance, sink);
            } else {
                fromBeginning(window, allowance, sink, table == null ? "archive.no.table" : "archive.table");
            }
        }
    }

    private void byTable(
            Container container, Window window, ZipTable table, long records, Allowance allowance, EntrySink sink)
            throws IOException, InterruptedException {
        Spans spans = new Spans();
        boolean locked = parts == DocumentParts.OPEN_DOCUMENT && locked(window, table);
        long at = table.from();
        for (long number = 0; number < records && !sink.cancelled(); number++) {
            ZipRecord record = table.record(window, at);
            if (record == null) {
                break;
            }
            at += record.length();
            if (record.folder() || parts != null && parts.own(record.label())) {
                continue;
            }
            if (!allowance.another()) {
                sink.containerProblem(allowance.tooMany());
                return;
            }
            long header = table.shift() + record.localAt();
            spans.add(header, header + record.length() - ZipRecord.CENTRAL_LENGTH + record.packed());
            String locator = "c" + number + "@" + record.at();
            if (locked) {
                sink.unread(locator, record.label(), ItemState.SEALED, texts.get("entry.encrypted"));
                continue;
            }
            long here = number;
            Entry.Bytes bytes = old(record)
                    ? () -> legacy(container, here)
                    : () -> new ZipBytes(texts).open(window, header, record);
            offer(sink, allowance, locator, record, bytes);
        }
        if (sink.cancelled()) {
            return;
        }
        if ((records & 0xFFFF) != (table.stated() & 0xFFFF)) {
            sink.containerProblem(texts.get("archive.count", table.stated(), records));
        }
        if (table.parted()) {
            sink.containerProblem(texts.get("archive.parted"));
        }
        if (spans.overlap()) {
            sink.containerProblem(texts.get("archive.overlap"));
        }
    }

    /** OpenDocument says in its manifest which parts are encrypted; then all that matter are. */
    private boolean locked(Window window, ZipTable table) throws IOException {
        long at = table.from();
        for (ZipRecord record; (record = table.record(window, at)) != null; at += record.length()) {
            if (record.label().equals(DocumentParts.MANIFEST) && !record.encrypted()) {
                try (InputStream in = new ZipBytes(texts).open(window, table.shift() + record.localAt(), record)) {
                    String manifest = new String(in.readNBytes(MOST_OF_MANIFEST), StandardCharsets.UTF_8);
                    return manifest.contains("encryption-data");
                } catch (IOException | RuntimeException e) {
                    return false;
                }
            }
        }
        return false;
    }

    private void fromBeginning(Window window, Allowance allowance, EntrySink sink, String why)
            throws IOException, InterruptedException {
        ZipScan scan = new ZipScan(window);
        long found = 0;
        ZipRecord record;
        for (long number = 0; !sink.cancelled() && (record = scan.next()) != null; number++) {
            if (record.folder() || parts != null && parts.own(record.label())) {
                continue;
            }
            if (!allowance.another()) {
                sink.containerProblem(allowance.tooMany());
                return;
            }
            found++;
            ZipRecord here = record;
            offer(sink, allowance, "s" + number + "@" + record.at(), record, () -> new ZipBytes(texts)
                    .open(window, here.at(), here));
        }
        if (!sink.cancelled()) {
            sink.containerProblem(texts.get(why, found));
        }
    }

    private void offer(EntrySink sink, Allowance allowance, String locator, ZipRecord record, Entry.Bytes bytes)
            throws InterruptedException {
        String label = record.label();
        if (record.encrypted()) {
            sink.unread(locator, label, ItemState.SEALED, texts.get("entry.encrypted"));
            return;
        }
        if (!ZipBytes.reads(record.method()) && !old(record)) {
            sink.unread(locator, label, ItemState.UNREADABLE, texts.get("entry.method", record.method()));
            return;
        }
        String refusal = allowance.refusal(record.packed(), record.size());
        if (refusal != null) {
            sink.unread(locator, label, ItemState.SEALED, refusal);
            return;
        }
        sink.entry(new Entry(
                locator,
                label,
                record.size(),
                record.modified(),
                () -> summed(allowance.counted(bytes.open(), record.packed()), record, label, sink)));
    }

    private InputStream summed(InputStream in, ZipRecord record, String label, EntrySink sink) {
        return record.sums()
                ? new Summed(in, record.crc(), () -> sink.containerProblem(texts.get("entry.checksum", label)))
                : in;
    }

    private static boolean old(ZipRecord record) {
        return record.method() == SHRUNK || record.method() == IMPLODED;
    }

    @Override
    public InputStream open(Container container, String locator) throws IOException {
        Places.Place place = Places.of(locator, "cs", texts);
        SeekableByteChannel channel = container.channel();
        try {
            Window window = new Window(channel);
            ZipTable table = place.kind() == 'c' ? ZipTable.of(window) : null;
            ZipRecord record = place.kind() == 'c' ? record(window, table, place) : scanned(window, place);
            if (record == null) {
                throw new IOException(texts.get("archive.entry.gone", container.name(), place.number()));
            }
            if (old(record)) {
                channel.close();
                return legacy(container, place.number());
            }
            long header = table == null ? record.at() : table.shift() + record.localAt();
            return new Owned(new ZipBytes(texts).open(window, header, record), channel, texts);
        } catch (IOException | RuntimeException e) {
            channel.close();
            throw e;
        }
    }

    private static @Nullable ZipRecord record(Window window, @Nullable ZipTable table, Places.Place place)
            throws IOException {
        return table == null ? null : table.record(window, place.at());
    }

    /** The size behind the bytes is looked for again, from the header on only. */
    private static @Nullable ZipRecord scanned(Window window, Places.Place place) throws IOException {
        ZipRecord found = ZipScan.at(window, place.at());
        return found == null ? null : new ZipScan(window).measured(found);
    }

    private InputStream legacy(Container container, long number) throws IOException {
        SeekableByteChannel channel = container.channel();
        try {
            ZipFile zip = ZipFile.builder()
                    .setSeekableByteChannel(channel)
                    .setIgnoreLocalFileHeader(true)
                    .get();
            Enumeration<ZipArchiveEntry> entries = zip.getEntries();
            for (long i = 0; entries.hasMoreElements(); i++) {
                ZipArchiveEntry entry = entries.nextElement();
                if (i == number) {
                    return new Owned(zip.getInputStream(entry), zip, texts);
                }
            }
            throw new IOException(texts.get("archive.entry.gone", container.name(), number));
        } catch (IOException | RuntimeException e) {
            channel.close();
            throw e;
        }
    }

    /** Where the bytes of entries lie. */
    private static final class Spans {

        private long[] starts = new long[64];
        private long[] ends = new long[64];
        private int used;

        void add(long start, long end) {
            if (used == starts.length) {
                starts = Arrays.copyOf(starts, used * 2);
                ends = Arrays.copyOf(ends, used * 2);
            }
            starts[used] = start;
            ends[used++] = end;
        }

        /** In order, each begins behind the end of the one before, unless two share bytes. */
        boolean overlap() {
            Arrays.sort(starts, 0, used);
            Arrays.sort(ends, 0, used);
            for (int i = 1; i < used; i++) {
                if (starts[i] < ends[i - 1]) {
                    return true;
                }
            }
            return false;
        }
    }

    /** Compares the checksum at the end; wrong bytes are evidence too, but are to be known as such. */
    private static final class Summed extends FilterInputStream {

        private final CRC32 sum = new CRC32();
        private final long stated;
        private final Runnable wrong;
        private boolean ended;

        Summed(InputStream in, long stated, Runnable wrong) {
            super(in);
            this.stated = stated;
            this.wrong = wrong;
        }

        @Override
        public int read() throws IOException {
            byte[] one = new byte[1];
            return read(one, 0, 1) < 0 ? -1 : one[0] & 0xFF;
        }

        @Override
        public int read(byte[] into, int offset, int length) throws IOException {
            int n = in.read(into, offset, length);
            if (n > 0) {
                sum.update(into, offset, n);
            } else if (n < 0 && !ended) {
                ended = true;
                if (sum.getValue() != stated) {
                    wrong.run();
                }
            }
            return n;
        }

        @Override
        public long skip(long n) throws IOException {
            return n <= 0 ? 0 : Math.max(0, read(new byte[(int) Math.min(n, 8192)]));
        }
    }
}
