package org.lapwing.media.ui;

import org.eclipse.swt.widgets.Composite;
import org.eclipse.swt.widgets.Control;
import org.jspecify.annotations.Nullable;
import org.lapwing.media.api.near.Stacks;
import org.lapwing.platform.api.language.Texts;
import org.lapwing.workbench.api.Desk;
import org.lapwing.workbench.api.View;
import org.osgi.service.component.annotations.Activate;
import org.osgi.service.component.annotations.Component;
import org.osgi.service.component.annotations.Reference;
import org.osgi.service.component.annotations.ReferenceCardinality;
import org.osgi.service.component.annotations.ReferencePolicy;

/** Pictures that look alike, so that what was decided of one needs not be looked at again in all. */
@Component(service = View.class)
public final class StackView implements View {

    private final Texts texts;
    private final RowFacts facts;
    private final Tray tray;
    private final Grading grading;
    private final Kept kept;

    @Reference(cardinality = ReferenceCardinality.OPTIONAL, policy = ReferencePolicy.DYNAMIC)
    private volatile @Nullable Stacks stacks;

    @Activate
    public StackView(
            @Reference Texts texts,
            @Reference RowFacts facts,
            @Reference Grading grading,
            @Reference Kept kept,
            @Reference Tray tray) {
        this.texts = texts;
        this.facts = facts;
        this.grading = grading;
        this.kept = kept;
        this.tray = tray;
    }

    @Override
    public String id() {
        return "lapwing.media.stacks";
    }

    @Override
    public String perspective() {
        return MediaPerspective.ID;
    }

    @Override
    public Area area() {
        return Area.CENTRE;
    }

    @Override
    public int rank() {
        return 30;
    }

    @Override
    public String title() {
        return texts.get("stacks.title");
    }

    @Override
    public Control create(Composite parent, Desk desk) {
        return new StackPane(parent, desk, texts, facts, tray, grading, kept, () -> stacks).control();
    }
}
