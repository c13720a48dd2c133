package org.lapwing.example.view;

import org.eclipse.swt.SWT;
import org.eclipse.swt.widgets.Composite;
import org.eclipse.swt.widgets.Control;
import org.eclipse.swt.widgets.Label;
import org.lapwing.platform.api.cases.Case;
import org.lapwing.platform.api.evidence.ItemFilter;
import org.lapwing.platform.api.language.Texts;
import org.lapwing.workbench.api.Desk;
import org.lapwing.workbench.api.View;
import org.lapwing.workbench.api.WidgetIds;
import org.osgi.service.component.annotations.Activate;
import org.osgi.service.component.annotations.Component;
import org.osgi.service.component.annotations.Reference;

/** How many pictures the case has: one line in the Case perspective. */
@Component
public final class CountsView implements View {

    private final Texts texts;

    @Activate
    public CountsView(@Reference Texts texts) {
        this.texts = texts;
    }

    @Override
    public String id() {
        return "example.counts";
    }

    @Override
    public String perspective() {
        return "lapwing.case";
    }

    @Override
    public Area area() {
        return Area.BOTTOM;
    }

    @Override
    public int rank() {
        return 900;
    }

    @Override
    public String title() {
        return texts.get("counts.title");
    }

    @Override
    public Control create(Composite parent, Desk desk) {
        Label label = WidgetIds.name(new Label(parent, SWT.WRAP), "example.counts.label");
        desk.onCase(label, open -> {
            if (open.isEmpty()) {
                label.setText(texts.get("counts.none"));
            } else {
                Case of = open.get();
                desk.load(
                        label,
                        "count",
                        () -> pictures(of),
                        count -> label.setText(texts.get("counts.pictures", count)));
            }
        });
        return label;
    }

    /** Runs in the background. */
    static long pictures(Case of) {
        return of.evidence().count(ItemFilter.ofType("image/").oncePerContent());
    }
}
