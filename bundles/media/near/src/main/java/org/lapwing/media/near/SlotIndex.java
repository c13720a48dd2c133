package org.lapwing.media.near;

import java.nio.IntBuffer;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Comparator;
import java.util.List;
import java.util.stream.IntStream;
import org.lapwing.media.api.hash.Pdq256;
import org.lapwing.media.api.near.NearIndex;
import org.lapwing.media.api.near.NearMatch;

/**
 * Exact search by multi-index hashing: the hashes are kept by their key in every slot, and a query looks up all keys near to its own.
 * Few wide slots suit many hashes, many narrow ones suit few.
 */
final class SlotIndex implements NearIndex {

    private static final Comparator<NearMatch> NEAREST =
            Comparator.comparingInt(NearMatch::distance).thenComparingInt(NearMatch::position);

    private final Pdq256.Family family;
    private final HashWords hashes;
    private final Slots slots;
    private final SlotTable[] tables;

    /** By width of a key, then by radius. */
    private final int[][][] flips;

    /** Makes its tables. */
    static SlotIndex over(Pdq256.Family family, HashWords hashes, int count) {
        Slots slots = new Slots(count);
        SlotTable[] tables = IntStream.range(0, count)
                .parallel()
                .mapToObj(slot -> SlotTable.of(slots, slot, hashes))
                .toArray(SlotTable[]::new);
        return new SlotIndex(family, hashes, slots, tables);
    }

    SlotIndex(Pdq256.Family family, HashWords hashes, Slots slots, SlotTable[] tables) {
        this.family = family;
        this.hashes = hashes;
        this.slots = slots;
        this.tables = tables;
        int count = slots.count();
        int most = slots.radius(0, USUAL_RADIUS);
        flips = new int[slots.width(0) + 1][most + 1][];
        for (int width = slots.width(count - 1); width <= slots.width(0); width++) {
            for (int radius = 0; radius <= most; radius++) {
                flips[width][radius] = Slots.flips(width, radius);
            }
        }
    }

    /** The number of slots that was fastest for so many hashes, or as fast with less memory; see docs/measurements.md. */
    static int slots(long hashes) {
        if (hashes <= 200_000) {
            return 16;
        }
        if (hashes <= 600_000) {
            return 14;
        }
        return hashes <= 2_000_000 ? 12 : 11;
    }

    @Override
    public int size() {
        return hashes.size();
    }

    @Override
    public List<NearMatch> within(Pdq256 query, int radius) {
        if (radius < 0 || radius > USUAL_RADIUS) {
            throw new IllegalArgumentException(
                    "A radius of 0 to " + USUAL_RADIUS + " bits can be searched, not " + radius);
        }
        if (query.of() != family) {
            throw new IllegalArgumentException(
                    "Hashes of " + query.of() + " are not searched among those of " + family);
        }
        Search search = new Search(query, radius);
        for (int slot = 0; slot < slots.count(); slot++) {
            search.slot(slot);
        }
        search.found.sort(NEAREST);
        return List.copyOf(search.found);
    }

    /** One query. The passes over a slot are apart, so that the machine fetches many places at once. */
    private final class Search {

        private final Pdq256 query;
        private final int radius;
        private final List<NearMatch> found = new ArrayList<>();
        private int[] from = new int[512];
        private int[] to = new int[512];
        private int[] candidates = new int[4096];

        Search(Pdq256 query, int radius) {
            this.query = query;
            this.radius = radius;
        }

        void slot(int slot) {
            int near = slots.radius(slot, radius);
            if (near >= 0) {
                check(slot, gather(tables[slot].positions(), ranges(slot, near)));
            }
        }

        /** The ranges that hold anything. */
        private int ranges(int slot, int near) {
            int key = slots.key(slot, query.first(), query.second(), query.third(), query.fourth());
            IntBuffer begins = tables[slot].begins();
            int[] all = flips[slots.width(slot)][near];
            if (from.length < all.length) {
                from = new int[all.length];
                to = new int[all.length];
            }
            int count = 0;
            for (int flip : all) {
                int at = key ^ flip;
                int begin = begins.get(at);
                int end = begins.get(at + 1);
                from[count] = begin;
                to[count] = end;
                count += begin < end ? 1 : 0;
            }
            return count;
        }

        private int gather(IntBuffer positions, int ranges) {
            int count = 0;
            for (int i = 0; i < ranges; i++) {
                int length = to[i] - from[i];
                if (candidates.length - count < length) {
                    candidates = Arrays.copyOf(candidates, 2 * (count + length));
                }
                for (int each = from[i]; each < to[i]; each++) {
                    candidates[count++] = positions.get(each);
                }
            }
            return count;
        }

        private void check(int slot, int count) {
            for (int i = 0; i < count; i++) {
                int distance = hashes.distance(candidates[i], query, radius);
                if (distance <= radius && isFirst(slot, candidates[i])) {
                    found.add(new NearMatch(candidates[i], distance));
                }
            }
        }

        /** Whether no slot before found it too. */
        private boolean isFirst(int slot, int position) {
            for (int before = 0; before < slot; before++) {
                int own = slots.key(before, query.first(), query.second(), query.third(), query.fourth());
                if (Integer.bitCount(own ^ hashes.key(slots, before, position)) <= slots.radius(before, radius)) {
                    return false;
                }
            }
            return true;
        }
    }
}
