package org.lapwing.product.jmh;

import java.util.Iterator;
import java.util.List;
import java.util.SplittableRandom;
import java.util.concurrent.TimeUnit;
import java.util.stream.Stream;
import org.lapwing.media.api.hash.Pdq256;
import org.lapwing.media.api.near.NearIndex;
import org.lapwing.media.api.near.NearMatch;
import org.lapwing.media.near.SlotIndexes;
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
import org.openjdk.jmh.annotations.Warmup;

/** Exact near search within 31 bits among random hashes, one thread, one query at a time; most queries find nothing. */
@State(Scope.Thread)
@BenchmarkMode(Mode.Throughput)
@OutputTimeUnit(TimeUnit.SECONDS)
@Warmup(iterations = 3, time = 3)
@Measurement(iterations = 5, time = 3)
@Fork(value = 1, jvmArgsAppend = "-Xmx2g")
public class NearBenchmark {

    @Param({"100000", "1000000", "10000000"})
    public int hashes;

    private final SplittableRandom random = new SplittableRandom(7);
    private NearIndex index = new SlotIndexes().over(Pdq256.Family.FULL, List.of());

    @Setup
    public void build() {
        Iterator<Pdq256> made = Stream.generate(this::any).limit(hashes).iterator();
        long begin = System.nanoTime();
        index = new SlotIndexes().over(Pdq256.Family.FULL, () -> made);
        System.out.printf("made and built in %.2f s%n", (System.nanoTime() - begin) / 1e9);
    }

    private Pdq256 any() {
        return new Pdq256(
                Pdq256.Family.FULL, random.nextLong(), random.nextLong(), random.nextLong(), random.nextLong());
    }

    @Benchmark
    public List<NearMatch> within() {
        return index.within(any(), NearIndex.USUAL_RADIUS);
    }
}
