package org.lapwing.casework.report;

import java.util.ArrayList;
import java.util.EnumSet;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.lapwing.casework.api.report.ReportSection;
import org.lapwing.casework.api.report.ReportWriter;
import org.lapwing.platform.api.cases.Case;
import org.lapwing.platform.api.cases.CaseCounter;
import org.lapwing.platform.api.evidence.Item;
import org.lapwing.platform.api.evidence.ItemFilter;
import org.lapwing.platform.api.evidence.ItemState;
import org.lapwing.platform.api.evidence.Target;
import org.lapwing.platform.api.language.Texts;
import org.osgi.service.component.annotations.Activate;
import org.osgi.service.component.annotations.Component;
import org.osgi.service.component.annotations.Reference;
import org.osgi.service.component.annotations.ReferenceCardinality;
import org.osgi.service.component.annotations.ReferencePolicy;

/** What was looked at, and what was not or could not be. */
@Component
public final class CoverageSection implements ReportSection {

    /** Unread items that are listed one by one; all are counted. */
    private static final int LISTED = 1_000;

    private static final int PAGE = 500;

    private final Texts texts;

    @Reference(cardinality = ReferenceCardinality.MULTIPLE, policy = ReferencePolicy.DYNAMIC)
    private volatile List<CaseCounter> counters = List.of();

    @Activate
    public CoverageSection(@Reference Texts texts) {
        this.texts = texts;
    }

    @Override
    public int rank() {
        return 200;
    }

    @Override
    public String title() {
        return texts.get("coverage.title");
    }

    @Override
    public void write(Case of, ReportWriter out) {
        long items = of.evidence().count(ItemFilter.ALL);
        ItemFilter unread = new ItemFilter(
                null, EnumSet.of(ItemState.UNREADABLE, ItemState.PARTIAL, ItemState.SEALED), null, null, false);
        long failed = of.evidence().count(unread);
        List<String> lines = new ArrayList<>(List.of(
                texts.get("coverage.items", items),
                texts.get(
                        "coverage.opened.items",
                        of.log().lookedAtCount(Target.ITEM) + of.log().lookedAtCount(Target.CONTENT)),
                texts.get("coverage.opened.conversations", of.log().lookedAtCount(Target.CONVERSATION)),
                texts.get("coverage.failed", failed)));
        lines.addAll(closed(of));
        out.list(lines);
        if (failed > 0) {
            list(of, unread, out);
        }
    }

    /** What the authority keeps closed: counted, and nothing of it told. */
    private List<String> closed(Case of) {
        List<String> lines = new ArrayList<>();
        if (of.register().sealed() > 0) {
            lines.add(texts.get("coverage.sealed", of.register().sealed()));
        }
        Map<String, Long> figures = new TreeMap<>();
        counters.forEach(counter -> figures.putAll(counter.counts(of)));
        figures.forEach((figure, number) -> {
            if (figure.startsWith("sealed") && figure.contains(".")) {
                lines.add(texts.get("coverage." + figure, number));
            }
        });
        return lines;
    }

    private void list(Case of, ItemFilter unread, ReportWriter out) {
        out.table(List.of(texts.get("coverage.path"), texts.get("coverage.state"), texts.get("coverage.problem")));
        long after = 0;
        int listed = 0;
        while (listed < LISTED) {
            List<Item> page = of.evidence().items(unread, after, PAGE);
            for (Item item : page) {
                out.row(List.of(
                        item.path(), texts.get("state." + item.state()), item.problem() == null ? "" : item.problem()));
                after = item.id();
                listed++;
            }
            if (page.size() < PAGE) {
                return;
            }
        }
        out.paragraph(texts.get("coverage.more", LISTED));
    }
}
