package org.lapwing.workbench.toolset;

import java.net.URL;
import java.util.Objects;
import org.lapwing.platform.api.language.Texts;
import org.lapwing.workbench.api.Perspective;
import org.osgi.service.component.annotations.Activate;
import org.osgi.service.component.annotations.Component;
import org.osgi.service.component.annotations.Reference;

/** What is installed here and whether it works. Read-only. */
@Component
public final class ToolsetPerspective implements Perspective {

    static final String ID = "lapwing.toolset";

    private final Texts texts;

    @Activate
    public ToolsetPerspective(@Reference Texts texts) {
        this.texts = texts;
    }

    @Override
    public String id() {
        return ID;
    }

    @Override
    public String title() {
        return texts.get("title");
    }

    @Override
    public URL icon() {
        return Objects.requireNonNull(ToolsetPerspective.class.getResource("/icons/toolset.svg"));
    }

    @Override
    public int rank() {
        return 90;
    }

    @Override
    public boolean needsCase() {
        return false;
    }
}
