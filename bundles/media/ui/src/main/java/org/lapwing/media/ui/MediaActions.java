package org.lapwing.media.ui;

import java.util.ArrayList;
import java.util.List;
import java.util.function.Consumer;
import java.util.function.Predicate;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;
import org.lapwing.platform.api.decisions.CategoryScheme;
import org.lapwing.platform.api.language.Texts;
import org.lapwing.workbench.api.Desk;
import org.lapwing.workbench.api.DeskAction;
import org.osgi.framework.BundleContext;
import org.osgi.framework.ServiceRegistration;
import org.osgi.service.component.annotations.Activate;
import org.osgi.service.component.annotations.Component;
import org.osgi.service.component.annotations.Deactivate;
import org.osgi.service.component.annotations.Reference;

/** The keys of the media perspective and what can be done with lists of known files. Immediate: it is found by what it registers. */
@Component(
        immediate = true,
        service = {})
public final class MediaActions {

    private final Texts texts;
    private final Grades grades;
    private final Grading grading;
    private final ListWork lists;
    private final Kept kept;
    private final List<ServiceRegistration<DeskAction>> registered = new ArrayList<>();

    @Activate
    public MediaActions(
            @Reference Texts texts,
            @Reference Grades grades,
            @Reference Grading grading,
            @Reference ListWork lists,
            @Reference Kept kept,
            BundleContext context) {
        this(texts, grades, grading, lists, kept);
        actions().forEach(each -> registered.add(context.registerService(DeskAction.class, each, null)));
    }

    MediaActions(Texts texts, Grades grades, Grading grading, ListWork lists, Kept kept) {
        this.texts = texts;
        this.grades = grades;
        this.grading = grading;
        this.lists = lists;
        this.kept = kept;
    }

    @Deactivate
    public void unregister() {
        registered.forEach(ServiceRegistration::unregister);
    }

    List<DeskAction> actions() {
        List<DeskAction> all = new ArrayList<>();
        for (char digit = '0'; digit <= '9'; digit++) {
            char key = digit;
            all.add(new Act(
                    "lapwing.media.decide." + key,
                    () -> texts.get("action.grade", label(key)),
                    String.valueOf(key),
                    MediaPerspective.ID,
                    desk -> grading.possible(desk, key),
                    desk -> grading.grade(desk, key)));
        }
        all.add(new Act(
                "lapwing.media.undo",
                () -> texts.get("action.undo"),
                "BACKSPACE",
                MediaPerspective.ID,
                grading::undoPossible,
                grading::undo));
        all.add(new Act(
                "lapwing.media.compare.keep",
                () -> texts.get("action.compare.keep"),
                null,
                MediaPerspective.ID,
                kept::possible,
                kept::keep));
        all.add(new Act(
                "lapwing.media.lists.add",
                () -> texts.get("action.lists.add"),
                null,
                null,
                desk -> lists.possible(),
                lists::add));
        all.add(new Act(
                "lapwing.media.lists.compare",
                () -> texts.get("action.lists.compare"),
                null,
                null,
                lists::comparable,
                lists::compare));
        return all;
    }

    private String label(char key) {
        CategoryScheme scheme = grades.inUse().orElse(null);
        return scheme == null
                ? String.valueOf(key)
                : grades.category(scheme, key).map(scheme::label).orElse(String.valueOf(key));
    }

    private record Act(
            String id,
            Supplier<String> words,
            @Nullable String key,
            @Nullable String perspective,
            Predicate<Desk> when,
            Consumer<Desk> act)
            implements DeskAction {

        @Override
        public String title() {
            return words.get();
        }

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
