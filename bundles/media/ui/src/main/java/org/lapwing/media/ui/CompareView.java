package org.lapwing.media.ui;

import org.eclipse.swt.widgets.Composite;
import org.eclipse.swt.widgets.Control;
import org.lapwing.platform.api.language.Texts;
import org.lapwing.workbench.api.Desk;
import org.lapwing.workbench.api.View;
import org.osgi.service.component.annotations.Activate;
import org.osgi.service.component.annotations.Component;
import org.osgi.service.component.annotations.Reference;

/** Two items beside each other. */
@Component(service = View.class)
public final class CompareView implements View {

    private final Texts texts;
    private final RowFacts facts;
    private final Kept kept;

    @Activate
    public CompareView(@Reference Texts texts, @Reference RowFacts facts, @Reference Kept kept) {
        this.texts = texts;
        this.facts = facts;
        this.kept = kept;
    }

    @Override
    public String id() {
        return "lapwing.media.compare";
    }

    @Override
    public String perspective() {
        return MediaPerspective.ID;
    }

    @Override
    public Area area() {
        return Area.BOTTOM;
    }

    @Override
    public int rank() {
        return 20;
    }

    @Override
    public String title() {
        return texts.get("compare.title");
    }

    @Override
    public Control create(Composite parent, Desk desk) {
        return new ComparePane(parent, desk, texts, facts, kept).control();
    }
}
