package org.lapwing.media.ui;

import org.eclipse.swt.widgets.Composite;
import org.eclipse.swt.widgets.Control;
import org.jspecify.annotations.Nullable;
import org.lapwing.media.api.KnownFiles;
import org.lapwing.platform.api.language.Texts;
import org.lapwing.workbench.api.Desk;
import org.lapwing.workbench.api.View;
import org.osgi.service.component.annotations.Activate;
import org.osgi.service.component.annotations.Component;
import org.osgi.service.component.annotations.Reference;
import org.osgi.service.component.annotations.ReferenceCardinality;
import org.osgi.service.component.annotations.ReferencePolicy;

/** The lists of known files of this installation, and what their codes mean here. */
@Component(service = View.class)
public final class KnownListsView implements View {

    private final Texts texts;
    private final ListWork work;

    @Reference(cardinality = ReferenceCardinality.OPTIONAL, policy = ReferencePolicy.DYNAMIC)
    private volatile @Nullable KnownFiles lists;

    @Activate
    public KnownListsView(@Reference Texts texts, @Reference ListWork work) {
        this.texts = texts;
        this.work = work;
    }

    @Override
    public String id() {
        return "lapwing.media.lists";
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
        return 40;
    }

    @Override
    public String title() {
        return texts.get("lists.title");
    }

    @Override
    public Control create(Composite parent, Desk desk) {
        return new KnownListsPane(parent, desk, texts, work, () -> lists).control();
    }
}
