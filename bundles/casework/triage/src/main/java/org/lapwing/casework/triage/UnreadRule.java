package org.lapwing.casework.triage;

import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.stream.Stream;
import org.lapwing.casework.api.triage.Citation;
import org.lapwing.casework.api.triage.Reason;
import org.lapwing.casework.api.triage.TriageRule;
import org.lapwing.casework.api.triage.TriageSubjects;
import org.lapwing.platform.api.cases.Case;
import org.lapwing.platform.api.language.Texts;
import org.osgi.service.component.annotations.Activate;
import org.osgi.service.component.annotations.Component;
import org.osgi.service.component.annotations.Reference;
import org.osgi.service.component.annotations.ReferenceCardinality;
import org.osgi.service.component.annotations.ReferencePolicy;

/** What nobody has opened yet comes before what somebody has, all else being equal. */
@Component
public final class UnreadRule implements TriageRule {

    private final Texts texts;
    private final List<TriageSubjects> subjects = new CopyOnWriteArrayList<>();

    @Activate
    public UnreadRule(@Reference Texts texts) {
        this.texts = texts;
    }

    @Reference(cardinality = ReferenceCardinality.MULTIPLE, policy = ReferencePolicy.DYNAMIC)
    public void bindSubjects(TriageSubjects source) {
        subjects.add(source);
    }

    public void unbindSubjects(TriageSubjects source) {
        subjects.remove(source);
    }

    @Override
    public String code() {
        return "case.unread";
    }

    @Override
    public String describes() {
        return texts.get("rule.unread.describes");
    }

    @Override
    public Stream<Reason> reasons(Case of) {
        return subjects.stream()
                .flatMap(source -> source.subjects(of))
                .filter(subject -> !of.log().lookedAt(subject.target()))
                .map(subject -> new Reason(
                        subject.target(),
                        subject.title(),
                        code(),
                        texts.get("rule.unread.reason"),
                        1,
                        false,
                        List.of(new Citation(subject.target(), subject.title(), null, null))));
    }
}
