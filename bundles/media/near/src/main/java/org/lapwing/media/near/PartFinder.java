package org.lapwing.media.near;

import java.awt.image.BufferedImage;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.Consumer;
import javax.imageio.ImageIO;
import org.lapwing.media.api.MediaFindings;
import org.lapwing.media.api.hash.Pdq256;
import org.lapwing.media.api.near.CommonParts;
import org.lapwing.media.api.near.NearIndex;
import org.lapwing.media.api.near.NearIndexes;
import org.lapwing.media.api.near.NearMatch;
import org.lapwing.media.api.near.Stacks;
import org.lapwing.platform.api.cases.Case;
import org.lapwing.platform.api.evidence.ContentId;
import org.lapwing.platform.api.ingest.Progress;
import org.osgi.service.component.annotations.Activate;
import org.osgi.service.component.annotations.Component;
import org.osgi.service.component.annotations.Reference;

/**
 * Looks for places of each picture among those of all others, and compares the pictures that have some in common. Works on the small copies
 * that were derived when the evidence was added; of pictures that look alike as a whole, on one. Of each picture about 16 kB are in memory.
 */
@Component
public final class PartFinder implements CommonParts {

    private static final int INDEXED = 200;
    private static final int RADIUS = 23;
    private static final int VOTES = 3;

    /** A place that so many have says nothing. */
    private static final int COMMONPLACE = 200;

    private static final int HELD = 64;

    /** The small copies are ours; this bounds what a changed one could cost. */
    private static final int LARGEST_SIDE = 512;

    private final NearIndexes indexes;
    private final Stacks stacks;

    @Activate
    public PartFinder(@Reference NearIndexes indexes, @Reference Stacks stacks) {
        this.indexes = indexes;
        this.stacks = stacks;
    }

    @Override
    public long tell(Case of, Progress progress, Consumer<Common> told) {
        List<ContentId> firsts = new ArrayList<>();
        stacks.tell(of, NearIndex.USUAL_RADIUS, progress, stack -> firsts.add(stack.first()));
        return new Search(of, firsts, progress).tell(told);
    }

    /** The small copy of a picture; empty where there is none that can be read. */
    private static Optional<Luma> luma(Case in, ContentId content) {
        return in.findings().derived(content, MediaFindings.THUMBNAIL).flatMap(PartFinder::read);
    }

    private static Optional<Luma> read(byte[] jpeg) {
        try {
            BufferedImage picture = ImageIO.read(new ByteArrayInputStream(jpeg));
            return Optional.ofNullable(picture)
                    .filter(each -> Math.max(each.getWidth(), each.getHeight()) <= LARGEST_SIDE)
                    .map(Luma::of);
        } catch (IOException damaged) {
            return Optional.empty();
        }
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

    private final class Search {

        private final Case in;
        private final List<ContentId> pictures;
        private final Progress progress;
        private final List<Integer> owners = new ArrayList<>();
        private final Map<Integer, CommonPart.Picture> held = new LinkedHashMap<>(HELD, 0.75f, true) {
            private static final long serialVersionUID = 1;

            @Override
            protected boolean removeEldestEntry(Map.Entry<Integer, CommonPart.Picture> eldest) {
                return size() > HELD;
            }
        };
        private final Set<Long> compared = new HashSet<>();
        private long unread;

        Search(Case in, List<ContentId> pictures, Progress progress) {
            this.in = in;
            this.pictures = pictures;
            this.progress = progress;
        }

        long tell(Consumer<Common> told) {
            NearIndex index = indexes.over(Pdq256.Family.FULL, places());
            for (int i = 0; i < pictures.size() && !progress.cancelled(); i++) {
                CommonPart.Picture picture = picture(i).orElse(null);
                if (picture != null) {
                    for (int other : candidates(index, i, picture)) {
                        common(i, picture, other).ifPresent(told);
                    }
                }
                progress.at("parts", i + 1L, pictures.size(), 0);
            }
            return unread;
        }

        private List<Pdq256> places() {
            List<Pdq256> places = new ArrayList<>();
            for (int i = 0; i < pictures.size() && !progress.cancelled(); i++) {
                Optional<Luma> luma = luma(in, pictures.get(i));
                if (luma.isEmpty()) {
                    unread++;
                    continue;
                }
                for (Keypoint each : some(Keypoints.of(luma.get()))) {
                    places.add(bits(each));
                    owners.add(i);
                }
                progress.at("places", i + 1L, pictures.size(), 0);
            }
            return places;
        }

        /** Those that were not compared with it yet. */
        private List<Integer> candidates(NearIndex index, int own, CommonPart.Picture picture) {
            Map<Integer, Integer> votes = new HashMap<>();
            vote(index, own, picture.places(), votes);
            vote(index, own, picture.mirroredPlaces(), votes);
            return votes.entrySet().stream()
                    .filter(each -> each.getValue() >= VOTES)
                    .map(Map.Entry::getKey)
                    .filter(other -> compared.add((long) Math.min(own, other) << 32 | Math.max(own, other)))
                    .sorted()
                    .toList();
        }

        private void vote(NearIndex index, int own, List<Keypoint> places, Map<Integer, Integer> votes) {
            for (Keypoint each : some(places)) {
                List<NearMatch> near = index.within(bits(each), RADIUS);
                if (near.size() <= COMMONPLACE) {
                    near.stream()
                            .map(match -> owners.get(match.position()))
                            .distinct()
                            .filter(other -> other != own)
                            .forEach(other -> votes.merge(other, 1, Integer::sum));
                }
            }
        }

        private Optional<Common> common(int one, CommonPart.Picture picture, int other) {
            int first = Math.min(one, other);
            int second = Math.max(one, other);
            CommonPart.Picture another = picture(other).orElseThrow();
            return CommonPart.of(one == first ? picture : another, one == first ? another : picture)
                    .map(part -> new Common(
                            pictures.get(first),
                            pictures.get(second),
                            part.points(),
                            part.ofFirst(),
                            part.ofSecond(),
                            part.agreement(),
                            Math.floorMod(Math.round((float) part.turned()), 360),
                            part.mirrored()));
        }

        private Optional<CommonPart.Picture> picture(int number) {
            CommonPart.Picture known = held.get(number);
            if (known != null) {
                return Optional.of(known);
            }
            Optional<CommonPart.Picture> made = luma(in, pictures.get(number)).map(CommonPart.Picture::of);
            made.ifPresent(picture -> held.put(number, picture));
            return made;
        }
    }
}
