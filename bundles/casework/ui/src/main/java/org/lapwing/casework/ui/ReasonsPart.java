package org.lapwing.casework.ui;

import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;
import org.lapwing.casework.api.triage.Reason;
import org.lapwing.casework.api.triage.TriageEntry;
import org.lapwing.platform.api.cases.Case;
import org.lapwing.platform.api.evidence.ContentId;
import org.lapwing.platform.api.evidence.Item;
import org.lapwing.platform.api.evidence.Target;
import org.lapwing.platform.api.language.Texts;
import org.lapwing.workbench.api.InspectorPart;
import org.osgi.service.component.annotations.Activate;
import org.osgi.service.component.annotations.Component;
import org.osgi.service.component.annotations.Reference;

/** Why the selection should be read sooner, or what it is cited for. */
@Component
public final class ReasonsPart implements InspectorPart {

    private final Texts texts;
    private final Orders orders;
    private final Words words;

    @Activate
    public ReasonsPart(@Reference Texts texts, @Reference Orders orders) {
        this.texts = texts;
        this.orders = orders;
        this.words = new Words(texts);
    }

    @Override
    public Section section() {
        return Section.SUGGESTIONS;
    }

    @Override
    public int rank() {
        return 10;
    }

    @Override
    public List<Line> lines(Case of, Target target) {
        Set<Target> names = same(of, target);
        List<Line> lines = new ArrayList<>();
        for (TriageEntry entry : orders.of(of).entries()) {
            boolean subject = names.contains(entry.subject());
            for (Reason reason : entry.reasons()) {
                if (subject) {
                    lines.add(new Line(
                            words.tier(entry.tier()),
                            words.because(reason),
                            texts.get(
                                    "reason.detail",
                                    reason.points(),
                                    reason.code(),
                                    reason.citations().size()),
                            reason.citations().getFirst().target().equals(target)
                                    ? null
                                    : reason.citations().getFirst().target()));
                } else if (reason.citations().stream().anyMatch(cited -> names.contains(cited.target()))) {
                    lines.add(new Line(
                            texts.get("reason.cited", entry.title()),
                            words.because(reason),
                            texts.get(
                                    "reason.detail",
                                    reason.points(),
                                    reason.code(),
                                    reason.citations().size()),
                            null));
                }
            }
        }
        return lines;
    }

    /** The selection by all its names: an item is also its content, and a content also each of its items. */
    static Set<Target> same(Case of, Target target) {
        List<Target> names = new ArrayList<>(List.of(target));
        if (target.kind().equals(Target.ITEM)) {
            of.evidence()
                    .item(target.number())
                    .map(Item::content)
                    .map(Target::of)
                    .ifPresent(names::add);
        } else if (target.kind().equals(Target.CONTENT)) {
            of.evidence()
                    .itemsOf(new ContentId(target.id()))
                    .forEach(item -> names.add(Target.of(Target.ITEM, item.id())));
        }
        return names.stream().collect(Collectors.toSet());
    }
}
