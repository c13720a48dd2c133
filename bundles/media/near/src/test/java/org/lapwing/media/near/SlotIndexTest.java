package org.lapwing.media.near;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.BufferedOutputStream;
import java.io.IOException;
import java.io.OutputStream;
import java.io.UncheckedIOException;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Comparator;
import java.util.List;
import java.util.SplittableRandom;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.lapwing.media.api.hash.Pdq256;
import org.lapwing.media.api.hash.Pdq256.Family;
import org.lapwing.media.api.near.NearIndex;
import org.lapwing.media.api.near.NearIndexes;
import org.lapwing.media.api.near.NearMatch;

class SlotIndexTest {

    @TempDir
    Path folder;

    private final SplittableRandom random = new SplittableRandom(20261130);

    private Pdq256 any() {
        return new Pdq256(Family.FULL, random.nextLong(), random.nextLong(), random.nextLong(), random.nextLong());
    }

    private Pdq256 flipped(Pdq256 hash, int bits) {
        long[] words = {hash.first(), hash.second(), hash.third(), hash.fourth()};
        for (int done = 0; done < bits; ) {
            int bit = random.nextInt(256);
            long flip = 1L << bit;
            long before = new long[] {hash.first(), hash.second(), hash.third(), hash.fourth()}[bit / 64];
            if (((words[bit / 64] ^ before) & flip) == 0) {
                words[bit / 64] ^= flip;
                done++;
            }
        }
        return new Pdq256(hash.of(), words[0], words[1], words[2], words[3]);
    }

    private static NearIndex index(List<Pdq256> hashes, int slots) {
        return SlotIndex.over(Family.FULL, HashWords.of(Family.FULL, hashes), slots);
    }

    private NearIndex written(List<Pdq256> hashes, int slots) {
        try {
            Path file = Files.createTempFile(folder, "index", "");
            try (OutputStream out = new BufferedOutputStream(Files.newOutputStream(file))) {
                IndexFile.write(HashWords.of(Family.FULL, hashes), slots, out);
            }
            return new SlotIndexes().open(Family.FULL, stored(file));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static NearIndexes.Stored stored(Path file) {
        return new NearIndexes.Stored() {
            @Override
            public long size() {
                return file.toFile().length();
            }

            @Override
            public ByteBuffer map(long at, long bytes) throws IOException {
                try (FileChannel channel = FileChannel.open(file)) {
                    return channel.map(FileChannel.MapMode.READ_ONLY, at, bytes);
                }
            }
        };
    }

    private static List<NearMatch> bruteForce(List<Pdq256> hashes, Pdq256 query, int radius) {
        List<NearMatch> found = new ArrayList<>();
        for (int i = 0; i < hashes.size(); i++) {
            int distance = hashes.get(i).distance(query);
            if (distance <= radius) {
                found.add(new NearMatch(i, distance));
            }
        }
        found.sort(Comparator.comparingInt(NearMatch::distance).thenComparingInt(NearMatch::position));
        return found;
    }

    @ParameterizedTest
    @ValueSource(ints = {11, 12, 13, 16})
    void no_neighbour_at_any_distance_is_missed_and_nothing_else_found(int slots) {
        List<Pdq256> hashes = new ArrayList<>();
        List<Pdq256> queries = new ArrayList<>();
        for (int distance = 0; distance <= 40; distance++) {
            for (int i = 0; i < 10; i++) {
                Pdq256 query = any();
                queries.add(query);
                hashes.add(flipped(query, distance));
            }
        }
        for (int i = 0; i < 2_000; i++) {
            hashes.add(any());
        }
        NearIndex index = index(hashes, slots);
        NearIndex written = written(hashes, slots);
        assertThat(written.size()).isEqualTo(hashes.size());
        int found = 0;
        for (Pdq256 query : queries) {
            for (int radius : new int[] {0, 5, 12, 30, 31}) {
                List<NearMatch> matches = index.within(query, radius);
                assertThat(matches).isEqualTo(bruteForce(hashes, query, radius));
                assertThat(written.within(query, radius)).isEqualTo(matches);
                found += matches.size();
            }
        }
        assertThat(found).isEqualTo(10 * (1 + 6 + 13 + 31 + 32));
    }

    @ParameterizedTest
    @ValueSource(ints = {11, 13, 16})
    void hashes_that_crowd_together_are_all_found_once(int slots) {
        Pdq256 middle = any();
        List<Pdq256> hashes = new ArrayList<>();
        for (int i = 0; i < 3_000; i++) {
            hashes.add(flipped(middle, i % 24));
        }
        hashes.add(middle);
        hashes.add(middle);
        NearIndex index = index(hashes, slots);
        for (int i = 0; i < 20; i++) {
            Pdq256 query = flipped(middle, i);
            assertThat(index.within(query, 31)).isEqualTo(bruteForce(hashes, query, 31));
        }
    }

    @Test
    void the_bits_that_differ_may_all_lie_in_one_slot_or_be_dealt_out_evenly() {
        Pdq256 query = any();
        for (int slots : new int[] {11, 13, 16}) {
            List<Pdq256> hashes = new ArrayList<>();
            for (int begin = 0; begin < slots; begin++) {
                long[] words = {query.first(), query.second(), query.third(), query.fourth()};
                for (int bit = begin, done = 0; done < 31; bit = (bit + (done < 16 ? slots : 1)) % 256, done++) {
                    words[bit / 64] ^= 1L << bit % 64;
                }
                hashes.add(new Pdq256(Family.FULL, words[0], words[1], words[2], words[3]));
            }
            NearIndex index = index(hashes, slots);
            assertThat(index.within(query, 31)).isEqualTo(bruteForce(hashes, query, 31));
        }
    }

    @Test
    void an_empty_index_finds_nothing() {
        assertThat(new SlotIndexes().over(Family.FULL, List.of()).within(any(), 31))
                .isEmpty();
        assertThat(written(List.of(), 16).within(any(), 31)).isEmpty();
    }

    @Test
    void a_file_that_is_cut_is_longer_or_no_index_is_refused() throws IOException {
        Path file = folder.resolve("index");
        try (OutputStream out = new BufferedOutputStream(Files.newOutputStream(file))) {
            new SlotIndexes().write(Family.FULL, List.of(any(), any()), out);
        }
        byte[] whole = Files.readAllBytes(file);
        assertThat(new SlotIndexes().open(Family.FULL, stored(file)).size()).isEqualTo(2);
        for (byte[] wrong : List.of(
                new byte[0],
                new byte[64],
                Arrays.copyOf(whole, whole.length - 64),
                Arrays.copyOf(whole, 100),
                Arrays.copyOf(whole, whole.length + 64))) {
            Files.write(file, wrong);
            assertThatThrownBy(() -> new SlotIndexes().open(Family.FULL, stored(file)))
                    .isInstanceOf(IOException.class);
        }
    }

    @Test
    void hashes_of_two_families_are_not_compared() {
        Pdq256 other = new Pdq256(Family.CLI, 1, 2, 3, 4);
        NearIndex index = new SlotIndexes().over(Family.FULL, List.of(any()));
        assertThatThrownBy(() -> index.within(other, 31)).isInstanceOf(IllegalArgumentException.class);
        assertThatThrownBy(() -> new SlotIndexes().over(Family.FULL, List.of(other)))
                .isInstanceOf(IllegalArgumentException.class);
        assertThatThrownBy(() -> index.within(any(), 32)).isInstanceOf(IllegalArgumentException.class);
    }
}
