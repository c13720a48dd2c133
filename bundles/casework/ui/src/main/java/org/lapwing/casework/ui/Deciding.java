package org.lapwing.casework.ui;

import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.lapwing.platform.api.cases.Case;
import org.lapwing.platform.api.decisions.DecisionKind;
import org.lapwing.platform.api.evidence.Target;
import org.lapwing.platform.api.language.Texts;
import org.lapwing.platform.api.policy.Function;
import org.lapwing.platform.api.policy.Policy;
import org.lapwing.workbench.api.Desk;

/** Records what a person says of the selection, and says that it was recorded. */
final class Deciding {

    private final Texts texts;
    private final Policy policy;

    Deciding(Texts texts, Policy policy) {
        this.texts = texts;
        this.policy = policy;
    }

    /** Whether something can be said now: a case open for writing and something selected. */
    boolean possible(Desk desk) {
        return desk.selection().isPresent()
                && desk.openCase().filter(Case::writable).isPresent();
    }

    void decide(Desk desk, DecisionKind kind, String value, @Nullable String scheme, String label) {
        Optional<Case> open = desk.openCase().filter(Case::writable);
        Optional<Target> target = desk.selection();
        if (open.isEmpty() || target.isEmpty()) {
            return;
        }
        desk.load(
                desk.shell(),
                "decide",
                () -> {
                    policy.permit(Function.DECIDE, open.get(), null, "");
                    return open.get().decisions().decide(target.get(), kind, value, scheme, "");
                },
                made -> desk.say(texts.get("decide.done." + kind, label)));
    }

    void undo(Desk desk) {
        Optional<Case> open = desk.openCase().filter(Case::writable);
        Optional<Target> target = desk.selection();
        if (open.isEmpty() || target.isEmpty()) {
            return;
        }
        desk.load(
                desk.shell(),
                "decide",
                () -> {
                    policy.permit(Function.DECIDE, open.get(), null, "");
                    return open.get().decisions().undo(target.get(), "");
                },
                undone -> desk.say(texts.get(undone.isPresent() ? "decide.undone" : "decide.nothing")));
    }

    void task(Desk desk) {
        Optional<Case> open = desk.openCase().filter(Case::writable);
        if (open.isEmpty()) {
            return;
        }
        Target about = desk.selection().orElse(null);
        desk.ask(texts.get("action.task"), texts.get("ask.task"), "", 1)
                .ifPresent(said -> desk.load(
                        desk.shell(),
                        "task",
                        () -> open.get().decisions().addTask(said, null, about),
                        task -> desk.say(texts.get("tasks.added", task.text()))));
    }
}
