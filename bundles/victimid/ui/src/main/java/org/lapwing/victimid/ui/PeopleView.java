package org.lapwing.victimid.ui;

import java.util.Optional;
import org.eclipse.swt.widgets.Composite;
import org.eclipse.swt.widgets.Control;
import org.jspecify.annotations.Nullable;
import org.lapwing.platform.api.evidence.Target;
import org.lapwing.platform.api.language.Texts;
import org.lapwing.victimid.api.SubjectBook;
import org.lapwing.workbench.api.Desk;
import org.lapwing.workbench.api.View;
import org.osgi.service.component.annotations.Activate;
import org.osgi.service.component.annotations.Component;
import org.osgi.service.component.annotations.Reference;

/** "Which child is still unidentified, and what do we have to find them?" */
@Component(service = {View.class, PeopleView.class})
public final class PeopleView implements View {

    private final Texts texts;
    private final SubjectBook book;
    private @Nullable PeoplePane pane;

    @Activate
    public PeopleView(@Reference Texts texts, @Reference SubjectBook book) {
        this.texts = texts;
        this.book = book;
    }

    @Override
    public String id() {
        return "lapwing.people.subjects";
    }

    @Override
    public String perspective() {
        return PeoplePerspective.ID;
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
        return texts.get("perspective");
    }

    @Override
    public Control create(Composite parent, Desk desk) {
        PeoplePane made = new PeoplePane(parent, desk, texts, book);
        pane = made;
        made.control().addDisposeListener(gone -> {
            if (pane == made) {
                pane = null;
            }
        });
        return made.control();
    }

    @Override
    public boolean opens(Target target) {
        return target.kind().equals(Target.SUBJECT);
    }

    @Override
    public void show(Target target) {
        pane().ifPresent(each -> each.show(target.number()));
    }

    Optional<PeoplePane> pane() {
        return Optional.ofNullable(pane);
    }
}
