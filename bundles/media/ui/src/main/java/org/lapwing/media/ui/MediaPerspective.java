package org.lapwing.media.ui;

import java.net.URL;
import java.util.Objects;
import org.lapwing.platform.api.language.Texts;
import org.lapwing.workbench.api.Perspective;
import org.osgi.service.component.annotations.Activate;
import org.osgi.service.component.annotations.Component;
import org.osgi.service.component.annotations.Reference;

/** Pictures and other media, by what is known of them. */
@Component
public final class MediaPerspective implements Perspective {

    static final String ID = "lapwing.media";

    private final Texts texts;

    @Activate
    public MediaPerspective(@Reference Texts texts) {
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
        return Objects.requireNonNull(MediaPerspective.class.getResource("/icons/media.svg"));
    }

    @Override
    public int rank() {
        return 40;
    }
}
