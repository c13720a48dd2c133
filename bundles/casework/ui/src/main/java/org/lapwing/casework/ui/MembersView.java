package org.lapwing.casework.ui;

import org.eclipse.swt.widgets.Composite;
import org.eclipse.swt.widgets.Control;
import org.lapwing.platform.api.language.Texts;
import org.lapwing.platform.api.persons.Persons;
import org.lapwing.platform.api.policy.Policy;
import org.lapwing.workbench.api.Desk;
import org.lapwing.workbench.api.View;
import org.osgi.service.component.annotations.Activate;
import org.osgi.service.component.annotations.Component;
import org.osgi.service.component.annotations.Reference;

/** The members of the open case. */
@Component(service = View.class)
public final class MembersView implements View {

    static final String ID = "lapwing.case.members";

    private final Texts texts;
    private final Membership membership;

    @Activate
    public MembersView(@Reference Texts texts, @Reference Persons persons, @Reference Policy policy) {
        this.texts = texts;
        this.membership = new Membership(texts, new CasePapers(texts, persons), policy);
    }

    @Override
    public String id() {
        return ID;
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
        return 50;
    }

    @Override
    public String title() {
        return texts.get("members.title");
    }

    @Override
    public Control create(Composite parent, Desk desk) {
        return new MembersPane(parent, desk, texts, membership).control();
    }
}
