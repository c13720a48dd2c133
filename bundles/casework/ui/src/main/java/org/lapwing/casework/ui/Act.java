package org.lapwing.casework.ui;

import java.util.function.Consumer;
import java.util.function.Predicate;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;
import org.lapwing.workbench.api.Desk;
import org.lapwing.workbench.api.DeskAction;

/** An action made of its parts. */
record Act(
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
