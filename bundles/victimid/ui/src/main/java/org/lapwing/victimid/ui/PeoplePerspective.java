package org.lapwing.victimid.ui;

import java.net.URL;
import java.util.Objects;
import org.lapwing.platform.api.language.Texts;
import org.lapwing.workbench.api.Perspective;
import org.osgi.service.component.annotations.Activate;
import org.osgi.service.component.annotations.Component;
import org.osgi.service.component.annotations.Reference;

/** The people of a case: first those who are not identified yet. */
@Component
public final class PeoplePerspective implements Perspective {

    static final String ID = "lapwing.people";

    private final Texts texts;

    @Activate
    public PeoplePerspective(@Reference Texts texts) {
        this.texts = texts;
    }

    @Override
    public String id() {
        return ID;
    }

    @Override
    public String title() {
        return texts.get("perspective");
    }

    @Override
    public URL icon() {
        return Objects.requireNonNull(getClass().getResource("/icons/people.svg"));
    }

    @Override
    public int rank() {
        return 50;
    }
}
