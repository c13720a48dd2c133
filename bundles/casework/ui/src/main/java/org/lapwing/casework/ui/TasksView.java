package org.lapwing.casework.ui;

import org.eclipse.swt.widgets.Composite;
import org.eclipse.swt.widgets.Control;
import org.lapwing.platform.api.language.Texts;
import org.lapwing.platform.api.profile.Profile;
import org.lapwing.workbench.api.Desk;
import org.lapwing.workbench.api.View;
import org.osgi.service.component.annotations.Activate;
import org.osgi.service.component.annotations.Component;
import org.osgi.service.component.annotations.Reference;

/** What is to be done in the open case. */
@Component(service = View.class)
public final class TasksView implements View {

    private final Texts texts;
    private final Who who;

    @Activate
    public TasksView(@Reference Texts texts, @Reference Profile profile) {
        this.texts = texts;
        this.who = new Who(profile);
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
        return new TasksPane(parent, desk, texts, who).control();
    }
}
