package org.lapwing.media.near;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.EnumMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.lapwing.media.api.MediaFindings;
import org.lapwing.media.api.hash.Orientation;
import org.lapwing.media.api.hash.Pdq256;
import org.lapwing.platform.api.cases.Case;
import org.lapwing.platform.api.evidence.ContentId;
import org.lapwing.platform.api.evidence.Target;
import org.lapwing.platform.api.findings.Finding;
import org.lapwing.platform.api.ingest.Progress;

/** The pictures of a case that have a PDQ hash that tells them from others; about 150 bytes a picture. */
final class HashedPictures {

    /** Below, a picture has too little to tell it from others. */
    private static final int LEAST_QUALITY = 50;

    private static final int PAGE = 1000;
    private static final String ALGORITHM = "pdq";

    private final Case in;
    private final Map<Pdq256.Family, OfFamily> families = new EnumMap<>(Pdq256.Family.class);
    private long poor;

    /** What is read once it is cancelled is left out. */
    HashedPictures(Case in, Progress progress) {
        this.in = in;
        long last = 0;
        long read = 0;
        while (!progress.cancelled()) {
            List<Finding> page = in.findings().ofKind(MediaFindings.PERCEPTUAL_HASH, last, PAGE);
            if (page.isEmpty()) {
                break;
            }
            page.forEach(this::add);
            last = page.getLast().id();
            read += page.size();
            progress.at("hashes", read, -1, 0);
        }
        // Which was analysed first is chance: the same pictures make the same stacks in every case.
        for (OfFamily each : families.values()) {
            each.pictures.sort(Comparator.comparing(picture -> picture.content().sha256()));
        }
    }

    private record Picture(ContentId content, Pdq256 hash) {}

    /** Only hashes of one family are compared. In the order of the digests of the contents. */
    final class OfFamily {

        private final Pdq256.Family family;
        private final List<Picture> pictures = new ArrayList<>();

        private OfFamily(Pdq256.Family family) {
            this.family = family;
        }

        Pdq256.Family family() {
            return family;
        }

        List<ContentId> contents() {
            return pictures.stream().map(Picture::content).toList();
        }

        /** As the pixels are stored. */
        List<Pdq256> hashes() {
            return pictures.stream().map(Picture::hash).toList();
        }

        /** The hashes of one picture by the id of their orientation, as it is stored before all others. */
        Map<String, Pdq256> orientations(int picture) {
            Map<String, Pdq256> orientations = new LinkedHashMap<>();
            orientations.put(Orientation.STORED.id(), pictures.get(picture).hash());
            for (Finding each : in.findings().on(Target.of(pictures.get(picture).content()))) {
                if (each.kind().equals(MediaFindings.PERCEPTUAL_HASH)
                        && family.id().equals(each.value().get("family"))
                        && each.value().get("turned") instanceof Map<?, ?> turned) {
                    turned.forEach((orientation, hash) ->
                            orientations.put(String.valueOf(orientation), Pdq256.of(family, String.valueOf(hash))));
                }
            }
            return orientations;
        }
    }

    List<OfFamily> families() {
        return List.copyOf(families.values());
    }

    /** How many were left out because they have too little in them to tell them from others. */
    long poor() {
        return poor;
    }

    private void add(Finding finding) {
        Map<String, Object> value = finding.value();
        if (!ALGORITHM.equals(value.get("algorithm"))) {
            return;
        }
        if (!(value.get("quality") instanceof Number quality) || quality.intValue() < LEAST_QUALITY) {
            poor++;
            return;
        }
        for (Pdq256.Family family : Pdq256.Family.values()) {
            if (family.id().equals(value.get("family"))) {
                OfFamily of = families.computeIfAbsent(family, OfFamily::new);
                of.pictures.add(new Picture(
                        new ContentId(finding.target().id()), Pdq256.of(family, String.valueOf(value.get("hash")))));
            }
        }
    }
}
