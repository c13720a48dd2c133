package org.lapwing.media.hashsets;

import java.nio.ByteBuffer;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.EnumMap;
import java.util.HashMap;
import java.util.Iterator;
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

/** The PDQ hashes of all lists, those of a family in one index. For several threads. */
final class NearLists {

    /** The hashes of one list, which begin at a position of the index. */
    private record Part(LoadedSet list, Segment segment, int from) {

        NearFile file(Algorithm algorithm, NearMatch match) {
            Labels.Label label = list.label(segment.label(match.position() - from));
            return new NearFile(list.name(), label.category(), label.source(), algorithm.id(), match.distance());
        }

        Stream<Pdq256> hashes(Pdq256.Family family) {
            return LongStream.range(0, segment.count()).mapToObj(record -> hash(family, segment.key(record)));
        }
    }

    private record OfFamily(NearIndex index, List<Part> parts) {

        Part holding(int position) {
            int at = parts.size() - 1;
            while (parts.get(at).from() > position) {
                at--;
            }
            return parts.get(at);
        }
    }

    private final Map<Pdq256.Family, OfFamily> families = new EnumMap<>(Pdq256.Family.class);

    NearLists(List<LoadedSet> lists, NearIndexes engine) {
        for (Pdq256.Family family : Pdq256.Family.values()) {
            List<Part> parts = new ArrayList<>();
            int from = 0;
            for (LoadedSet list : lists) {
                Segment segment = list.segment(Algorithm.of(family));
                if (segment != null) {
                    parts.add(new Part(list, segment, from));
                    from = Math.addExact(from, Math.toIntExact(segment.count()));
                }
            }
            if (!parts.isEmpty()) {
                Iterable<Pdq256> hashes = () -> hashes(parts, family);
                families.put(family, new OfFamily(engine.over(family, hashes), parts));
            }
        }
    }

    private static Iterator<Pdq256> hashes(List<Part> parts, Pdq256.Family family) {
        return parts.stream().flatMap(part -> part.hashes(family)).iterator();
    }

    private static Pdq256 hash(Pdq256.Family family, byte[] key) {
        ByteBuffer words = ByteBuffer.wrap(key);
        return new Pdq256(family, words.getLong(), words.getLong(), words.getLong(), words.getLong());
    }

    /** The nearest first; what a list says several times once. */
    List<NearFile> near(Pdq256 hash) {
        @Nullable OfFamily of = families.get(hash.of());
        if (of == null) {
            return List.of();
        }
        Map<NearFile, NearFile> nearest = new HashMap<>();
        for (NearMatch match : of.index().within(hash, NearIndex.USUAL_RADIUS)) {
            NearFile found = of.holding(match.position()).file(Algorithm.of(hash.of()), match);
            NearFile said = new NearFile(found.set(), found.category(), found.source(), found.algorithm(), 0);
            nearest.putIfAbsent(said, found);
        }
        return nearest.values().stream()
                .sorted(Comparator.comparingInt(NearFile::distance)
                        .thenComparing(NearFile::set)
                        .thenComparing(NearFile::category)
                        .thenComparing(NearFile::source))
                .toList();
    }
}
