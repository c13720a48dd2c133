package org.lapwing.media.near;

import java.awt.image.BufferedImage;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import java.util.function.IntFunction;
import org.lapwing.media.api.hash.Pdq256;
import org.lapwing.media.api.near.NearIndex;
import org.lapwing.media.api.near.NearIndexes;
import org.lapwing.media.api.near.NearMatch;
import org.lapwing.platform.api.ingest.Progress;

/**
 * Looks for places of each picture among those of all others, and compares the pictures that have some in common. Of each picture about
 * 16 kB are in memory. By one thread.
 */
public final class PartSearch {

    private static final int INDEXED = 200;
    private static final int RADIUS = 23;
    private static final int VOTES = 6;

    /** A place that so many have says nothing. */
    private static final int COMMONPLACE = 200;

    private static final int HELD = 128;

    /** The small copies are ours; this bounds what a changed one could cost. */
    private static final int LARGEST_SIDE = 512;

    private final NearIndexes indexes;
    private final int count;
    private final IntFunction<Optional<BufferedImage>> pictures;
    private final List<Place> indexed = new ArrayList<>();
    private final Set<Long> compared = new HashSet<>();
    private final Map<Integer, CommonPart.Picture> held = new LinkedHashMap<>(HELD, 0.75f, true) {
        private static final long serialVersionUID = 1;

        @Override
        protected boolean removeEldestEntry(Map.Entry<Integer, CommonPart.Picture> eldest) {
            return size() > HELD;
        }
    };
    private long unread;

    /** Of what is in the index: whose it is, and how it is turned and scaled. */
    private record Place(int owner, float angle, float scale) {}

    /** Two pictures, the one with the lower number first. */
    public interface Told {
        void common(int first, int second, CommonPart part);
    }

    /** @param pictures small copies by their number, from 0; empty where there is none that can be read. Each is asked for several times */
    public PartSearch(NearIndexes indexes, int count, IntFunction<Optional<BufferedImage>> pictures) {
        this.indexes = indexes;
        this.count = count;
        this.pictures = pictures;
    }

    /** Returns how many could not be read. */
    public long tell(Progress progress, Told told) {
        NearIndex index = indexes.over(Pdq256.Family.FULL, places(progress));
        for (int i = 0; i < count && !progress.cancelled(); i++) {
            CommonPart.Picture picture = picture(i).orElse(null);
            if (picture != null) {
                for (int other : candidates(index, i, picture)) {
                    compare(i, other, told);
                }
            }
            progress.at("parts", i + 1L, count, 0);
        }
        return unread;
    }

    private Optional<Luma> luma(int number) {
        return pictures.apply(number)
                .filter(each -> Math.max(each.getWidth(), each.getHeight()) <= LARGEST_SIDE)
                .map(Luma::of);
    }

    private List<Pdq256> places(Progress progress) {
        List<Pdq256> places = new ArrayList<>();
        for (int i = 0; i < count && !progress.cancelled(); i++) {
            Optional<Luma> luma = luma(i);
            if (luma.isEmpty()) {
                unread++;
                continue;
            }
            for (Keypoint each : some(Keypoints.of(luma.get()))) {
                places.add(bits(each));
                indexed.add(new Place(i, (float) each.angle(), (float) each.scale()));
            }
            progress.at("places", i + 1L, count, 0);
        }
        return places;
    }

    private static List<Keypoint> some(List<Keypoint> places) {
        if (places.size() <= INDEXED) {
            return places;
        }
        List<Keypoint> some = new ArrayList<>(INDEXED);
        for (int i = 0; i < INDEXED; i++) {
            some.add(places.get((int) ((long) i * places.size() / INDEXED)));
        }
        return some;
    }

    /** The search for near hashes serves for these comparisons too: both are 256 bits. */
    private static Pdq256 bits(Keypoint place) {
        return new Pdq256(Pdq256.Family.FULL, place.first(), place.second(), place.third(), place.fourth());
    }

    /** Those that were not compared with it yet. */
    private List<Integer> candidates(NearIndex index, int own, CommonPart.Picture picture) {
        Set<Integer> agreeing = new TreeSet<>();
        vote(index, own, picture.places(), agreeing);
        vote(index, own, picture.mirroredPlaces(), agreeing);
        return agreeing.stream()
                .filter(other -> compared.add((long) Math.min(own, other) << 32 | Math.max(own, other)))
                .toList();
    }

    private void vote(NearIndex index, int own, List<Keypoint> places, Set<Integer> agreeing) {
        Map<Integer, Agreement> votes = new HashMap<>();
        for (Keypoint each : some(places)) {
            List<NearMatch> near = index.within(bits(each), RADIUS);
            if (near.size() <= COMMONPLACE) {
                for (NearMatch match : near) {
                    Place place = indexed.get(match.position());
                    if (place.owner() != own) {
                        votes.computeIfAbsent(place.owner(), any -> new Agreement())
                                .add(place.angle() - each.angle(), place.scale() / each.scale());
                    }
                }
            }
        }
        votes.forEach((other, agreement) -> {
            if (agreement.most() >= VOTES) {
                agreeing.add(other);
            }
        });
    }

    private void compare(int one, int other, Told told) {
        int first = Math.min(one, other);
        int second = Math.max(one, other);
        CommonPart.of(picture(first).orElseThrow(), picture(second).orElseThrow())
                .ifPresent(part -> told.common(first, second, part));
    }

    private Optional<CommonPart.Picture> picture(int number) {
        CommonPart.Picture known = held.get(number);
        if (known != null) {
            return Optional.of(known);
        }
        Optional<CommonPart.Picture> made = luma(number).map(CommonPart.Picture::of);
        made.ifPresent(picture -> held.put(number, picture));
        return made;
    }
}
