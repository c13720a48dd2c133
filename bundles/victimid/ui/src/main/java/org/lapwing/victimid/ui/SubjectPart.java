package org.lapwing.victimid.ui;

import java.util.ArrayList;
import java.util.List;
import org.lapwing.platform.api.cases.Case;
import org.lapwing.platform.api.evidence.Target;
import org.lapwing.platform.api.language.Texts;
import org.lapwing.victimid.api.Sighting;
import org.lapwing.victimid.api.Subject;
import org.lapwing.victimid.api.SubjectBook;
import org.lapwing.workbench.api.InspectorPart;
import org.osgi.service.component.annotations.Activate;
import org.osgi.service.component.annotations.Component;
import org.osgi.service.component.annotations.Reference;

/** Who a subject is and where they were seen, or who was seen in the selection. All of it is what people decided, none of it evidence. */
@Component
public final class SubjectPart implements InspectorPart {

    private static final int SHOWN = 20;

    private final Texts texts;
    private final SubjectBook book;
    private final TargetNames names;

    @Activate
    public SubjectPart(@Reference Texts texts, @Reference SubjectBook book) {
        this.texts = texts;
        this.book = book;
        this.names = new TargetNames(texts);
    }

    @Override
    public Section section() {
        return Section.DECISIONS;
    }

    @Override
    public int rank() {
        return 5;
    }

    @Override
    public List<Line> lines(Case of, Target target) {
        return target.kind().equals(Target.SUBJECT)
                ? book.subject(of, target.number())
                        .map(each -> subject(of, each))
                        .orElse(List.of())
                : seen(of, target);
    }

    private List<Line> subject(Case of, Subject subject) {
        List<Line> lines = new ArrayList<>();
        lines.add(new Line(
                texts.get(
                        "category.mark",
                        texts.get("category." + subject.category()),
                        texts.get("mark." + subject.ground().mark())),
                subject.name(),
                texts.get("ground.said", subject.ground().source()) + "\n"
                        + texts.get("by", subject.createdBy(), texts.get("when", subject.created())),
                null));
        lines.add(new Line(
                texts.get("subject.state"),
                texts.get(subject.identified() ? "state.identified" : "state.unidentified"),
                null,
                null));
        if (!subject.note().isBlank()) {
            lines.add(new Line(texts.get("subject.note"), subject.note(), null, null));
        }
        List<Sighting> sightings = book.sightings(of, subject.id());
        for (Sighting each : sightings.stream().limit(SHOWN).toList()) {
            lines.add(new Line(texts.get("part.seen"), names.of(of, each.in()), detail(each), each.in()));
        }
        if (sightings.size() > SHOWN) {
            lines.add(new Line(texts.get("part.seen"), texts.get("part.more", sightings.size() - SHOWN), null, null));
        }
        return lines;
    }

    private String detail(Sighting sighting) {
        return (sighting.note().isBlank() ? "" : sighting.note() + "\n")
                + texts.get("mark." + sighting.ground().mark()) + ". "
                + texts.get("ground.said", sighting.ground().source()) + "\n"
                + texts.get("by", sighting.by(), texts.get("when", sighting.at()));
    }

    private List<Line> seen(Case of, Target target) {
        List<Line> lines = new ArrayList<>();
        for (Sighting each : book.sightingsIn(of, target)) {
            String name = book.subject(of, each.subject()).map(Subject::name).orElse(Long.toString(each.subject()));
            lines.add(new Line(texts.get("part.who"), name, detail(each), Target.of(Target.SUBJECT, each.subject())));
        }
        return lines;
    }
}
