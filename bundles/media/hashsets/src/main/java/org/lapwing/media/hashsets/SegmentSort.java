package org.lapwing.media.hashsets;

import java.io.BufferedInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.PriorityQueue;

/** Sorts any number of hashes of one algorithm into a segment: what does not fit in memory waits in sorted runs beside it. */
final class SegmentSort implements AutoCloseable {

    private static final int MEMORY = 16 << 20;

    private final Algorithm algorithm;
    private final Path folder;
    private final int length;
    private final Records records;
    private final List<Run> runs = new ArrayList<>();
    private long count;

    SegmentSort(Algorithm algorithm, Path folder) {
        this(algorithm, folder, MEMORY);
    }

    SegmentSort(Algorithm algorithm, Path folder, int memory) {
        this.algorithm = algorithm;
        this.folder = folder;
        this.length = algorithm.bytes() + 4;
        this.records = new Records(length, memory / length);
    }

    void add(byte[] key, int at, int label) throws IOException {
        if (records.full()) {
            spill();
        }
        records.add(key, at, label);
        count++;
    }

    boolean isEmpty() {
        return count == 0;
    }

    private void spill() throws IOException {
        records.sort();
        Path file = folder.resolve(algorithm.id() + "." + runs.size() + ".run");
        try (OutputStream out = Files.newOutputStream(file)) {
            out.write(records.bytes(), 0, records.count() * length);
        }
        runs.add(new Run(file, length));
        records.clear();
    }

    void write(Path segment) throws IOException {
        try (SegmentWriter out = new SegmentWriter(segment, algorithm.bytes(), count)) {
            if (runs.isEmpty()) {
                records.sort();
                for (int i = 0; i < records.count(); i++) {
                    out.add(records.bytes(), i * length);
                }
            } else {
                spill();
                merge(out);
            }
            out.finish();
        }
    }

    private void merge(SegmentWriter out) throws IOException {
        PriorityQueue<Run> queue = new PriorityQueue<>();
        for (Run run : runs) {
            if (run.advance()) {
                queue.add(run);
            }
        }
        for (Run first = queue.poll(); first != null; first = queue.poll()) {
            out.add(first.record, 0);
            if (first.advance()) {
                queue.add(first);
            }
        }
    }

    @Override
    public void close() throws IOException {
        for (Run run : runs) {
            run.close();
        }
    }

    /** One sorted run. */
    private static final class Run implements Comparable<Run>, AutoCloseable {

        private final Path file;
        private final byte[] record;
        private InputStream in = InputStream.nullInputStream();
        private boolean opened;

        Run(Path file, int length) {
            this.file = file;
            this.record = new byte[length];
        }

        boolean advance() throws IOException {
            if (!opened) {
                in = new BufferedInputStream(Files.newInputStream(file), 1 << 17);
                opened = true;
            }
            return in.readNBytes(record, 0, record.length) == record.length;
        }

        @Override
        public int compareTo(Run other) {
            return Arrays.compareUnsigned(record, other.record);
        }

        @Override
        public void close() throws IOException {
            in.close();
            Files.deleteIfExists(file);
        }
    }
}
