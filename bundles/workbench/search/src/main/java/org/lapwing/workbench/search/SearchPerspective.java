package org.lapwing.workbench.search;

import java.net.URL;
import java.util.Objects;
import org.lapwing.platform.api.language.Texts;
import org.lapwing.workbench.api.Perspective;
import org.osgi.service.component.annotations.Activate;
import org.osgi.service.component.annotations.Component;
import org.osgi.service.component.annotations.Reference;

/** Full text of the open case. */
@Component
public final class SearchPerspective implements Perspective {

    static final String ID = "lapwing.search";

    private final Texts texts;

    @Activate
    public SearchPerspective(@Reference Texts texts) {
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
        return Objects.requireNonNull(SearchPerspective.class.getResource("/icons/search.svg"));
    }

    @Override
    public int rank() {
        return 60;
    }
}
