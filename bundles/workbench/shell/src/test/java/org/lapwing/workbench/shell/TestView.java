package org.lapwing.workbench.shell;

import org.eclipse.swt.SWT;
import org.eclipse.swt.widgets.Composite;
import org.eclipse.swt.widgets.Control;
import org.eclipse.swt.widgets.Text;
import org.lapwing.platform.api.evidence.Target;
import org.lapwing.workbench.api.Desk;
import org.lapwing.workbench.api.View;
import org.lapwing.workbench.api.WidgetIds;

/** A view with one field. Also made in a class loader of its own, to see that the window lets go of it. */
public final class TestView implements View {

    private final String id;
    private final String perspective;
    private final Area area;

    public TestView(String id, String perspective, Area area) {
        this.id = id;
        this.perspective = perspective;
        this.area = area;
    }

    @Override
    public String id() {
        return id;
    }

    @Override
    public String perspective() {
        return perspective;
    }

    @Override
    public Area area() {
        return area;
    }

    @Override
    public int rank() {
        return 1;
    }

    @Override
    public String title() {
        return "View " + id;
    }

    @Override
    public boolean opens(Target target) {
        return target.kind().equals(id);
    }

    @Override
    public void show(Target target) {}

    @Override
    public Control create(Composite parent, Desk desk) {
        if (id.equals("broken")) {
            throw new IllegalStateException("This view is broken on purpose");
        }
        Text text = WidgetIds.name(new Text(parent, SWT.MULTI), "text." + id);
        desk.onCase(text, open -> text.setData("case", open.isPresent()));
        desk.onSelection(text, selected -> text.setData("selected", selected.isPresent()));
        desk.load(text, "hello", () -> "Hello from " + id, text::setText);
        return text;
    }
}
