package org.lapwing.testdesk;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.Callable;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.function.Consumer;
import org.eclipse.swt.SWT;
import org.eclipse.swt.layout.FillLayout;
import org.eclipse.swt.widgets.Control;
import org.eclipse.swt.widgets.Display;
import org.eclipse.swt.widgets.Shell;
import org.jspecify.annotations.Nullable;
import org.lapwing.platform.api.cases.Case;
import org.lapwing.platform.api.evidence.Target;
import org.lapwing.platform.api.ingest.Progress;
import org.lapwing.workbench.api.Desk;
import org.lapwing.workbench.api.Form;
import org.lapwing.workbench.api.Jobs;
import org.lapwing.workbench.api.Look;
import org.lapwing.workbench.api.View;
import org.lapwing.workbench.api.widgets.Widgets;

/** A window with one view, that remembers what the view asked for. Loads run in the background, as in the real window. */
public final class TestDesk implements Desk, Jobs {

    /** What was opened, shown, said, complained of and done, in order. */
    public final List<Target> opened = new CopyOnWriteArrayList<>();

    public final List<String> shown = new CopyOnWriteArrayList<>();
    public final List<String> said = new CopyOnWriteArrayList<>();
    public final List<String> problems = new CopyOnWriteArrayList<>();
    public final List<String> outcomes = new CopyOnWriteArrayList<>();
    public final List<Path> openedCases = new CopyOnWriteArrayList<>();

    /** Given to the next questions. */
    public final List<String> answers = new CopyOnWriteArrayList<>();

    /** Given to the next forms, which are kept. */
    public final List<Map<String, String>> fillings = new CopyOnWriteArrayList<>();

    public final List<Form> asked = new CopyOnWriteArrayList<>();

    private final Display display;
    private final Shell shell;
    private final ExecutorService background = Executors.newFixedThreadPool(3);
    private final Map<Control, Map<String, Integer>> turns = new HashMap<>();
    private final List<Consumer<Optional<Case>>> onCase = new ArrayList<>();
    private final List<Consumer<Optional<Target>>> onSelection = new ArrayList<>();
    private @Nullable Case open;
    private @Nullable Target selected;

    /** UI thread. */
    public TestDesk(Display display, @Nullable Case open) {
        this.display = display;
        this.open = open;
        shell = new Shell(display, SWT.SHELL_TRIM);
        shell.setLayout(new FillLayout());
        shell.setSize(1000, 700);
    }

    /** Puts a view into the window and opens it. UI thread. */
    public void stand(View... views) {
        for (View each : views) {
            each.create(shell, this);
        }
        shell.open();
        shell.forceActive();
    }

    /** UI thread. */
    public void close() {
        shell.dispose();
        background.shutdown();
    }

    /** Tells the views that the case has changed. UI thread. */
    public void changed() {
        List.copyOf(onCase).forEach(each -> each.accept(openCase()));
    }

    /** UI thread. */
    public void closeCase() {
        open = null;
        changed();
    }

    @Override
    public Shell shell() {
        return shell;
    }

    @Override
    public Optional<Case> openCase() {
        return Optional.ofNullable(open);
    }

    @Override
    public void onCase(Control owner, Consumer<Optional<Case>> listener) {
        onCase.add(listener);
        owner.addDisposeListener(gone -> onCase.remove(listener));
        listener.accept(openCase());
    }

    @Override
    public void openCase(Path folder) {
        openedCases.add(folder);
    }

    @Override
    public Optional<Target> selection() {
        return Optional.ofNullable(selected);
    }

    @Override
    public void select(Target target) {
        selected = target;
        List.copyOf(onSelection).forEach(each -> each.accept(selection()));
    }

    @Override
    public void onSelection(Control owner, Consumer<Optional<Target>> listener) {
        onSelection.add(listener);
        owner.addDisposeListener(gone -> onSelection.remove(listener));
    }

    @Override
    public void open(Target target) {
        opened.add(target);
    }

    @Override
    public void show(String perspective) {
        shown.add(perspective);
    }

    @Override
    public <T> void load(Control owner, String key, Callable<T> work, Consumer<T> done) {
        Integer turn = turns.computeIfAbsent(owner, made -> new HashMap<>()).merge(key, 1, Integer::sum);
        background.execute(() -> {
            try {
                T result = work.call();
                display.asyncExec(() -> {
                    if (!owner.isDisposed()
                            && turn.equals(turns.getOrDefault(owner, Map.of()).get(key))) {
                        done.accept(result);
                    }
                });
            } catch (Exception failure) {
                problems.add(String.valueOf(failure.getMessage()));
            }
        });
    }

    @Override
    public Jobs jobs() {
        return this;
    }

    @Override
    public void start(String title, Body body) {
        start(title, body, () -> {});
    }

    @Override
    public void start(String title, Body body, Runnable openFailed) {
        background.execute(() -> {
            try {
                outcomes.add(body.run(Progress.NONE));
            } catch (Exception failure) {
                outcomes.add("failed: " + failure.getMessage());
            }
        });
    }

    @Override
    public List<State> states() {
        return List.of();
    }

    @Override
    public Widgets widgets() {
        return new PlainWidgets(this);
    }

    @Override
    public Look look() {
        return new PlainLook(display);
    }

    @Override
    public Optional<String> ask(String title, String question, String initial, int lines) {
        return answers.isEmpty() ? Optional.empty() : Optional.of(answers.removeFirst());
    }

    @Override
    public <T> void consult(Control owner, String key, Reasoned<T> work, Consumer<T> done) {
        load(owner, key, () -> work.call(""), done);
    }

    @Override
    public Optional<Map<String, String>> fill(Form form) {
        asked.add(form);
        return fillings.isEmpty() ? Optional.empty() : Optional.of(fillings.removeFirst());
    }

    @Override
    public boolean confirm(String title, String sentence, String yes) {
        return true;
    }

    @Override
    public void say(String sentence) {
        said.add(sentence);
    }

    @Override
    public void problem(String sentence) {
        problems.add(sentence);
    }
}
