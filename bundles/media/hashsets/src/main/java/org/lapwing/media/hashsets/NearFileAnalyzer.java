package org.lapwing.media.hashsets;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.lapwing.media.api.KnownFiles;
import org.lapwing.media.api.KnownFiles.NearFile;
import org.lapwing.media.api.MediaFindings;
import org.lapwing.media.api.hash.Orientation;
import org.lapwing.media.api.hash.Pdq256;
import org.lapwing.platform.api.analysis.Analyzer;
import org.lapwing.platform.api.analysis.AnalyzerCard;
import org.lapwing.platform.api.analysis.Content;
import org.lapwing.platform.api.analysis.FindingSink;
import org.lapwing.platform.api.findings.Basis;
import org.lapwing.platform.api.findings.Finding;
import org.lapwing.platform.api.language.Texts;
import org.osgi.service.component.annotations.Activate;
import org.osgi.service.component.annotations.Component;
import org.osgi.service.component.annotations.Reference;

/**
 * Says which pictures on lists a picture looks like, however it is turned or mirrored, from the hashes that are recorded of it: new lists
 * need no picture to be read again.
 */
@Component
public final class NearFileAnalyzer implements Analyzer {

    static final String ID = "media.near-lists";

    /** Below, a picture has too little to tell it from others. */
    private static final int LEAST_QUALITY = 50;

    private final Texts texts;
    private final KnownFiles lists;

    @Activate
    public NearFileAnalyzer(@Reference Texts texts, @Reference KnownFiles lists) {
        this.texts = texts;
        this.lists = lists;
    }

    @Override
    public AnalyzerCard card() {
        String version = lists.nearVersion();
        // Without a list, only what it said itself before is looked at again, and goes.
        String reads = version.equals("0") ? MediaFindings.NEAR_FILE : MediaFindings.PERCEPTUAL_HASH;
        return new AnalyzerCard(
                        ID,
                        "1." + version,
                        Set.of("image/*"),
                        AnalyzerCard.Cost.TRIVIAL,
                        true,
                        texts.get("near.purpose"))
                .using(lists.nearDigests(), null)
                .reading(Set.of(reads));
    }

    @Override
    public boolean combines() {
        return true;
    }

    /** One thing that a list says, and how the picture is turned where it is near. */
    private record Turned(NearFile file, String orientation) {}

    @Override
    public void analyze(Content content, FindingSink findings) {
        Map<NearFile, Turned> nearest = new HashMap<>();
        for (Finding each : content.said()) {
            for (Pdq256.Family family : Pdq256.Family.values()) {
                if (each.kind().equals(MediaFindings.PERCEPTUAL_HASH) && telling(each, family)) {
                    look(each, family, nearest);
                }
            }
        }
        List<Turned> told = new ArrayList<>(nearest.values());
        told.sort(Comparator.comparingInt((Turned each) -> each.file().distance())
                .thenComparing(each -> each.file().set())
                .thenComparing(each -> each.file().category())
                .thenComparing(each -> each.file().source()));
        told.forEach(each -> tell(each, findings));
    }

    private static boolean telling(Finding hash, Pdq256.Family family) {
        return "pdq".equals(hash.value().get("algorithm"))
                && family.id().equals(hash.value().get("family"))
                && hash.value().get("quality") instanceof Number quality
                && quality.intValue() >= LEAST_QUALITY;
    }

    private void look(Finding hash, Pdq256.Family family, Map<NearFile, Turned> nearest) {
        look(
                Orientation.STORED.id(),
                Pdq256.of(family, String.valueOf(hash.value().get("hash"))),
                nearest);
        if (hash.value().get("turned") instanceof Map<?, ?> turned) {
            turned.forEach((orientation, digits) ->
                    look(String.valueOf(orientation), Pdq256.of(family, String.valueOf(digits)), nearest));
        }
    }

    private void look(String orientation, Pdq256 hash, Map<NearFile, Turned> nearest) {
        for (NearFile each : lists.near(hash)) {
            NearFile said = new NearFile(each.set(), each.category(), each.source(), each.algorithm(), 0);
            nearest.merge(
                    said,
                    new Turned(each, orientation),
                    (one, other) -> other.file().distance() < one.file().distance() ? other : one);
        }
    }

    private void tell(Turned near, FindingSink findings) {
        NearFile file = near.file();
        Map<String, Object> value = new LinkedHashMap<>();
        value.put("set", file.set());
        value.put("category", file.category());
        value.put("source", file.source());
        value.put("algorithm", file.algorithm());
        value.put("distance", file.distance());
        value.put("orientation", near.orientation());
        findings.finding(
                MediaFindings.NEAR_FILE,
                1,
                Basis.INFERRED,
                value,
                1,
                texts.get(
                        file.category().isEmpty() ? "near.explanation" : "near.explanation.category",
                        file.set(),
                        file.category(),
                        file.distance(),
                        texts.get("near." + near.orientation())));
    }
}
