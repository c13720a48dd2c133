package org.lapwing.casework.ui;

import java.util.ArrayList;
import java.util.List;
import java.util.function.Consumer;
import java.util.function.Predicate;
import org.lapwing.platform.api.cases.Case;
import org.lapwing.platform.api.decisions.Category;
import org.lapwing.platform.api.decisions.CategoryScheme;
import org.lapwing.platform.api.decisions.DecisionKind;
import org.lapwing.platform.api.language.Texts;
import org.lapwing.platform.api.policy.Policy;
import org.lapwing.workbench.api.Desk;
import org.lapwing.workbench.api.DeskAction;
import org.osgi.framework.BundleContext;
import org.osgi.framework.ServiceRegistration;
import org.osgi.service.component.annotations.Activate;
import org.osgi.service.component.annotations.Component;
import org.osgi.service.component.annotations.Deactivate;
import org.osgi.service.component.annotations.Reference;

/**
 * Tags, notes, grades, tasks and undo for whatever is selected. The grades' digits are left out in the media perspective, which gives
 * them itself and moves on to the next item. Immediate, because what it registers is what is looked for.
 */
@Component(
        immediate = true,
        service = {})
public final class DecideActions {

    /** Where digits grade the selection; nowhere else, so that they do not take the digits of the media perspective. */
    private static final List<String> GRADED_IN =
            List.of(CasePerspective.ID, "lapwing.conversations", "lapwing.people", "lapwing.search");

    private final Texts texts;
    private final Schemes schemes;
    private final Deciding deciding;
    private final List<ServiceRegistration<DeskAction>> registered = new ArrayList<>();

    @Activate
    public DecideActions(
            @Reference Texts texts, @Reference Schemes schemes, @Reference Policy policy, BundleContext context) {
        this(texts, schemes, new Deciding(texts, policy));
        for (DeskAction action : actions()) {
            registered.add(context.registerService(DeskAction.class, action, null));
        }
    }

    DecideActions(Texts texts, Schemes schemes, Deciding deciding) {
        this.texts = texts;
        this.schemes = schemes;
        this.deciding = deciding;
    }

    @Deactivate
    public void unregister() {
        registered.forEach(ServiceRegistration::unregister);
    }

    List<DeskAction> actions() {
        List<DeskAction> all = new ArrayList<>();
        all.add(action(
                "lapwing.decide.tag",
                "action.tag",
                "M1+T",
                deciding::possible,
                desk -> ask(desk, DecisionKind.TAG, 1)));
        all.add(action(
                "lapwing.decide.note",
                "action.note",
                "M1+SHIFT+N",
                deciding::possible,
                desk -> ask(desk, DecisionKind.NOTE, 5)));
        all.add(action("lapwing.decide.undo", "action.undo", "M1+Z", deciding::possible, deciding::undo));
        all.add(action(
                "lapwing.task.add",
                "action.task",
                "M1+SHIFT+T",
                desk -> desk.openCase().filter(Case::writable).isPresent(),
                deciding::task));
        for (String perspective : GRADED_IN) {
            for (char key = '0'; key <= '9'; key++) {
                all.add(grade(perspective, key));
            }
        }
        return all;
    }

    private DeskAction action(String id, String title, String key, Predicate<Desk> when, Consumer<Desk> act) {
        return new Act(id, () -> texts.get(title), key, null, when, act);
    }

    private DeskAction grade(String perspective, char key) {
        return new Act(
                perspective + ".grade." + key,
                () -> texts.get("action.grade", label(key)),
                String.valueOf(key),
                perspective,
                desk -> deciding.possible(desk) && schemes.category(key).isPresent(),
                desk -> give(desk, key));
    }

    private String label(char key) {
        return schemes.inUse()
                .flatMap(scheme -> schemes.category(key).map(scheme::label))
                .orElse(String.valueOf(key));
    }

    private void give(Desk desk, char key) {
        CategoryScheme scheme = schemes.inUse().orElse(null);
        Category category = schemes.category(key).orElse(null);
        if (scheme != null && category != null) {
            deciding.decide(desk, DecisionKind.CATEGORY, category.code(), scheme.id(), scheme.label(category));
        }
    }

    private void ask(Desk desk, DecisionKind kind, int lines) {
        desk.ask(
                        texts.get("action." + (kind == DecisionKind.TAG ? "tag" : "note")),
                        texts.get("ask." + kind),
                        "",
                        lines)
                .ifPresent(said -> deciding.decide(desk, kind, said, null, said));
    }
}
