package org.lapwing.media.hashsets;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.ByteBuffer;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.TreeSet;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class SegmentTest {

    @TempDir
    Path folder;

    @ParameterizedTest
    @ValueSource(ints = {1, 2, 9, 1000, 30_000})
    void every_key_is_found_with_all_its_labels_and_no_other(int count) throws Exception {
        Random random = new Random(count);
        Map<ByteBuffer, TreeSet<Integer>> truth = new HashMap<>();
        Path file = folder.resolve("segment");
        // Little memory, so that runs are merged.
        try (SegmentSort sort = new SegmentSort(Algorithm.SHA1, folder, 24 * 500)) {
            byte[] key = new byte[20];
            for (int i = 0; i < count; i++) {
                if (i % 5 != 4) {
                    random.nextBytes(key);
                    if (i % 3 == 0) {
                        key[0] = 0;
                        key[1] = 0;
                    }
                }
                int label = random.nextInt(3);
                truth.computeIfAbsent(ByteBuffer.wrap(key.clone()), none -> new TreeSet<>())
                        .add(label);
                sort.add(key, 0, label);
            }
            sort.write(file);
        }
        Segment segment = Segment.open(file, 20);
        assertThat(segment.count())
                .isEqualTo(truth.values().stream().mapToInt(TreeSet::size).sum());
        truth.forEach((key, labels) -> assertThat(found(segment, key.array())).containsExactlyElementsOf(labels));
        for (int i = 0; i < 1000; i++) {
            byte[] key = new byte[20];
            random.nextBytes(key);
            assertThat(found(segment, key)).isEmpty();
        }
        try (var files = Files.list(folder)) {
            assertThat(files).containsExactly(file);
        }
    }

    private static List<Integer> found(Segment segment, byte[] key) {
        List<Integer> labels = new ArrayList<>();
        segment.find(key, labels::add);
        return labels;
    }

    @Test
    void keys_at_both_ends_are_found() throws Exception {
        Path file = folder.resolve("segment");
        byte[] low = new byte[16];
        byte[] high = new byte[16];
        java.util.Arrays.fill(high, (byte) 0xff);
        try (SegmentSort sort = new SegmentSort(Algorithm.MD5, folder)) {
            sort.add(high, 0, 7);
            sort.add(low, 0, 1_000_000);
            sort.write(file);
        }
        Segment segment = Segment.open(file, 16);
        assertThat(found(segment, low)).containsExactly(1_000_000);
        assertThat(found(segment, high)).containsExactly(7);
    }
}
