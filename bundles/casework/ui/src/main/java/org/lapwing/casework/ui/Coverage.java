package org.lapwing.casework.ui;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;
import org.lapwing.platform.api.cases.Case;
import org.lapwing.platform.api.cases.CaseCounter;
import org.lapwing.platform.api.evidence.EvidenceBook;
import org.lapwing.platform.api.evidence.Exhibit;
import org.lapwing.platform.api.evidence.ItemFilter;
import org.lapwing.platform.api.evidence.Target;
import org.lapwing.platform.api.register.Authority;
import org.lapwing.platform.api.register.ExhibitRecord;

/**
 * How much of a case has been looked at.
 *
 * @param ended the authority of the case, where it no longer holds
 */
record Coverage(
        List<Held> exhibits, List<Line> lines, @Nullable Authority ended) {

    static final Coverage NONE = new Coverage(List.of(), List.of(), null);

    /** An exhibit and how many items it holds. */
    record Held(ExhibitRecord paper, long items) {

        Exhibit exhibit() {
            return paper.exhibit();
        }
    }

    /**
     * One figure.
     *
     * @param key of its text
     * @param notice whether a person should notice it when it is not 0
     */
    record Line(String key, long figure, boolean notice) {}

    static Coverage of(Optional<Case> open, List<CaseCounter> counters) {
        return open.map(each -> of(each, counters)).orElse(NONE);
    }

    private static Coverage of(Case of, List<CaseCounter> counters) {
        EvidenceBook evidence = of.evidence();
        List<Held> held = new ArrayList<>();
        for (ExhibitRecord each : of.register().exhibits()) {
            held.add(new Held(
                    each,
                    evidence.count(
                            new ItemFilter(null, Set.of(), null, each.exhibit().id(), false))));
        }
        Map<String, Long> figures = new TreeMap<>();
        counters.forEach(counter -> figures.putAll(counter.counts(of)));
        long items = evidence.count(ItemFilter.ALL);
        long opened = of.log().lookedAtCount(Target.ITEM) + of.log().lookedAtCount(Target.CONTENT);
        List<Line> lines = new ArrayList<>();
        lines.add(new Line("coverage.items", items, false));
        lines.add(new Line("coverage.images", evidence.count(ItemFilter.ofType("image/")), false));
        lines.add(new Line("coverage.unopened", Math.max(0, items - opened), false));
        Long conversations = figures.get("conversations");
        if (conversations != null) {
            lines.add(new Line("coverage.conversations", conversations, false));
            long read = of.log().lookedAtCount(Target.CONVERSATION);
            lines.add(new Line("coverage.unread", Math.max(0, conversations - read), true));
        }
        lines.add(new Line("coverage.failed", evidence.count(FailedView.FILTER), true));
        long sealed = of.register().sealed();
        if (sealed > 0) {
            lines.add(new Line("coverage.sealed", sealed, true));
        }
        figures.forEach((figure, number) -> {
            if (figure.startsWith("sealed") && figure.contains(".")) {
                lines.add(new Line("coverage." + figure, number, true));
            }
        });
        return new Coverage(
                held,
                lines,
                of.register()
                        .authority()
                        .filter(each -> each.expired(of.log().now()))
                        .orElse(null));
    }
}
