package org.lapwing.media.hashsets;

import java.util.List;
import java.util.stream.Stream;
import org.lapwing.casework.api.triage.Citation;
import org.lapwing.casework.api.triage.Reason;
import org.lapwing.casework.api.triage.TriageRule;
import org.lapwing.media.api.MediaFindings;
import org.lapwing.platform.api.cases.Case;
import org.lapwing.platform.api.evidence.Item;
import org.lapwing.platform.api.evidence.Target;
import org.lapwing.platform.api.language.Texts;
import org.osgi.service.component.annotations.Activate;
import org.osgi.service.component.annotations.Component;
import org.osgi.service.component.annotations.Reference;

/** A file that is on a list is read sooner. What the list's category means is the unit's to say, so all lists weigh the same. */
@Component
public final class KnownFileRule implements TriageRule {

    private static final int POINTS = 30;
    private static final int MOST_CITATIONS = 50;

    private final Texts texts;

    @Activate
    public KnownFileRule(@Reference Texts texts) {
        this.texts = texts;
    }

    @Override
    public String code() {
        return "media.known-file";
    }

    @Override
    public String describes() {
        return texts.get("rule.describes");
    }

    @Override
    public Stream<Reason> reasons(Case of) {
        return Matches.of(of, MediaFindings.KNOWN_FILE).map(this::reason);
    }

    private Reason reason(Matches.Match match) {
        Item first = match.items().getFirst();
        List<Citation> citations = match.items().stream()
                .limit(MOST_CITATIONS)
                .map(KnownFileRule::citation)
                .toList();
        return new Reason(
                Target.of(Target.ITEM, first.id()),
                first.path(),
                code(),
                texts.get(
                        match.category().isEmpty() ? "rule.reason" : "rule.reason.category",
                        match.set(),
                        match.category(),
                        Algorithm.title(match.algorithm()),
                        match.items().size()),
                POINTS,
                false,
                citations);
    }

    private static Citation citation(Item item) {
        return new Citation(Target.of(Target.ITEM, item.id()), item.path(), null, item.modified());
    }
}
