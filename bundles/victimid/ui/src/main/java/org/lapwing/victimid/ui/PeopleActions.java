package org.lapwing.victimid.ui;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.function.Consumer;
import java.util.function.Predicate;
import org.jspecify.annotations.Nullable;
import org.lapwing.platform.api.cases.Case;
import org.lapwing.platform.api.evidence.Target;
import org.lapwing.platform.api.language.Texts;
import org.lapwing.victimid.api.Subject;
import org.lapwing.victimid.api.SubjectBook;
import org.lapwing.workbench.api.Desk;
import org.lapwing.workbench.api.DeskAction;
import org.osgi.framework.BundleContext;
import org.osgi.framework.ServiceRegistration;
import org.osgi.service.component.annotations.Activate;
import org.osgi.service.component.annotations.Component;
import org.osgi.service.component.annotations.Deactivate;
import org.osgi.service.component.annotations.Reference;

/** Adding a subject, recording where one is seen, marking one as identified. Immediate, because what it registers is what is looked for. */
@Component(
        immediate = true,
        service = {})
public final class PeopleActions {

    private static final Set<String> SEEN_IN = Set.of(Target.ITEM, Target.CONTENT, Target.MESSAGE, Target.CONVERSATION);

    private final Texts texts;
    private final SubjectBook book;
    private final PeopleView people;
    private final List<ServiceRegistration<DeskAction>> registered = new ArrayList<>();

    @Activate
    public PeopleActions(
            @Reference Texts texts, @Reference SubjectBook book, @Reference PeopleView people, BundleContext context) {
        this(texts, book, people);
        for (DeskAction action : actions()) {
            registered.add(context.registerService(DeskAction.class, action, null));
        }
    }

    PeopleActions(Texts texts, SubjectBook book, PeopleView people) {
        this.texts = texts;
        this.book = book;
        this.people = people;
    }

    @Deactivate
    public void unregister() {
        registered.forEach(ServiceRegistration::unregister);
    }

    List<DeskAction> actions() {
        return List.of(
                new Act("lapwing.people.add", texts.get("action.add"), null, null, PeopleActions::writable, this::add),
                new Act(
                        "lapwing.people.sight",
                        texts.get("action.sight"),
                        "M1+SHIFT+P",
                        null,
                        desk -> writable(desk) && place(desk).isPresent(),
                        this::sight),
                new Act(
                        "lapwing.people.identified",
                        texts.get("action.identified"),
                        null,
                        PeoplePerspective.ID,
                        desk -> people.pane().filter(PeoplePane::canIdentify).isPresent(),
                        desk -> people.pane().ifPresent(PeoplePane::identified)));
    }

    private static boolean writable(Desk desk) {
        return desk.openCase().filter(Case::writable).isPresent();
    }

    private static Optional<Target> place(Desk desk) {
        return desk.selection().filter(target -> SEEN_IN.contains(target.kind()));
    }

    private void add(Desk desk) {
        desk.show(PeoplePerspective.ID);
        people.pane().ifPresent(PeoplePane::begin);
    }

    /** What is needed to ask: who there is, and what the place is called. */
    private record Asking(List<Subject> subjects, String where) {}

    private void sight(Desk desk) {
        Optional<Case> open = desk.openCase().filter(Case::writable);
        Optional<Target> place = place(desk);
        if (open.isEmpty() || place.isEmpty()) {
            return;
        }
        TargetNames names = new TargetNames(texts);
        desk.load(
                desk.shell(),
                "sight.ask",
                () -> new Asking(book.subjects(open.get()), names.of(open.get(), place.get())),
                asking -> ask(desk, open.get(), place.get(), asking));
    }

    private void ask(Desk desk, Case in, Target place, Asking asking) {
        if (asking.subjects().isEmpty()) {
            desk.problem(texts.get("sight.nobody"));
            return;
        }
        new SightingDialog(desk, texts)
                .ask(asking.where(), asking.subjects())
                .ifPresent(answer -> desk.load(
                        desk.shell(),
                        "sight",
                        () -> book.sight(in, answer.subject().id(), place, answer.ground(), answer.note()),
                        made -> desk.say(texts.get("sighted", answer.subject().name(), asking.where()))));
    }

    private record Act(
            String id,
            String title,
            @Nullable String key,
            @Nullable String perspective,
            Predicate<Desk> when,
            Consumer<Desk> act)
            implements DeskAction {

        @Override
        public boolean enabled(Desk desk) {
            return when.test(desk);
        }

        @Override
        public void run(Desk desk) {
            act.accept(desk);
        }
    }
}
