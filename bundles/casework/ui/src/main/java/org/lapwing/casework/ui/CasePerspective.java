package org.lapwing.casework.ui;

import java.net.URL;
import org.lapwing.platform.api.language.Texts;
import org.lapwing.workbench.api.Perspective;
import org.osgi.service.component.annotations.Activate;
import org.osgi.service.component.annotations.Component;
import org.osgi.service.component.annotations.Reference;

/** One case: what is in it, what to look at first and why, what is to be done. */
@Component
public final class CasePerspective implements Perspective {

    static final String ID = "lapwing.case";

    private final Texts texts;

    @Activate
    public CasePerspective(@Reference Texts texts) {
        this.texts = texts;
    }

    @Override
    public String id() {
        return ID;
    }

    @Override
    public String title() {
        return texts.get("case.perspective");
    }

    @Override
    public URL icon() {
        return BacklogPerspective.resource("case");
    }

    @Override
    public int rank() {
        return 20;
    }
}
