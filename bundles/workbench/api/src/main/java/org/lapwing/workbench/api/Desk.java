package org.lapwing.workbench.api;

import java.util.Optional;
import java.util.concurrent.Callable;
import java.util.function.Consumer;
import org.eclipse.swt.widgets.Control;
import org.eclipse.swt.widgets.Shell;
import org.lapwing.platform.api.cases.Case;
import org.lapwing.platform.api.evidence.Target;
import org.lapwing.workbench.api.widgets.Widgets;
import org.osgi.annotation.versioning.ProviderType;

/** The window as views see it. Call it on the UI thread unless a method says otherwise. */
@ProviderType
public interface Desk {

    Shell shell();

    /** The case that is open, if one is. */
    Optional<Case> openCase();

    /** Calls back now and whenever another case is opened or the case changed, at most every 300 ms, until the owner is disposed. */
    void onCase(Control owner, Consumer<Optional<Case>> listener);

    Optional<Target> selection();

    /** What the inspector shows and what actions work on. */
    void select(Target target);

    void onSelection(Control owner, Consumer<Optional<Target>> listener);

    /** Brings the view that opens this target to the front and shows the target there. */
    void open(Target target);

    /** Brings a perspective to the front. */
    void show(String perspective);

    /**
     * Does work in the background and hands the result to the UI thread, unless the owner is disposed or asked again since: only the
     * latest load of an owner under one key arrives. A failure is shown in the owner's place as a sentence.
     */
    <T> void load(Control owner, String key, Callable<T> work, Consumer<T> done);

    Jobs jobs();

    Widgets widgets();

    Look look();

    /** Tells the person something that needs no answer: quiet, in the status line, read by screen readers. */
    void say(String sentence);

    /** Tells the person what failed: what happened, what it means, what to do. */
    void problem(String sentence);
}
