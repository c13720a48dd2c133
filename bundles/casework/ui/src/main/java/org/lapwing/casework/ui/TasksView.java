package org.lapwing.casework.ui;

import org.eclipse.swt.widgets.Composite;
import org.eclipse.swt.widgets.Control;
import org.lapwing.platform.api.language.Texts;
import org.lapwing.workbench.api.Desk;
import org.lapwing.workbench.api.View;
import org.osgi.service.component.annotations.Activate;
import org.osgi.service.component.annotations.Component;
import org.osgi.service.component.annotations.Reference;

/** What is to be done in the open case. */
@Component(service = View.class)
public final class TasksView implements View {

    private final Texts texts;

    @Activate
    public TasksView(@Reference Texts texts) {
        this.texts = texts;
    }

    @Override
    public String id() {
        return "lapwing.case.tasks";
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
        return 20;
    }

    @Override
    public String title() {
        return texts.get("tasks.title");
    }

    @Override
    public Control create(Composite parent, Desk desk) {
        return new TasksPane(parent, desk, texts).control();
    }
}
