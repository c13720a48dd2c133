package org.lapwing.product.benchmarks;

import java.io.BufferedInputStream;
import java.io.BufferedOutputStream;
import java.io.DataInputStream;
import java.io.IOException;
import java.io.OutputStream;
import java.io.UncheckedIOException;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Iterator;
import java.util.List;
import java.util.Locale;
import java.util.concurrent.ForkJoinPool;
import java.util.concurrent.RecursiveTask;
import java.util.stream.Stream;
import org.lapwing.media.api.hash.Pdq256;
import org.lapwing.media.api.near.NearIndex;
import org.lapwing.media.api.near.NearIndexes;
import org.lapwing.media.near.SlotIndexes;

/**
 * The near search of the image as a plain program: files of hashes and of queries, 32 bytes each, how long to search and on how many
 * threads; with a fifth word the index is written to that file and mapped from it. Prints seconds of building or opening, queries a second, and how many were found.
 */
final class NearQueries {

    private static final int BYTES = 32;

    private NearQueries() {}

    public static void main(String[] words) throws IOException {
        List<Pdq256> queries = new ArrayList<>();
        read(Path.of(words[1])).forEachRemaining(queries::add);
        double least = Double.parseDouble(words[2]);
        Path among = Path.of(words[0]);
        if (words.length > 4) {
            write(among, Path.of(words[4]));
        }
        long begun = System.nanoTime();
        NearIndex index = words.length > 4
                ? new SlotIndexes().open(Pdq256.Family.FULL, stored(Path.of(words[4])))
                : new SlotIndexes().over(Pdq256.Family.FULL, () -> read(among));
        double built = since(begun);
        try (ForkJoinPool pool = new ForkJoinPool(Integer.parseInt(words[3]))) {
            long found = pool.invoke(new Pass(index, queries));
            for (long warming = System.nanoTime(); since(warming) < least; ) {
                pool.invoke(new Pass(index, queries));
            }
            long passes = 0;
            long searching = System.nanoTime();
            for (; since(searching) < least; passes++) {
                pool.invoke(new Pass(index, queries));
            }
            System.out.printf(Locale.ROOT, "%.3f %.1f %d%n", built, passes * queries.size() / since(searching), found);
        }
    }

    private static void write(Path among, Path index) throws IOException {
        try (OutputStream out = new BufferedOutputStream(Files.newOutputStream(index))) {
            new SlotIndexes().write(Pdq256.Family.FULL, () -> read(among), out);
        }
    }

    private static NearIndexes.Stored stored(Path index) {
        return new NearIndexes.Stored() {
            @Override
            public long size() {
                return index.toFile().length();
            }

            @Override
            public ByteBuffer map(long at, long bytes) throws IOException {
                try (FileChannel file = FileChannel.open(index)) {
                    return file.map(FileChannel.MapMode.READ_ONLY, at, bytes);
                }
            }
        };
    }

    private static double since(long nanos) {
        return (System.nanoTime() - nanos) / 1e9;
    }

    /** Read as they are asked for, so that only the index holds them. */
    private static Iterator<Pdq256> read(Path file) {
        try {
            DataInputStream in = new DataInputStream(new BufferedInputStream(Files.newInputStream(file), 1 << 16));
            return Stream.generate(() -> next(in))
                    .limit(Files.size(file) / BYTES)
                    .iterator();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static Pdq256 next(DataInputStream in) {
        try {
            return new Pdq256(Pdq256.Family.FULL, in.readLong(), in.readLong(), in.readLong(), in.readLong());
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** All queries once; halves of them go to other threads. */
    private static final class Pass extends RecursiveTask<Long> {

        private static final long serialVersionUID = 1;
        private static final int TOGETHER = 64;

        private final transient NearIndex index;
        private final transient List<Pdq256> queries;

        Pass(NearIndex index, List<Pdq256> queries) {
            this.index = index;
            this.queries = queries;
        }

        @Override
        protected Long compute() {
            if (queries.size() <= TOGETHER) {
                long found = 0;
                for (Pdq256 each : queries) {
                    found += index.within(each, NearIndex.USUAL_RADIUS).size();
                }
                return found;
            }
            int half = queries.size() / 2;
            Pass other = new Pass(index, queries.subList(half, queries.size()));
            other.fork();
            return new Pass(index, queries.subList(0, half)).compute() + other.join();
        }
    }
}
