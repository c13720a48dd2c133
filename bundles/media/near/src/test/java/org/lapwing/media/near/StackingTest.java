package org.lapwing.media.near;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.SplittableRandom;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.lapwing.media.api.hash.Orientation;
import org.lapwing.media.api.hash.Pdq256;
import org.lapwing.media.api.hash.Pdq256.Family;
import org.lapwing.media.api.near.Stack;
import org.lapwing.platform.api.evidence.ContentId;
import org.lapwing.platform.api.ingest.Progress;

class StackingTest {

    private final SplittableRandom random = new SplittableRandom(7);
    private final List<Pdq256> hashes = new ArrayList<>();
    private final Map<Integer, Pdq256> mirrored = new LinkedHashMap<>();

    private static ContentId content(int picture) {
        return new ContentId("%064x".formatted(picture));
    }

    private Pdq256 any() {
        return new Pdq256(Family.FULL, random.nextLong(), random.nextLong(), random.nextLong(), random.nextLong());
    }

    /** So many bits from it on differ. */
    private static Pdq256 flipped(Pdq256 hash, int from, int bits) {
        long[] words = {hash.first(), hash.second(), hash.third(), hash.fourth()};
        for (int bit = from; bit < from + bits; bit++) {
            words[bit / 64] ^= 1L << bit % 64;
        }
        return new Pdq256(hash.of(), words[0], words[1], words[2], words[3]);
    }

    private List<Stack> stacks(int radius, Progress progress) {
        List<ContentId> contents = IntStream.range(0, hashes.size())
                .mapToObj(StackingTest::content)
                .toList();
        List<Stack> stacks = new ArrayList<>();
        new Stacking(new SlotIndexes().over(Family.FULL, hashes), contents, this::orientations, radius)
                .tell(progress, stacks::add);
        return stacks;
    }

    private Map<String, Pdq256> orientations(int picture) {
        Map<String, Pdq256> orientations = new LinkedHashMap<>();
        orientations.put(Orientation.STORED.id(), hashes.get(picture));
        if (mirrored.containsKey(picture)) {
            orientations.put(Orientation.MIRRORED.id(), mirrored.get(picture));
        }
        return orientations;
    }

    @Test
    void all_near_to_the_first_are_its_stack_and_no_chain_leads_away_from_it() {
        Pdq256 first = any();
        hashes.addAll(List.of(first, flipped(first, 0, 31), flipped(first, 0, 32), flipped(first, 100, 5), any()));

        List<Stack> stacks = stacks(31, Progress.NONE);

        assertThat(stacks)
                .containsExactly(
                        new Stack(
                                content(0),
                                List.of(
                                        new Stack.Alike(content(3), 5, "stored"),
                                        new Stack.Alike(content(1), 31, "stored"))),
                        new Stack(content(2), List.of()),
                        new Stack(content(4), List.of()));
    }

    @Test
    void a_mirrored_one_joins_and_says_so_and_the_nearest_orientation_counts() {
        Pdq256 first = any();
        Pdq256 other = any();
        hashes.addAll(List.of(first, flipped(other, 9, 3), flipped(first, 3, 20)));
        mirrored.put(0, other);

        assertThat(stacks(31, Progress.NONE))
                .containsExactly(new Stack(
                        content(0),
                        List.of(
                                new Stack.Alike(content(1), 3, "mirrored"),
                                new Stack.Alike(content(2), 20, "stored"))));
        mirrored.put(0, flipped(first, 3, 19));
        assertThat(stacks(31, Progress.NONE).getFirst().alike())
                .containsExactly(new Stack.Alike(content(2), 1, "mirrored"));
    }

    @Test
    void every_picture_is_in_one_stack_and_within_the_radius_of_its_first() {
        for (int scene = 0; scene < 40; scene++) {
            Pdq256 first = any();
            for (int copy = 0; copy < 30; copy++) {
                hashes.add(flipped(first, random.nextInt(200), random.nextInt(25)));
            }
        }

        List<Stack> stacks = stacks(20, Progress.NONE);

        List<String> all = new ArrayList<>();
        for (Stack stack : stacks) {
            all.add(stack.first().sha256());
            for (Stack.Alike each : stack.alike()) {
                all.add(each.content().sha256());
                assertThat(each.distance())
                        .isEqualTo(hash(stack.first()).distance(hash(each.content())))
                        .isLessThanOrEqualTo(20);
            }
        }
        assertThat(all).doesNotHaveDuplicates().hasSize(hashes.size());
        for (int one = 0; one < stacks.size(); one++) {
            for (int two = 0; two < one; two++) {
                assertThat(hash(stacks.get(one).first())
                                .distance(hash(stacks.get(two).first())))
                        .as("no two stacks whose first pictures are near")
                        .isGreaterThan(20);
            }
        }
    }

    private Pdq256 hash(ContentId content) {
        return hashes.get(Integer.parseInt(content.sha256().substring(56), 16));
    }

    @Test
    void it_ends_when_it_is_cancelled() {
        IntStream.range(0, 100).forEach(i -> hashes.add(any()));
        int[] told = new int[1];

        List<Stack> stacks = stacks(31, new Progress() {
            @Override
            public void at(String stage, long done, long total, long failed) {
                assertThat(total).isEqualTo(100);
                told[0]++;
            }

            @Override
            public boolean cancelled() {
                return told[0] == 3;
            }
        });

        assertThat(stacks).hasSize(3);
    }
}
