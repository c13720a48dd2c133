package org.lapwing.media.ui;

import org.eclipse.swt.widgets.Composite;
import org.eclipse.swt.widgets.Control;
import org.jspecify.annotations.Nullable;
import org.lapwing.platform.api.evidence.Target;
import org.lapwing.platform.api.language.Texts;
import org.lapwing.workbench.api.Desk;
import org.lapwing.workbench.api.View;
import org.osgi.service.component.annotations.Activate;
import org.osgi.service.component.annotations.Component;
import org.osgi.service.component.annotations.Reference;

/** What is known of pictures and other media, and no picture. */
@Component(service = View.class)
public final class ListView implements View {

    private final Texts texts;
    private final RowFacts facts;
    private final Tray tray;
    private @Nullable ListPane pane;

    @Activate
    public ListView(@Reference Texts texts, @Reference RowFacts facts, @Reference Tray tray) {
        this.texts = texts;
        this.facts = facts;
        this.tray = tray;
    }

    @Override
    public String id() {
        return "lapwing.media.list";
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
        return 10;
    }

    @Override
    public String title() {
        return texts.get("list.title");
    }

    @Override
    public boolean opens(Target target) {
        return target.kind().equals(Target.ITEM) || target.kind().equals(Target.CONTENT);
    }

    @Override
    public void show(Target target) {
        ListPane now = pane;
        if (now != null) {
            now.show(target);
        }
    }

    @Override
    public Control create(Composite parent, Desk desk) {
        ListPane made = new ListPane(parent, desk, texts, facts, tray);
        pane = made;
        made.control().addDisposeListener(gone -> {
            if (pane == made) {
                pane = null;
            }
        });
        return made.control();
    }
}
