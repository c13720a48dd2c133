package org.lapwing.workbench.shell;

import java.lang.System.Logger.Level;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.Callable;
import java.util.function.Consumer;
import org.eclipse.swt.SWTException;
import org.eclipse.swt.widgets.Control;
import org.eclipse.swt.widgets.Shell;
import org.lapwing.platform.api.cases.Case;
import org.lapwing.platform.api.cases.CaseLog;
import org.lapwing.platform.api.evidence.Target;
import org.lapwing.platform.api.language.Texts;
import org.lapwing.platform.api.policy.Consultations;
import org.lapwing.platform.api.policy.Ground;
import org.lapwing.platform.api.policy.GroundsNeeded;
import org.lapwing.platform.api.policy.PolicyRefusal;
import org.lapwing.workbench.api.Desk;
import org.lapwing.workbench.api.Form;
import org.lapwing.workbench.api.Jobs;
import org.lapwing.workbench.api.Look;
import org.lapwing.workbench.api.widgets.Widgets;

/** The window as views see it. */
final class WindowDesk implements Desk {

    private static final System.Logger LOG = System.getLogger(WindowDesk.class.getName());
    private static final String TURNS = "org.lapwing.workbench.loads";

    private final Workbench workbench;
    private String lastReason = "";

    WindowDesk(Workbench workbench) {
        this.workbench = workbench;
    }

    @Override
    public Shell shell() {
        return workbench.shell();
    }

    @Override
    public Optional<Case> openCase() {
        return workbench.caseState().open();
    }

    @Override
    public void onCase(Control owner, Consumer<Optional<Case>> listener) {
        workbench.caseState().onCase(owner, listener);
    }

    @Override
    public void openCase(Path folder) {
        workbench.cases().open(folder);
    }

    @Override
    public Optional<Target> selection() {
        return workbench.caseState().selected();
    }

    @Override
    public void select(Target target) {
        workbench.caseState().select(target);
    }

    @Override
    public void onSelection(Control owner, Consumer<Optional<Target>> listener) {
        workbench.caseState().onSelection(owner, listener);
    }

    @Override
    public void open(Target target) {
        if (!workbench.frame().open(target)) {
            say(workbench.texts().get("open.nothing"));
        }
    }

    @Override
    public void show(String perspective) {
        workbench.frame().show(perspective);
    }

    @Override
    public <T> void load(Control owner, String key, Callable<T> work, Consumer<T> done) {
        load(owner, key, work, done, sentence -> failed(owner, key, sentence));
    }

    @Override
    public <T> void consult(Control owner, String key, Reasoned<T> work, Consumer<T> done) {
        consult(owner, key, work, done, "");
    }

    private <T> void consult(Control owner, String key, Reasoned<T> work, Consumer<T> done, String why) {
        load(owner, key, () -> work.call(why), done, sentence -> reason(sentence)
                .ifPresentOrElse(given -> consult(owner, key, work, done, given), () -> failed(owner, key, sentence)));
    }

    /** Asks for the reason; the one that was given last is proposed, for most of what is looked at in a day has the same. */
    private Optional<String> reason(String sentence) {
        Texts texts = workbench.texts();
        Form form = new Form(
                "reason",
                texts.get("reason.title"),
                sentence,
                List.of(Form.Field.line("why", texts.get("reason.why"), lastReason, true)),
                texts.get("dialog.ok"));
        Optional<String> given = fill(form).map(said -> said.getOrDefault("why", ""));
        given.ifPresent(why -> lastReason = why);
        return given;
    }

    /** @param unreasoned told, with the sentence for the person, where nothing but a reason is wanting */
    private <T> void load(Control owner, String key, Callable<T> work, Consumer<T> done, Consumer<String> unreasoned) {
        Integer turn = turns(owner).merge(key, 1, Integer::sum);
        workbench.background().execute(() -> {
            try {
                T result = work.call();
                deliver(owner, key, turn, () -> {
                    failed(owner, key, "");
                    done.accept(result);
                    workbench.frame().loaded();
                });
            } catch (Exception failure) {
                String sentence = Sentences.of(failure, workbench.texts());
                if (wantsReason(failure)) {
                    deliver(owner, key, turn, () -> unreasoned.accept(sentence));
                } else {
                    LOG.log(Level.WARNING, "Loading " + key + " failed.", failure);
                    deliver(owner, key, turn, () -> failed(owner, key, sentence));
                }
            }
        });
    }

    private static boolean wantsReason(Exception failure) {
        return failure instanceof CaseLog.ReasonMissing missing && missing.ground() == Ground.REASON
                || failure instanceof GroundsNeeded grounds && grounds.needed().equals(Set.of(Ground.REASON));
    }

    private void deliver(Control owner, String key, Integer turn, Runnable result) {
        try {
            workbench.display().asyncExec(() -> {
                if (!owner.isDisposed() && turn.equals(turns(owner).get(key))) {
                    result.run();
                }
            });
        } catch (SWTException closed) {
            LOG.log(Level.DEBUG, "The window closed before " + key + " was loaded.", closed);
        }
    }

    private void failed(Control owner, String key, String sentence) {
        ViewHost host = ViewHost.of(owner);
        if (host != null) {
            host.fail(key, sentence.isEmpty() ? null : sentence);
        } else if (!sentence.isEmpty()) {
            problem(sentence);
        }
    }

    /** How often an owner has asked under each key; kept with the owner, so that it goes with it. */
    @SuppressWarnings("unchecked")
    private static Map<String, Integer> turns(Control owner) {
        Object kept = owner.getData(TURNS);
        if (kept == null) {
            kept = new HashMap<String, Integer>();
            owner.setData(TURNS, kept);
        }
        return (Map<String, Integer>) kept;
    }

    @Override
    public void shown(Case of, Consultations.Page page) throws PolicyRefusal {
        workbench.cases().shown(of, page);
    }

    @Override
    public Jobs jobs() {
        return workbench.jobs();
    }

    @Override
    public Widgets widgets() {
        return workbench.frame().controls();
    }

    @Override
    public Look look() {
        return workbench.theme();
    }

    @Override
    public Optional<String> ask(String title, String question, String initial, int lines) {
        return workbench.dialogs().ask(title, question, initial, lines);
    }

    @Override
    public Optional<Map<String, String>> fill(Form form) {
        return workbench.dialogs().fill(form);
    }

    @Override
    public boolean confirm(String title, String sentence, String yes) {
        return workbench.dialogs().confirm(title, sentence, yes);
    }

    @Override
    public void say(String sentence) {
        workbench.frame().say(sentence);
    }

    @Override
    public void problem(String sentence) {
        workbench.frame().problem(sentence);
    }
}
