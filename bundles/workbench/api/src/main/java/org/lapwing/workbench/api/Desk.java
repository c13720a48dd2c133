package org.lapwing.workbench.api;

import java.nio.file.Path;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.Callable;
import java.util.function.Consumer;
import org.eclipse.swt.widgets.Control;
import org.eclipse.swt.widgets.Shell;
import org.lapwing.platform.api.cases.Case;
import org.lapwing.platform.api.cases.CaseLog;
import org.lapwing.platform.api.evidence.Target;
import org.lapwing.platform.api.policy.Consultations;
import org.lapwing.platform.api.policy.GroundsNeeded;
import org.lapwing.platform.api.policy.PolicyRefusal;
import org.lapwing.workbench.api.widgets.Widgets;
import org.osgi.annotation.versioning.ProviderType;

/** The window as views see it. Call it on the UI thread unless a method says otherwise. */
@ProviderType
public interface Desk {

    /** Kind of a target that is a question to the search. */
    String SEARCH = "workbench.search";

    /** Work that is given the reason, empty at first. */
    @FunctionalInterface
    interface Reasoned<T> {
        T call(String why) throws Exception;
    }

    Shell shell();

    /** The case that is open, if one is. */
    Optional<Case> openCase();

    /** Calls back now and whenever another case is opened or the case changed, at most every 300 ms, until the owner is disposed. */
    void onCase(Control owner, Consumer<Optional<Case>> listener);

    /**
     * Opens the case in a folder in place of the one that is open: for writing where nobody else writes it. Returns at once; listeners of
     * {@link #onCase} are told, or the person is told why it could not be opened.
     */
    void openCase(Path folder);

    Optional<Target> selection();

    /** What the inspector shows and what actions work on. */
    void select(Target target);

    void onSelection(Control owner, Consumer<Optional<Target>> listener);

    /**
     * Brings the view that opens this target to the front and shows the target there. A target of kind {@link #SEARCH} opens the search
     * with the target's id as the question.
     */
    void open(Target target);

    /** Brings a perspective to the front. */
    void show(String perspective);

    /**
     * Does work in the background and hands the result to the UI thread, unless the owner is disposed or asked again since: only the
     * latest load of an owner under one key arrives. A failure is shown in the owner's place as a sentence.
     */
    <T> void load(Control owner, String key, Callable<T> work, Consumer<T> done);

    /**
     * For what draws lists: a page is about to be shown, which is a look and goes into the log. Call it in the background, after the rows
     * were read and before they are drawn; what it throws is shown in place of them.
     */
    default void shown(Case of, Consultations.Page page) throws PolicyRefusal {}

    /**
     * As {@link #load}, for what the log keeps with a reason. Where this installation asks for one and the work ends with {@link
     * CaseLog.ReasonMissing} or {@link GroundsNeeded} for want of it, the person is asked and the work is done again with the answer; who
     * gives none gets nothing.
     */
    <T> void consult(Control owner, String key, Reasoned<T> work, Consumer<T> done);

    Jobs jobs();

    Widgets widgets();

    Look look();

    /**
     * Asks for a text, such as a note or a reason, in a dialog.
     *
     * @param initial what stands in the field
     * @param lines 1 for a single line
     * @return empty if the person thought better of it; never blank otherwise
     */
    Optional<String> ask(String title, String question, String initial, int lines);

    /**
     * Asks for several things at once, in a dialog.
     *
     * @return what was entered, by id of the field, stripped; empty if the person thought better of it
     */
    Optional<Map<String, String>> fill(Form form);

    /**
     * Asks before something that cannot simply be undone.
     *
     * @param yes what the button that goes on says, such as "Stop the job"
     */
    boolean confirm(String title, String sentence, String yes);

    /** Tells the person something that needs no answer: quiet, in the status line, read by screen readers. */
    void say(String sentence);

    /** Tells the person what failed: what happened, what it means, what to do. */
    void problem(String sentence);
}
