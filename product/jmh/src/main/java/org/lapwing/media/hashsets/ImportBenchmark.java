package org.lapwing.media.hashsets;

import java.io.BufferedOutputStream;
import java.io.IOException;
import java.io.OutputStream;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Clock;
import java.util.HexFormat;
import java.util.Locale;
import java.util.SplittableRandom;
import java.util.concurrent.TimeUnit;
import org.lapwing.media.near.SlotIndexes;
import org.lapwing.platform.api.ingest.Progress;
import org.lapwing.platform.api.language.Texts;
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

/** The whole import of one list, from the bytes of the file to segments that are in use, in a heap that an import may have. */
@State(Scope.Thread)
@BenchmarkMode(Mode.SingleShotTime)
@OutputTimeUnit(TimeUnit.SECONDS)
@Warmup(iterations = 1)
@Measurement(iterations = 2)
@Fork(value = 1, jvmArgsAppend = "-Xmx512m")
public class ImportBenchmark {

    @Param({"csv", "vics"})
    public String format;

    @Param("10000000")
    public int records;

    private Path folder = Path.of("");
    private Path list = Path.of("");

    @Setup
    public void write() throws IOException {
        folder = Files.createTempDirectory(Path.of(System.getProperty("lapwing.jmh.folder", "/var/tmp")), "import");
        list = folder.resolve("list");
        boolean json = format.equals("vics");
        SplittableRandom random = new SplittableRandom(7);
        try (OutputStream out = new BufferedOutputStream(Files.newOutputStream(list), 1 << 16)) {
            out.write(text(
                    json
                            ? "{\"@odata.context\": \"x/DataModels/2.0.xml/US/$metadata#Media\", \"value\": [\n"
                            : "md5,category\n"));
            for (int i = 0; i < records; i++) {
                String md5 = HexFormat.of()
                        .formatHex(ByteBuffer.allocate(16)
                                .putLong(random.nextLong())
                                .putLong(random.nextLong())
                                .array());
                out.write(text(
                        json
                                ? (i == 0 ? "" : ",\n") + "{\"MediaID\": " + i + ", \"MD5\": \"" + md5
                                        + "\", \"Category\": " + i % 6
                                        + ", \"MediaSize\": 2835, \"MimeType\": \"image/png\","
                                        + " \"IsPrecategorized\": true, \"VictimIdentified\": false, \"Tags\": null}"
                                : md5 + "," + i % 6 + "\n"));
            }
            out.write(text(json ? "]}" : ""));
        }
        System.out.printf("%d MB to be read%n", Files.size(list) / 1_000_000);
    }

    private static byte[] text(String text) {
        return text.getBytes(StandardCharsets.US_ASCII);
    }

    @Benchmark
    public long whole() throws IOException, InterruptedException {
        KnownFileLists lists = new KnownFileLists(new Keys(), folder, Clock.systemUTC(), new SlotIndexes());
        return lists.importList("list", list, Progress.NONE).entries();
    }

    @TearDown
    public void remove() throws IOException {
        try (var files = Files.list(folder)) {
            for (Path each : files.toList()) {
                Files.delete(each);
            }
        }
        Files.delete(folder);
    }

    /** No sentence is shown here. */
    private static final class Keys implements Texts {

        @Override
        public String get(String key, Object... arguments) {
            return key;
        }

        @Override
        public Locale locale() {
            return Locale.ROOT;
        }
    }
}
