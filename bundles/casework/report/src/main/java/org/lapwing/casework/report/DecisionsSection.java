package org.lapwing.casework.report;

import java.util.List;
import org.lapwing.casework.api.report.ReportSection;
import org.lapwing.casework.api.report.ReportWriter;
import org.lapwing.platform.api.cases.Case;
import org.lapwing.platform.api.decisions.Decision;
import org.lapwing.platform.api.decisions.Task;
import org.lapwing.platform.api.language.Texts;
import org.osgi.service.component.annotations.Activate;
import org.osgi.service.component.annotations.Component;
import org.osgi.service.component.annotations.Reference;

/** Who decided what, when and why; undone decisions stay and are marked. */
@Component
public final class DecisionsSection implements ReportSection {

    private static final int PAGE = 500;

    private final Texts texts;

    @Activate
    public DecisionsSection(@Reference Texts texts) {
        this.texts = texts;
    }

    @Override
    public int rank() {
        return 400;
    }

    @Override
    public String title() {
        return texts.get("decisions.title");
    }

    @Override
    public void write(Case of, ReportWriter out) {
        List<Decision> page = of.decisions().all(0, PAGE);
        if (page.isEmpty()) {
            out.paragraph(texts.get("decisions.none"));
        } else {
            out.table(List.of(
                    texts.get("decisions.at"),
                    texts.get("decisions.person"),
                    texts.get("decisions.about"),
                    texts.get("decisions.kind"),
                    texts.get("decisions.value"),
                    texts.get("decisions.why")));
        }
        while (!page.isEmpty()) {
            page.forEach(decision -> row(of, decision, out));
            page = page.size() < PAGE
                    ? List.of()
                    : of.decisions().all(page.getLast().id(), PAGE);
        }
        List<Task> tasks = of.decisions().tasks(true);
        if (!tasks.isEmpty()) {
            out.paragraph(texts.get("tasks.title"));
            out.list(tasks.stream().map(this::line).toList());
        }
    }

    private void row(Case of, Decision decision, ReportWriter out) {
        String value = decision.scheme() == null ? decision.value() : decision.value() + " (" + decision.scheme() + ")";
        out.row(List.of(
                decision.at().toString(),
                decision.personName(),
                TargetNames.name(of, decision.target()),
                texts.get("kind." + decision.kind()) + (decision.undone() ? " " + texts.get("decisions.undone") : ""),
                value,
                decision.why()));
    }

    private String line(Task task) {
        return texts.get(
                task.done() == null ? "tasks.open" : "tasks.done",
                task.text(),
                task.owner() == null ? "" : task.owner(),
                String.valueOf(task.done()));
    }
}
