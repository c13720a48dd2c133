package org.lapwing.casework.ui;

import org.eclipse.swt.widgets.Composite;
import org.eclipse.swt.widgets.Control;
import org.lapwing.platform.api.language.Texts;
import org.lapwing.workbench.api.Desk;
import org.lapwing.workbench.api.View;
import org.osgi.service.component.annotations.Activate;
import org.osgi.service.component.annotations.Component;
import org.osgi.service.component.annotations.Reference;

/** "What would change this order?" below the backlog. */
@Component(service = View.class)
public final class BacklogChangeView implements View {

    private final Texts texts;
    private final ChangePane pane;

    @Activate
    public BacklogChangeView(@Reference Texts texts, @Reference Rules rules, @Reference Orders orders) {
        this.texts = texts;
        this.pane = new ChangePane(texts, rules, orders);
    }

    @Override
    public String id() {
        return "lapwing.backlog.change";
    }

    @Override
    public String perspective() {
        return BacklogPerspective.ID;
    }

    @Override
    public Area area() {
        return Area.BOTTOM;
    }

    @Override
    public int rank() {
        return 40;
    }

    @Override
    public String title() {
        return texts.get("change.title");
    }

    @Override
    public Control create(Composite parent, Desk desk) {
        return pane.create(parent, desk, "backlog.change");
    }
}
