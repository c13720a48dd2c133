package org.lapwing.casework.ui;

import java.net.URL;
import java.util.Objects;
import org.lapwing.platform.api.language.Texts;
import org.lapwing.workbench.api.Perspective;
import org.osgi.service.component.annotations.Activate;
import org.osgi.service.component.annotations.Component;
import org.osgi.service.component.annotations.Reference;

/** All cases that this installation knows, the most urgent first. */
@Component
public final class BacklogPerspective implements Perspective {

    static final String ID = "lapwing.backlog";

    private final Texts texts;

    @Activate
    public BacklogPerspective(@Reference Texts texts) {
        this.texts = texts;
    }

    static URL resource(String icon) {
        return Objects.requireNonNull(BacklogPerspective.class.getResource("/icons/" + icon + ".svg"), icon);
    }

    @Override
    public String id() {
        return ID;
    }

    @Override
    public String title() {
        return texts.get("backlog.perspective");
    }

    @Override
    public URL icon() {
        return resource("backlog");
    }

    @Override
    public int rank() {
        return 10;
    }

    @Override
    public boolean needsCase() {
        return false;
    }
}
