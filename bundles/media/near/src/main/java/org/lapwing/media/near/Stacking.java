package org.lapwing.media.near;

import java.util.ArrayList;
import java.util.BitSet;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.function.Consumer;
import java.util.function.IntFunction;
import org.lapwing.media.api.hash.Pdq256;
import org.lapwing.media.api.near.NearIndex;
import org.lapwing.media.api.near.NearMatch;
import org.lapwing.media.api.near.Stack;
import org.lapwing.platform.api.evidence.ContentId;
import org.lapwing.platform.api.ingest.Progress;

/**
 * Puts pictures into stacks: the first that is in none begins one, and all that are near to it, however turned or mirrored, join. It asks
 * once for each stack and not for each picture, so thousands of one scene cost no more than one.
 */
final class Stacking {

    private final NearIndex index;
    private final List<ContentId> pictures;
    private final IntFunction<Map<String, Pdq256>> orientations;
    private final int radius;

    /**
     * @param index of the pictures' hashes as they are stored
     * @param pictures in the order of the index
     * @param orientations gives a picture's hashes by the id of their orientation
     * @param radius in bits, 0 to {@link NearIndex#USUAL_RADIUS}
     */
    Stacking(NearIndex index, List<ContentId> pictures, IntFunction<Map<String, Pdq256>> orientations, int radius) {
        this.index = index;
        this.pictures = pictures;
        this.orientations = orientations;
        this.radius = radius;
    }

    /** Tells every stack, also those of a single picture, in the order of their first pictures. Ends early where it is cancelled. */
    void tell(Progress progress, Consumer<Stack> told) {
        BitSet taken = new BitSet(index.size());
        for (int i = 0; i < index.size() && !progress.cancelled(); i = taken.nextClearBit(i)) {
            taken.set(i);
            told.accept(stack(i, taken));
            progress.at("stacks", taken.cardinality(), index.size(), 0);
        }
    }

    private Stack stack(int first, BitSet taken) {
        Map<Integer, Stack.Alike> alike = new TreeMap<>();
        orientations.apply(first).forEach((orientation, hash) -> {
            for (NearMatch match : index.within(hash, radius)) {
                if (!taken.get(match.position())) {
                    Stack.Alike other = new Stack.Alike(pictures.get(match.position()), match.distance(), orientation);
                    alike.merge(match.position(), other, (one, two) -> two.distance() < one.distance() ? two : one);
                }
            }
        });
        alike.keySet().forEach(taken::set);
        List<Stack.Alike> nearest = new ArrayList<>(alike.values());
        nearest.sort(Comparator.comparingInt(Stack.Alike::distance));
        return new Stack(pictures.get(first), List.copyOf(nearest));
    }
}
