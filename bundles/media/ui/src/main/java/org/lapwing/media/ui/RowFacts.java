package org.lapwing.media.ui;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.lapwing.media.api.KnownFiles;
import org.lapwing.media.api.KnownFiles.KnownFile;
import org.lapwing.media.api.MediaFindings;
import org.lapwing.platform.api.cases.Case;
import org.lapwing.platform.api.decisions.Decision;
import org.lapwing.platform.api.evidence.ContentId;
import org.lapwing.platform.api.evidence.Item;
import org.lapwing.platform.api.evidence.Target;
import org.lapwing.platform.api.findings.Finding;
import org.lapwing.platform.api.language.Texts;
import org.lapwing.platform.api.policy.Policy;
import org.osgi.service.component.annotations.Activate;
import org.osgi.service.component.annotations.Component;
import org.osgi.service.component.annotations.Reference;
import org.osgi.service.component.annotations.ReferenceCardinality;
import org.osgi.service.component.annotations.ReferencePolicy;

/** Gathers what is known of an item; in the background. */
@Component(service = RowFacts.class)
public final class RowFacts {

    private final Texts texts;
    private final Grades grades;
    private final Policy policy;

    @Reference(cardinality = ReferenceCardinality.OPTIONAL, policy = ReferencePolicy.DYNAMIC)
    private volatile @Nullable KnownFiles known;

    @Activate
    public RowFacts(@Reference Texts texts, @Reference Grades grades, @Reference Policy policy) {
        this.texts = texts;
        this.grades = grades;
        this.policy = policy;
    }

    Row row(Case of, Item item, long number) {
        ContentId content = item.content();
        int copies = 1;
        Map<String, Object> metadata = Map.of();
        boolean place = false;
        List<String> lists = new ArrayList<>();
        List<KnownFile> matches = new ArrayList<>();
        Map<String, Integer> near = new LinkedHashMap<>();
        List<Double> frames = List.of();
        if (content != null) {
            copies = of.evidence().itemsOf(content).size();
            for (Finding each : of.findings().on(Target.of(content))) {
                switch (each.kind()) {
                    case MediaFindings.IMAGE_METADATA -> metadata = each.value();
                    case MediaFindings.GPS -> place = true;
                    case MediaFindings.VIDEO_HASHES -> frames = frames(each);
                    case MediaFindings.KNOWN_FILE -> {
                        lists.add(list(each));
                        matches.add(match(each));
                    }
                    case MediaFindings.NEAR_FILE ->
                        near.put(list(each), number(each.value().get("distance")));
                    default -> {}
                }
            }
        }
        Optional<Decision> decision = of.decisions().category(Target.of(Target.ITEM, item.id()));
        return new Row(
                number,
                item,
                copies,
                number(metadata.get("width")),
                number(metadata.get("height")),
                Objects.toString(metadata.get("format"), Objects.requireNonNullElse(item.mediaType(), "")),
                taken(metadata),
                place,
                List.copyOf(lists),
                alike(lists, near),
                standing(matches),
                frames,
                decision.map(grades::label).orElse(null));
    }

    /** The row of what a target means; empty where it means no item. */
    Optional<Row> row(Case of, Target target) {
        return item(of, target).map(item -> row(of, item, -1));
    }

    /** The first of the items with the same bytes: the one that stands for them all in lists. */
    static Optional<Item> item(Case of, Target target) {
        Optional<Item> named =
                switch (target.kind()) {
                    case Target.ITEM -> of.evidence().item(target.number());
                    case Target.CONTENT ->
                        of.evidence().itemsOf(new ContentId(target.id())).stream()
                                .findFirst();
                    default -> Optional.empty();
                };
        return named.map(item -> {
            ContentId content = item.content();
            return content == null ? item : of.evidence().itemsOf(content).getFirst();
        });
    }

    private static List<Double> frames(Finding video) {
        return video.value().get("strip") instanceof List<?> seconds
                ? seconds.stream()
                        .filter(Number.class::isInstance)
                        .map(each -> ((Number) each).doubleValue())
                        .toList()
                : List.of();
    }

    private String list(Finding finding) {
        String category = said(finding, "category");
        String set = said(finding, "set");
        return category.isEmpty() ? set : texts.get("known.category", set, category);
    }

    private Row.Standing standing(List<KnownFile> matches) {
        KnownFiles lists = known;
        return matches.isEmpty()
                ? Row.Standing.NEW
                : Row.Standing.of(lists == null ? null : lists.votes(matches), policy.knownQuorum());
    }

    private static KnownFile match(Finding finding) {
        return new KnownFile(
                said(finding, "set"), said(finding, "category"), said(finding, "source"), said(finding, "algorithm"));
    }

    private static String said(Finding finding, String key) {
        return Objects.toString(finding.value().get(key), "");
    }

    private List<String> alike(List<String> lists, Map<String, Integer> near) {
        near.keySet().removeAll(lists);
        return near.entrySet().stream()
                .map(each -> texts.get("near.list", each.getKey(), each.getValue()))
                .toList();
    }

    private static @Nullable String taken(Map<String, Object> metadata) {
        Object taken = metadata.get("taken");
        return taken == null ? null : taken.toString().replace('T', ' ');
    }

    private static int number(@Nullable Object value) {
        return value instanceof Number number ? number.intValue() : 0;
    }
}
