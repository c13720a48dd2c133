package org.lapwing.media.hashsets;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HexFormat;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.zip.CRC32C;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class SegmentTest {

    private static final int HEADER = SegmentWriter.HEADER;

    @TempDir
    Path folder;

    @ParameterizedTest
    @CsvSource({"1,16,64", "7,16,8", "3000,20,64", "5000,32,10", "40000,16,20", "30000,16,2"})
    void every_key_is_found_with_all_its_labels_and_no_other_one(int count, int length, int differing)
            throws Exception {
        Random random = new Random(count);
        Map<String, TreeSet<Integer>> expected = new TreeMap<>();
        List<byte[]> keys = new ArrayList<>();
        Path file = folder.resolve("segment");
        try (SegmentSort sort = new SegmentSort(algorithm(length), folder)) {
            for (int i = 0; i < count; i++) {
                byte[] key = key(random, length, differing);
                keys.add(key);
                int label = random.nextInt(3);
                sort.add(key, 0, label);
                expected.computeIfAbsent(hex(key), none -> new TreeSet<>()).add(label);
            }
            sort.write(file);
        }

        for (Path each : List.of(file, asBefore(file, SegmentWriter.MAGIC_1), asBefore(file, SegmentWriter.MAGIC_2))) {
            Segment segment = Segment.open(each, length);
            segment.check();
            for (byte[] key : keys) {
                assertThat(labels(segment, key)).containsExactlyElementsOf(expected.get(hex(key)));
            }
            for (int i = 0; i < count; i++) {
                byte[] key = key(random, length, differing);
                assertThat(labels(segment, key))
                        .containsExactlyElementsOf(expected.getOrDefault(hex(key), new TreeSet<>()));
            }
        }
    }

    /** Keys that agree in their beginning, or have few beginnings, as some that are no digests do. */
    private static byte[] key(Random random, int length, int differing) {
        byte[] key = new byte[length];
        random.nextBytes(key);
        long beginning = ByteBuffer.wrap(key).getLong(0);
        ByteBuffer.wrap(key).putLong(0, differing == 64 ? beginning : beginning >>> 64 - differing);
        return key;
    }

    private static List<Integer> labels(Segment segment, byte[] key) {
        List<Integer> labels = new ArrayList<>();
        segment.find(key, labels::add);
        return labels;
    }

    private static String hex(byte[] key) {
        return HexFormat.of().formatHex(key);
    }

    private static Algorithm algorithm(int length) {
        return length == 16 ? Algorithm.MD5 : length == 20 ? Algorithm.SHA1 : Algorithm.SHA256;
    }

    /** The same records as earlier releases wrote them, with what they had beside them. */
    private Path asBefore(Path file, long magic) throws IOException {
        ByteBuffer now = ByteBuffer.wrap(Files.readAllBytes(file));
        int records = (int) now.getLong(16) * now.getInt(8);
        boolean filtered = magic == SegmentWriter.MAGIC_2;
        byte[] beside = new byte[16 + (filtered ? 96 : 0)];
        Arrays.fill(beside, (byte) 7);
        ByteBuffer before = ByteBuffer.allocate(HEADER + records + beside.length);
        before.put(HEADER, now, HEADER, records).put(HEADER + records, beside);
        CRC32C sum = new CRC32C();
        sum.update(before.array(), HEADER, records + beside.length);
        before.putLong(0, magic)
                .putInt(8, now.getInt(8))
                .putLong(16, now.getLong(16))
                .putLong(24, sum.getValue())
                .putLong(32, filtered ? 3 : 0);
        int said = filtered ? 40 : 32;
        CRC32C own = new CRC32C();
        own.update(before.array(), 0, said);
        before.putLong(said, own.getValue());
        return Files.write(folder.resolve("before" + filtered), before.array());
    }
}
