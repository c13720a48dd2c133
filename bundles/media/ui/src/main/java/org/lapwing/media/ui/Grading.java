package org.lapwing.media.ui;

import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;
import org.lapwing.media.api.near.Stack;
import org.lapwing.platform.api.cases.Case;
import org.lapwing.platform.api.decisions.Category;
import org.lapwing.platform.api.decisions.CategoryScheme;
import org.lapwing.platform.api.decisions.Decision;
import org.lapwing.platform.api.decisions.DecisionKind;
import org.lapwing.platform.api.evidence.Target;
import org.lapwing.platform.api.ingest.Progress;
import org.lapwing.platform.api.language.Texts;
import org.lapwing.platform.api.policy.Function;
import org.lapwing.platform.api.policy.Policy;
import org.lapwing.platform.api.policy.PolicyRefusal;
import org.lapwing.workbench.api.Desk;
import org.osgi.service.component.annotations.Activate;
import org.osgi.service.component.annotations.Component;
import org.osgi.service.component.annotations.Reference;

/** Gives grades to the item that is selected and goes on to the next; takes the last one back. */
@Component(service = Grading.class)
public final class Grading {

    private final Texts texts;
    private final Policy policy;
    private final Grades grades;
    private final Tray tray;

    @Activate
    public Grading(@Reference Texts texts, @Reference Policy policy, @Reference Grades grades, @Reference Tray tray) {
        this.texts = texts;
        this.policy = policy;
        this.grades = grades;
        this.tray = tray;
    }

    Optional<Category> category(char key) {
        return grades.inUse().flatMap(scheme -> grades.category(scheme, key));
    }

    boolean possible(Desk desk, char key) {
        return writable(desk).isPresent()
                && item(desk).isPresent()
                && category(key).isPresent();
    }

    boolean undoPossible(Desk desk) {
        return writable(desk).isPresent() && tray.gradedAny();
    }

    void grade(Desk desk, char key) {
        Case open = writable(desk).orElse(null);
        Target target = item(desk).orElse(null);
        CategoryScheme scheme = grades.inUse().orElse(null);
        Category category = category(key).orElse(null);
        if (open == null || target == null || scheme == null || category == null) {
            return;
        }
        desk.load(
                desk.shell(),
                "media.grade." + target.id(),
                () -> {
                    policy.permit(Function.DECIDE, open, null, "");
                    return open.decisions().decide(target, DecisionKind.CATEGORY, category.code(), scheme.id(), "");
                },
                made -> {
                    desk.say(texts.get("graded", scheme.label(category)));
                    tray.graded(target);
                });
    }

    /** The first item of each picture of a stack of which no grade stands. */
    List<Target> undecided(Case open, Stack stack) {
        return Stream.concat(Stream.of(stack.first()), stack.alike().stream().map(Stack.Alike::content))
                .flatMap(content -> RowFacts.item(open, Target.of(content)).stream())
                .map(item -> Target.of(Target.ITEM, item.id()))
                .filter(target -> open.decisions().category(target).isEmpty())
                .toList();
    }

    /** Decides of all of them what is decided of one, each an entry of its own; tells how many. */
    String all(Case open, List<Target> undecided, Row like, Progress progress) throws PolicyRefusal {
        policy.permit(Function.DECIDE, open, null, "");
        Decision decision = open.decisions().category(like.target()).orElseThrow();
        String note = texts.get("stacks.same.note", like.item().path());
        int done = 0;
        for (Target each : undecided) {
            if (progress.cancelled()) {
                break;
            }
            open.decisions().decide(each, DecisionKind.CATEGORY, decision.value(), decision.scheme(), note);
            done++;
            progress.at(grades.label(decision), done, undecided.size(), 0);
        }
        return texts.get("stacks.same.done", done, grades.label(decision));
    }

    void undo(Desk desk) {
        Case open = writable(desk).orElse(null);
        Target target = tray.last().orElse(null);
        if (open == null || target == null) {
            return;
        }
        desk.load(
                desk.shell(),
                "media.grade." + target.id(),
                () -> {
                    policy.permit(Function.DECIDE, open, null, "");
                    return open.decisions().undo(target, "");
                },
                (Optional<Decision> undone) -> {
                    desk.say(texts.get(undone.isPresent() ? "undone" : "undone.nothing"));
                    tray.undone(target);
                });
    }

    private static Optional<Case> writable(Desk desk) {
        return desk.openCase().filter(Case::writable);
    }

    private static Optional<Target> item(Desk desk) {
        return desk.selection()
                .filter(target ->
                        target.kind().equals(Target.ITEM) || target.kind().equals(Target.CONTENT));
    }
}
