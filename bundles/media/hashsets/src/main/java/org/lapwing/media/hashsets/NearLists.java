package org.lapwing.media.hashsets;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.EnumMap;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.LongStream;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.lapwing.media.api.KnownFiles.NearFile;
import org.lapwing.media.api.hash.Pdq256;
import org.lapwing.media.api.near.NearIndex;
import org.lapwing.media.api.near.NearIndexes;
import org.lapwing.media.api.near.NearMatch;

/**
 * The PDQ hashes of all lists. Each long list has an index of its own, which was made when it was imported; those of all others are in one
 * for each family, which is made here. For several threads.
 */
final class NearLists {

    private static final System.Logger LOG = System.getLogger(NearLists.class.getName());

    /** The hashes of one list, which begin at a position of the index. */
    private record Part(LoadedSet list, Segment segment, int from) {

        NearFile file(Algorithm algorithm, NearMatch match) {
            Labels.Label label = list.label(segment.label(match.position() - from));
            return new NearFile(list.name(), label.category(), label.source(), algorithm.id(), match.distance());
        }
    }

    private record Indexed(NearIndex index, List<Part> parts) {

        Part holding(int position) {
            int at = parts.size() - 1;
            while (parts.get(at).from() > position) {
                at--;
            }
            return parts.get(at);
        }
    }

    private final Map<Pdq256.Family, List<Indexed>> families = new EnumMap<>(Pdq256.Family.class);

    NearLists(List<LoadedSet> lists, NearIndexes engine) {
        for (Pdq256.Family family : Pdq256.Family.values()) {
            List<Indexed> indexed = new ArrayList<>();
            List<Part> others = new ArrayList<>();
            int from = 0;
            for (LoadedSet list : lists) {
                Segment segment = list.segment(Algorithm.of(family));
                if (segment == null) {
                    continue;
                }
                NearIndex saved = saved(list, family, engine, segment.count());
                if (saved != null) {
                    indexed.add(new Indexed(saved, List.of(new Part(list, segment, 0))));
                } else {
                    others.add(new Part(list, segment, from));
                    from = Math.addExact(from, Math.toIntExact(segment.count()));
                }
            }
            if (!others.isEmpty()) {
                Iterable<Pdq256> hashes = () -> others.stream()
                        .flatMap(part -> hashes(part.segment(), family))
                        .iterator();
                indexed.add(new Indexed(engine.over(family, hashes), others));
            }
            families.put(family, indexed);
        }
    }

    /** Null where there is none that this engine can use: it is made again, in memory. */
    private static @Nullable NearIndex saved(LoadedSet list, Pdq256.Family family, NearIndexes engine, long count) {
        SavedIndex saved = list.index(Algorithm.of(family));
        if (saved == null) {
            return null;
        }
        try {
            NearIndex index = saved.index(engine, family);
            return index.size() == count ? index : null;
        } catch (IOException another) {
            LOG.log(System.Logger.Level.WARNING, "The index of the list " + list.name() + " is made again", another);
            return null;
        }
    }

    static Stream<Pdq256> hashes(Segment segment, Pdq256.Family family) {
        return LongStream.range(0, segment.count()).mapToObj(record -> hash(family, segment.key(record)));
    }

    private static Pdq256 hash(Pdq256.Family family, byte[] key) {
        ByteBuffer words = ByteBuffer.wrap(key);
        return new Pdq256(family, words.getLong(), words.getLong(), words.getLong(), words.getLong());
    }

    /** The nearest first; what a list says several times once. */
    List<NearFile> near(Pdq256 hash) {
        Map<NearFile, NearFile> nearest = new HashMap<>();
        for (Indexed of : families.getOrDefault(hash.of(), List.of())) {
            for (NearMatch match : of.index().within(hash, NearIndex.USUAL_RADIUS)) {
                NearFile found = of.holding(match.position()).file(Algorithm.of(hash.of()), match);
                NearFile said = new NearFile(found.set(), found.category(), found.source(), found.algorithm(), 0);
                nearest.putIfAbsent(said, found);
            }
        }
        return nearest.values().stream()
                .sorted(Comparator.comparingInt(NearFile::distance)
                        .thenComparing(NearFile::set)
                        .thenComparing(NearFile::category)
                        .thenComparing(NearFile::source))
                .toList();
    }
}
