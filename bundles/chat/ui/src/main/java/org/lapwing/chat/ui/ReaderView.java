package org.lapwing.chat.ui;

import java.util.Optional;
import org.eclipse.swt.widgets.Composite;
import org.eclipse.swt.widgets.Control;
import org.jspecify.annotations.Nullable;
import org.lapwing.chat.api.ConversationBook;
import org.lapwing.platform.api.evidence.Target;
import org.lapwing.platform.api.language.Texts;
import org.lapwing.platform.api.policy.Consultations;
import org.lapwing.workbench.api.Desk;
import org.lapwing.workbench.api.View;
import org.osgi.service.component.annotations.Activate;
import org.osgi.service.component.annotations.Component;
import org.osgi.service.component.annotations.Reference;

/** Reads one conversation; where messages and conversations are opened. */
@Component(service = {View.class, ReaderView.class})
public final class ReaderView implements View {

    private final Texts texts;
    private final ConversationBook book;
    private final Consultations consultations;
    private final Ranked ranked;
    private @Nullable ReaderPane pane;

    @Activate
    public ReaderView(
            @Reference Texts texts,
            @Reference ConversationBook book,
            @Reference Consultations consultations,
            @Reference Ranked ranked) {
        this.texts = texts;
        this.book = book;
        this.consultations = consultations;
        this.ranked = ranked;
    }

    @Override
    public String id() {
        return "lapwing.conversations.reader";
    }

    @Override
    public String perspective() {
        return ConversationsPerspective.ID;
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
        return texts.get("reader.name");
    }

    @Override
    public Control create(Composite parent, Desk desk) {
        ReaderPane made = new ReaderPane(parent, desk, texts, book, consultations, ranked);
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
        return target.kind().equals(Target.CONVERSATION) || target.kind().equals(Target.MESSAGE);
    }

    @Override
    public void show(Target target) {
        pane().ifPresent(each -> each.open(target));
    }

    /** What is on the screen, while it is. */
    Optional<ReaderPane> pane() {
        return Optional.ofNullable(pane);
    }
}
