package org.lapwing.media.ui;

import org.eclipse.swt.widgets.Composite;
import org.eclipse.swt.widgets.Control;
import org.lapwing.platform.api.language.Texts;
import org.lapwing.workbench.api.Desk;
import org.lapwing.workbench.api.View;
import org.osgi.service.component.annotations.Activate;
import org.osgi.service.component.annotations.Component;
import org.osgi.service.component.annotations.Reference;

/** The selected item, its protected picture and its grades. */
@Component(service = View.class)
public final class PictureView implements View {

    private final Texts texts;
    private final RowFacts facts;
    private final Grades grades;
    private final Grading grading;

    @Activate
    public PictureView(
            @Reference Texts texts, @Reference RowFacts facts, @Reference Grades grades, @Reference Grading grading) {
        this.texts = texts;
        this.facts = facts;
        this.grades = grades;
        this.grading = grading;
    }

    @Override
    public String id() {
        return "lapwing.media.picture";
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
        return 10;
    }

    @Override
    public String title() {
        return texts.get("picture.title");
    }

    @Override
    public Control create(Composite parent, Desk desk) {
        return new PicturePane(parent, desk, texts, facts, grades, grading).control();
    }
}
