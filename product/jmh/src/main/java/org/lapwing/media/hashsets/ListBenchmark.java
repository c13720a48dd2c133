package org.lapwing.media.hashsets;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.SplittableRandom;
import java.util.concurrent.TimeUnit;
import org.openjdk.jmh.annotations.Benchmark;
import org.openjdk.jmh.annotations.BenchmarkMode;
import org.openjdk.jmh.annotations.Fork;
import org.openjdk.jmh.annotations.Measurement;
import org.openjdk.jmh.annotations.Mode;
import org.openjdk.jmh.annotations.OutputTimeUnit;
import org.openjdk.jmh.annotations.Param;
import org.openjdk.jmh.annotations.Scope;
import org.openjdk.jmh.annotations.Setup;
import org.openjdk.jmh.annotations.State;
import org.openjdk.jmh.annotations.TearDown;
import org.openjdk.jmh.annotations.Warmup;

/** Exact look-ups of MD5 in one list of random ones, one thread, one at a time; the list is in the system's memory, not in the heap. */
@State(Scope.Thread)
@BenchmarkMode(Mode.Throughput)
@OutputTimeUnit(TimeUnit.SECONDS)
@Warmup(iterations = 3, time = 3)
@Measurement(iterations = 5, time = 3)
@Fork(value = 1, jvmArgsAppend = "-Xmx512m")
public class ListBenchmark {

    private static final int ASKED = 1 << 20;

    @Param({"10000000", "100000000"})
    public int keys;

    private final byte[][] known = new byte[ASKED][];
    private final byte[][] unknown = new byte[ASKED][];
    private Path folder = Path.of("");
    private Segment segment = null;
    private int at;
    private int labels;

    @Setup
    public void build() throws IOException {
        folder = Files.createTempDirectory(Path.of(System.getProperty("lapwing.jmh.folder", "/var/tmp")), "lists");
        SplittableRandom random = new SplittableRandom(7);
        long begin = System.nanoTime();
        Path file = folder.resolve("segment");
        int every = Math.max(1, keys / ASKED);
        try (SegmentSort sort = new SegmentSort(Algorithm.MD5, folder)) {
            for (int i = 0; i < keys; i++) {
                byte[] key = any(random);
                sort.add(key, 0, 1);
                if (i % every == 0 && i / every < ASKED) {
                    known[i / every] = key;
                }
            }
            sort.write(file);
        }
        for (int i = 0; i < ASKED; i++) {
            unknown[i] = any(random);
            known[i] = known[i] == null ? known[0] : known[i];
        }
        long built = System.nanoTime();
        segment = Segment.open(file, 16);
        System.out.printf(
                "made, sorted and written in %.1f s, opened in %.1f ms%n",
                (built - begin) / 1e9, (System.nanoTime() - built) / 1e6);
    }

    private static byte[] any(SplittableRandom random) {
        return ByteBuffer.allocate(16)
                .putLong(random.nextLong())
                .putLong(random.nextLong())
                .array();
    }

    @Benchmark
    public int hit() {
        segment.find(known[next()], label -> labels += label);
        return labels;
    }

    @Benchmark
    public int miss() {
        segment.find(unknown[next()], label -> labels += label);
        return labels;
    }

    /** One after the other as they were made: in no order in which they lie in the list, and without waiting for the question itself. */
    private int next() {
        return at++ & ASKED - 1;
    }

    @TearDown
    public void remove() throws IOException {
        Files.delete(folder.resolve("segment"));
        Files.delete(folder);
    }
}
