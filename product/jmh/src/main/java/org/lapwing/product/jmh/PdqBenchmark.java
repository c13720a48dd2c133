package org.lapwing.product.jmh;

import java.util.Random;
import java.util.concurrent.TimeUnit;
import org.lapwing.media.api.hash.ImageHasher;
import org.lapwing.media.api.hash.PictureHashes;
import org.lapwing.media.pdq.PdqHasher;
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

/** PDQ of a decoded picture, all eight orientations, one thread: ours, and the specification written down with whole arrays. */
@State(Scope.Thread)
@BenchmarkMode(Mode.SampleTime)
@OutputTimeUnit(TimeUnit.MICROSECONDS)
@Warmup(iterations = 3, time = 2)
@Measurement(iterations = 5, time = 2)
@Fork(value = 1, jvmArgsAppend = "-Xmx1g")
public class PdqBenchmark {

    @Param({"512x512", "4000x3000"})
    public String size = "";

    private int width;
    private int height;
    private byte[] pixels = new byte[0];
    private final ImageHasher hasher = new PdqHasher();

    /** Soft light under noise, as a camera yields it: red, green and blue, row by row. */
    @Setup
    public void draw() {
        String[] sides = size.split("x");
        width = Integer.parseInt(sides[0]);
        height = Integer.parseInt(sides[1]);
        pixels = new byte[width * height * 3];
        Random random = new Random(1);
        for (int at = 0; at < pixels.length; at++) {
            int x = at / 3 % width;
            int y = at / 3 / width;
            pixels[at] = (byte)
                    Math.clamp(128 + 90 * Math.sin(x / 90.0 + at % 3) * Math.cos(y / 70.0) + random.nextInt(9), 0, 255);
        }
        String plain = PlainPdq.hash(pixels, width, height);
        String ours = streamed().stored().text();
        if (!plain.equals(ours)) {
            throw new IllegalStateException(ours + " is not " + plain);
        }
    }

    @Benchmark
    public PictureHashes streamed() {
        ImageHasher.Hashing hashing = hasher.begin("full", width, height);
        for (int y = 0, at = 0; y < height; y++, at += 3 * width) {
            hashing.colour(pixels, at, at + 1, at + 2, 3);
        }
        return hashing.end();
    }

    /** One orientation only. */
    @Benchmark
    public String plain() {
        return PlainPdq.hash(pixels, width, height);
    }
}
