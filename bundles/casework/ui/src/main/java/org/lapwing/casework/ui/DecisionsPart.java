package org.lapwing.casework.ui;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import org.lapwing.platform.api.cases.Case;
import org.lapwing.platform.api.decisions.Decision;
import org.lapwing.platform.api.decisions.DecisionKind;
import org.lapwing.platform.api.decisions.Task;
import org.lapwing.platform.api.evidence.Target;
import org.lapwing.platform.api.language.Texts;
import org.lapwing.platform.api.profile.Profile;
import org.lapwing.workbench.api.InspectorPart;
import org.osgi.service.component.annotations.Activate;
import org.osgi.service.component.annotations.Component;
import org.osgi.service.component.annotations.Reference;

/** What people decided on the selection, newest first, what was undone included; and the tasks about it. */
@Component
public final class DecisionsPart implements InspectorPart {

    /** Drawn through the letters of what was undone; the words say so too. */
    private static final char STRIKE = '\u0336';

    private final Texts texts;
    private final Schemes schemes;
    private final Words words;
    private final Who who;

    @Activate
    public DecisionsPart(@Reference Texts texts, @Reference Schemes schemes, @Reference Profile profile) {
        this.texts = texts;
        this.schemes = schemes;
        this.words = new Words(texts);
        this.who = new Who(profile);
    }

    @Override
    public Section section() {
        return Section.DECISIONS;
    }

    @Override
    public int rank() {
        return 10;
    }

    @Override
    public List<Line> lines(Case of, Target target) {
        Set<Target> names = ReasonsPart.same(of, target);
        Map<Long, Decision> decisions = new TreeMap<>(Comparator.reverseOrder());
        names.forEach(name -> of.decisions().on(name).forEach(each -> decisions.put(each.id(), each)));
        List<Line> lines = new ArrayList<>();
        decisions.values().forEach(each -> lines.add(line(each)));
        for (Task task : of.decisions().tasks(true)) {
            if (task.about() != null && names.contains(task.about())) {
                lines.add(new Line(
                        texts.get(task.done() == null ? "decision.task" : "decision.task.done"),
                        task.text(),
                        texts.get("decision.by", who.name(task.createdBy()), words.when(task.created())),
                        null));
            }
        }
        return lines;
    }

    private Line line(Decision decision) {
        String value =
                switch (decision.kind()) {
                    case CATEGORY -> schemes.label(decision);
                    case UNDO -> texts.get("decision.undo.of", decision.value());
                    default -> decision.value();
                };
        String label = texts.get("decision." + decision.kind());
        String by = texts.get("decision.by", decision.personName(), words.when(decision.at()));
        String detail = decision.why().isBlank() ? by : by + "\n" + texts.get("decision.why", decision.why());
        return decision.undone() && decision.kind() != DecisionKind.UNDO
                ? new Line(texts.get("decision.was.undone", label), struck(value), detail, null)
                : new Line(label, value, detail, null);
    }

    private static String struck(String text) {
        StringBuilder struck = new StringBuilder();
        text.codePoints().forEach(each -> {
            struck.appendCodePoint(each);
            if (!Character.isWhitespace(each)) {
                struck.append(STRIKE);
            }
        });
        return struck.toString();
    }
}
