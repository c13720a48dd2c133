package org.lapwing.chat.ui;

import java.net.URL;
import java.util.Objects;
import org.lapwing.platform.api.language.Texts;
import org.lapwing.workbench.api.Perspective;
import org.osgi.service.component.annotations.Activate;
import org.osgi.service.component.annotations.Component;
import org.osgi.service.component.annotations.Reference;

/** Reading conversations, the most urgent first. */
@Component
public final class ConversationsPerspective implements Perspective {

    static final String ID = "lapwing.conversations";

    private final Texts texts;

    @Activate
    public ConversationsPerspective(@Reference Texts texts) {
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
        return Objects.requireNonNull(getClass().getResource("/icons/conversations.svg"));
    }

    @Override
    public int rank() {
        return 30;
    }
}
