package org.lapwing.workbench.shell;

import java.lang.System.Logger.Level;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.Callable;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.ThreadFactory;
import java.util.function.Consumer;
import org.eclipse.swt.SWT;
import org.eclipse.swt.SWTException;
import org.eclipse.swt.graphics.Rectangle;
import org.eclipse.swt.widgets.Display;
import org.eclipse.swt.widgets.Event;
import org.eclipse.swt.widgets.Listener;
import org.eclipse.swt.widgets.Shell;
import org.jspecify.annotations.Nullable;
import org.lapwing.platform.api.evidence.Target;
import org.lapwing.platform.api.language.Texts;
import org.lapwing.platform.api.profile.Profile;
import org.lapwing.platform.api.toolset.RestOfToolset;
import org.lapwing.workbench.api.Desk;
import org.lapwing.workbench.api.View;
import org.lapwing.workbench.api.WidgetIds;
import org.lapwing.workbench.api.widgets.Viewing;

/** The window: paints itself first and looks at the services of other bundles afterwards. */
final class Workbench {

    private static final System.Logger LOG = System.getLogger(Workbench.class.getName());

    private final Display display;
    private final Texts texts;
    private final Extensions extensions;
    private final ExecutorService background = Executors.newFixedThreadPool(4, threads("lapwing-load"));
    private final Settings settings;
    private final Contributions contributions;
    private final CaseState caseState;
    private final JobList jobs;
    private final CaseDoor cases;
    private final PersonDoor persons;
    private final WindowDesk desk;
    private final GtkStyle style;
    private final Shell shell;
    private final Keyboard keyboard;
    private final Listener systemTheme = event -> restyle();
    private Theme theme;
    private Frame frame;
    private Viewing.@Nullable Listening exposure;

    Workbench(Display display, Texts texts, Profile profile, Extensions extensions) {
        this.display = display;
        this.texts = texts;
        this.extensions = extensions;
        settings = new Settings(profile, background);
        contributions = new Contributions(display);
        caseState = new CaseState(display, background);
        jobs = new JobList(texts, threads("lapwing-job"), () -> ui(() -> jobsChanged()));
        cases = new CaseDoor(this, extensions, texts);
        persons = new PersonDoor(this, extensions, texts);
        desk = new WindowDesk(this);
        style = new GtkStyle(display);
        Shades shades = shades();
        style.apply(shades);
        boolean rightToLeft = settings.rightToLeft(texts.locale());
        if (rightToLeft) {
            style.mirrored();
        }
        theme = new Theme(display, shades, rightToLeft);
        shell = WidgetIds.name(new Shell(display, SWT.SHELL_TRIM | Settings.orientation(rightToLeft)), "window");
        shell.setText(texts.get("product"));
        shell.setImage(theme.icon(Icons.of("lapwing"), 64, shades.accent()));
        shell.setBackground(theme.background());
        shell.setLayout(Draw.grid(1, 0, 0, 0));
        place();
        frame = new Frame(this, shell, settings.get("perspective").orElse(""));
        frame.begin();
        shell.addListener(SWT.Close, this::closing);
        display.addListener(SWT.Settings, systemTheme);
        keyboard = new Keyboard(this, new BuiltIns(this));
    }

    private static ThreadFactory threads(String name) {
        return work -> {
            Thread thread = new Thread(work, name);
            thread.setDaemon(true);
            thread.setContextClassLoader(Workbench.class.getClassLoader());
            return thread;
        };
    }

    /** Shows the window, then looks for extensions in the background and does what is asked for next. */
    void open(Runnable then) {
        if (shell.isDisposed()) {
            return;
        }
        Listener painted = new Listener() {
            @Override
            public void handleEvent(Event event) {
                frame.root().removeListener(SWT.Paint, this);
                display.asyncExec(Workbench::paintedNow);
            }
        };
        frame.root().addListener(SWT.Paint, painted);
        shell.open();
        while (display.readAndDispatch()) {
            // Until the first picture of the window is on the screen.
        }
        background.execute(() -> {
            startRest();
            contributions.watch(extensions);
            ui(() -> persons.through(() -> {
                frame.reloadStart();
                then.run();
            }));
        });
    }

    /** Returns when all bundles run that are going to; not on the UI thread. */
    void startRest() {
        extensions.one(RestOfToolset.class).ifPresent(rest -> {
            try {
                rest.start();
            } catch (InterruptedException closing) {
                Thread.currentThread().interrupt();
            }
        });
    }

    /** The first figure is what a person waits; the second does not depend on what else the computer does. */
    private static void paintedNow() {
        ProcessHandle.Info process = ProcessHandle.current().info();
        Duration waited = process.startInstant()
                .map(start -> Duration.between(start, java.time.Instant.now()))
                .orElse(Duration.ZERO);
        Duration computed = process.totalCpuDuration().orElse(Duration.ZERO);
        LOG.log(
                Level.INFO,
                "The window was painted {0} ms after the process began, {1} ms of them on a processor.",
                Long.toString(waited.toMillis()),
                Long.toString(computed.toMillis()));
    }

