package org.lapwing.workbench.api;

import java.util.Optional;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.function.Consumer;
import java.util.function.Function;
import org.eclipse.swt.widgets.Control;
import org.lapwing.platform.api.cases.Case;

/**
 * A question to the case that is asked again after each change, but never while the answer to the one before is on its way: during an
 * ingest a case changes several times a second, and the order takes longer than that. UI thread; the work runs in the
 * background.
 */
public final class Question<T> {

    private final Desk desk;
    private final Control owner;
    private final String key;
    private final Function<Optional<Case>, T> work;
    private final Consumer<T> answer;
    private final AtomicBoolean asking = new AtomicBoolean();
    private boolean again;

    public Question(Desk desk, Control owner, String key, Function<Optional<Case>, T> work, Consumer<T> answer) {
        this.desk = desk;
        this.owner = owner;
        this.key = key;
        this.work = work;
        this.answer = answer;
    }

    public void ask() {
        if (!asking.compareAndSet(false, true)) {
            again = true;
            return;
        }
        again = false;
        Optional<Case> open = desk.openCase();
        desk.load(owner, key, () -> asked(open), this::answered);
    }

    private T asked(Optional<Case> open) {
        try {
            return work.apply(open);
        } finally {
            asking.set(false);
        }
    }

    private void answered(T said) {
        answer.accept(said);
        if (again) {
            ask();
        }
    }
}
