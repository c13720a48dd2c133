package org.lapwing.casework.ui;

import java.util.List;
import java.util.Optional;
import org.eclipse.swt.widgets.Composite;
import org.eclipse.swt.widgets.Control;
import org.lapwing.casework.api.triage.TriageEntry;
import org.lapwing.platform.api.cases.Case;
import org.lapwing.platform.api.evidence.Target;
import org.lapwing.platform.api.language.Texts;
import org.lapwing.workbench.api.Desk;
import org.lapwing.workbench.api.Question;
import org.lapwing.workbench.api.View;
import org.osgi.service.component.annotations.Activate;
import org.osgi.service.component.annotations.Component;
import org.osgi.service.component.annotations.Reference;

/** The reasons of what is selected, and under each what it rests on; Enter opens that place. */
@Component(service = View.class)
public final class ReasonsView implements View {

    private final Texts texts;
    private final Orders orders;

    @Activate
    public ReasonsView(@Reference Texts texts, @Reference Orders orders) {
        this.texts = texts;
        this.orders = orders;
    }

    @Override
    public String id() {
        return "lapwing.case.reasons";
    }

    @Override
    public String perspective() {
        return CasePerspective.ID;
    }

    @Override
    public Area area() {
        return Area.BOTTOM;
    }

    @Override
    public int rank() {
        return 10;
    }

    @Override
    public String title() {
        return texts.get("reasons.title");
    }

    @Override
    public Control create(Composite parent, Desk desk) {
        ReasonsPane pane = new ReasonsPane(parent, desk, texts);
        Question<Optional<TriageEntry>> question =
                new Question<>(desk, pane.control(), "reasons", open -> entry(open, pane.asked()), pane::show);
        desk.onSelection(pane.control(), selected -> {
            pane.asking(selected);
            question.ask();
        });
        desk.onCase(pane.control(), open -> question.ask());
        pane.asking(desk.selection());
        return pane.control();
    }

    private Optional<TriageEntry> entry(Optional<Case> open, Optional<Target> selected) {
        if (open.isEmpty() || selected.isEmpty()) {
            return Optional.empty();
        }
        List<TriageEntry> entries = orders.of(open.get()).entries();
        return entries.stream()
                .filter(entry -> entry.subject().equals(selected.get()))
                .findFirst();
    }
}