    private void place() {
        Rectangle screen = display.getPrimaryMonitor().getClientArea();
        int width = Math.min(1480, screen.width * 94 / 100);
        int height = Math.min(940, screen.height * 94 / 100);
        int[] at = settings.numbers(
                "bounds",
                screen.x + (screen.width - width) / 2,
                screen.y + (screen.height - height) / 2,
                width,
                height);
        Rectangle bounds = new Rectangle(at[0], at[1], Math.max(800, at[2]), Math.max(500, at[3]));
        shell.setMinimumSize(800, 500);
        shell.setBounds(bounds.intersects(screen) ? bounds : new Rectangle(screen.x, screen.y, width, height));
        shell.setMaximized(settings.flag("maximized", false));
    }

    private Shades shades() {
        return settings.shades(Display.isSystemDarkTheme(), display.getHighContrast());
    }

    /** Makes the window anew in the theme that is in force now. */
    void restyle() {
        Shades now = shades();
        if (now.equals(theme.shades()) || shell.isDisposed()) {
            return;
        }
        Theme before = theme;
        String perspective = frame.current();
        shell.setRedraw(false);
        frame.dispose();
        style.apply(now);
        theme = new Theme(display, now, before.rightToLeft());
        shell.setBackground(theme.background());
        frame = new Frame(this, shell, perspective);
        frame.begin();
        shell.layout(true, true);
        shell.setRedraw(true);
        shell.setImage(theme.icon(Icons.of("lapwing"), 64, now.accent()));
        before.dispose();
    }

    void theme(String choice) {
        settings.set("theme", choice);
        restyle();
    }

    private void closing(Event event) {
        if (jobs.running()
                && !dialogs().confirm(texts.get("close.title"), texts.get("close.jobs"), texts.get("close.yes"))) {
            event.doit = false;
            return;
        }
        settings.set("maximized", Boolean.toString(shell.getMaximized()));
        if (!shell.getMaximized()) {
            Rectangle at = shell.getBounds();
            settings.numbers("bounds", new int[] {at.x, at.y, at.width, at.height}, true);
        }
    }

    /** Lets go of everything; called on the UI thread after the window has closed. */
    void end() throws InterruptedException {
        keyboard.dispose();
        contributions.listener(null);
        display.removeListener(SWT.Settings, systemTheme);
        watchExposure(Optional.empty());
        if (!shell.isDisposed()) {
            shell.dispose();
        }
        extensions.close();
        jobs.end(Duration.ofSeconds(5));
        caseState.end();
        background.shutdown();
        if (!background.awaitTermination(3, java.util.concurrent.TimeUnit.SECONDS)) {
            background.shutdownNow();
        }
        theme.dispose();
    }

    /** Asks for something in the background and hands it to the UI thread. */
    <T> void later(Callable<T> work, Consumer<T> done) {
        background.execute(() -> {
            try {
                T result = work.call();
                ui(() -> done.accept(result));
            } catch (Exception failure) {
                LOG.log(Level.WARNING, "Work in the background failed.", failure);
                ui(() -> desk.problem(Sentences.of(failure, texts)));
            }
        });
    }

    private void ui(Runnable work) {
        try {
            display.asyncExec(() -> {
                if (!shell.isDisposed()) {
                    work.run();
                }
            });
        } catch (SWTException closed) {
            LOG.log(Level.DEBUG, "The window has closed.", closed);
        }
    }

    private void jobsChanged() {
        frame.jobsChanged();
    }

    boolean opens(View view, Target target) {
        try {
            return view.opens(target);
        } catch (RuntimeException broken) {
            LOG.log(Level.WARNING, "The view " + view.id() + " failed when asked about " + target + ".", broken);
            return false;
        }
    }

    /** Hides every picture at once. */
    void hideAll() {
        contributions.viewing().ifPresent(Viewing::hideAll);
        desk.say(texts.get("panic.done"));
    }

    void watchExposure(Optional<Viewing> viewing) {
        Viewing.Listening before = exposure;
        exposure = viewing.map(each -> each.onExposure(() -> frame.exposureChanged()))
                .orElse(null);
        if (before != null) {
            before.close();
        }
    }

    void palette() {
        new PaletteEntries(this, keyboard.builtIns()).open();
    }

    Dialogs dialogs() {
        return new Dialogs(shell, theme, texts);
    }

    List<org.lapwing.workbench.api.DeskAction> actions() {
        List<org.lapwing.workbench.api.DeskAction> all = new java.util.ArrayList<>(keyboard.builtIns());
        all.addAll(contributions.actions());
        return all;
    }

    void bringToFront() {
        ui(() -> {
            shell.setMinimized(false);
            shell.forceActive();
        });
    }

    Display display() {
        return display;
    }

    Shell shell() {
        return shell;
    }

    Texts texts() {
        return texts;
    }

    Theme theme() {
        return theme;
    }

    Settings settings() {
        return settings;
    }

    Contributions contributions() {
        return contributions;
    }

    CaseState caseState() {
        return caseState;
    }

    CaseDoor cases() {
        return cases;
    }

    PersonDoor persons() {
        return persons;
    }

    JobList jobs() {
        return jobs;
    }

    Desk desk() {
        return desk;
    }

    Frame frame() {
        return frame;
    }

    ExecutorService background() {
        return background;
    }
}
