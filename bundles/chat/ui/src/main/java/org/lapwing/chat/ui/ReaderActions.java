package org.lapwing.chat.ui;

import java.util.ArrayList;
import java.util.List;
import java.util.function.Consumer;
import java.util.function.Predicate;
import org.lapwing.platform.api.language.Texts;
import org.lapwing.workbench.api.Desk;
import org.lapwing.workbench.api.DeskAction;
import org.osgi.framework.BundleContext;
import org.osgi.framework.ServiceRegistration;
import org.osgi.service.component.annotations.Activate;
import org.osgi.service.component.annotations.Component;
import org.osgi.service.component.annotations.Deactivate;
import org.osgi.service.component.annotations.Reference;

/** Keys of the reader. Immediate, because what it registers is what is looked for. */
@Component(
        immediate = true,
        service = {})
public final class ReaderActions {

    private final Texts texts;
    private final ReaderView reader;
    private final List<ServiceRegistration<DeskAction>> registered = new ArrayList<>();

    @Activate
    public ReaderActions(@Reference Texts texts, @Reference ReaderView reader, BundleContext context) {
        this(texts, reader);
        for (DeskAction action : actions()) {
            registered.add(context.registerService(DeskAction.class, action, null));
        }
    }

    ReaderActions(Texts texts, ReaderView reader) {
        this.texts = texts;
        this.reader = reader;
    }

    @Deactivate
    public void unregister() {
        registered.forEach(ServiceRegistration::unregister);
    }

    List<DeskAction> actions() {
        return List.of(
                action("cited.next", "N", ReaderPane::hasCited, pane -> pane.cited(1)),
                action("cited.before", "P", ReaderPane::hasCited, pane -> pane.cited(-1)),
                action("search", "M1+F", ReaderPane::isOpen, ReaderPane::searchFocus),
                action("list", "L", ReaderPane::isOpen, pane -> pane.list(!pane.isList())),
                action("copy", "M1+C", ReaderPane::reads, ReaderPane::copy));
    }

    private DeskAction action(String name, String key, Predicate<ReaderPane> when, Consumer<ReaderPane> act) {
        return new Act("lapwing.reader." + name, texts.get("action." + name), key, reader, when, act);
    }

    private record Act(
            String id,
            String title,
            String key,
            ReaderView reader,
            Predicate<ReaderPane> when,
            Consumer<ReaderPane> act)
            implements DeskAction {

        @Override
        public String perspective() {
            return ConversationsPerspective.ID;
        }

        @Override
        public boolean enabled(Desk desk) {
            return reader.pane().filter(when).isPresent();
        }

        @Override
        public void run(Desk desk) {
            reader.pane().ifPresent(act);
        }
    }
}
