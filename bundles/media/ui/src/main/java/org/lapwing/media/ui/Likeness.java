package org.lapwing.media.ui;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.lapwing.media.api.MediaFindings;
import org.lapwing.media.api.hash.Orientation;
import org.lapwing.media.api.hash.Pdq256;
import org.lapwing.platform.api.cases.Case;
import org.lapwing.platform.api.evidence.ContentId;
import org.lapwing.platform.api.evidence.Target;
import org.lapwing.platform.api.findings.Finding;

/**
 * How near two pictures are by their hashes, in that of the eight orientations in which they are nearest.
 *
 * @param distance in how many of 256 bits they differ
 * @param orientation what is done to the first so that it is nearest to the second; the id of an {@link Orientation}
 */
record Likeness(int distance, String orientation) {

    /** Empty where one of them has no hash, or none of the family of the other. */
    static Optional<Likeness> of(Case in, ContentId first, ContentId second) {
        List<Finding> firsts = hashes(in, first);
        @Nullable Likeness nearest = null;
        for (Finding of : hashes(in, second)) {
            for (Pdq256.Family family : Pdq256.Family.values()) {
                if (!isOf(family, of)) {
                    continue;
                }
                Pdq256 there = Pdq256.of(family, String.valueOf(of.value().get("hash")));
                for (Finding each : firsts) {
                    if (isOf(family, each)) {
                        nearest = nearer(nearest, orientations(family, each), there);
                    }
                }
            }
        }
        return Optional.ofNullable(nearest);
    }

    private static List<Finding> hashes(Case in, ContentId content) {
        return in.findings().on(Target.of(content)).stream()
                .filter(each -> each.kind().equals(MediaFindings.PERCEPTUAL_HASH))
                .filter(each -> "pdq".equals(each.value().get("algorithm")))
                .toList();
    }

    private static boolean isOf(Pdq256.Family family, Finding finding) {
        return family.id().equals(finding.value().get("family"));
    }

    private static Map<String, Pdq256> orientations(Pdq256.Family family, Finding finding) {
        Map<String, Pdq256> orientations = new LinkedHashMap<>();
        orientations.put(
                Orientation.STORED.id(),
                Pdq256.of(family, String.valueOf(finding.value().get("hash"))));
        if (finding.value().get("turned") instanceof Map<?, ?> turned) {
            turned.forEach((orientation, hash) ->
                    orientations.put(String.valueOf(orientation), Pdq256.of(family, String.valueOf(hash))));
        }
        return orientations;
    }

    private static @Nullable Likeness nearer(
            @Nullable Likeness before, Map<String, Pdq256> orientations, Pdq256 there) {
        Likeness nearest = before;
        for (Map.Entry<String, Pdq256> each : orientations.entrySet()) {
            int distance = each.getValue().distance(there);
            if (nearest == null || distance < nearest.distance()) {
                nearest = new Likeness(distance, each.getKey());
            }
        }
        return nearest;
    }
}
