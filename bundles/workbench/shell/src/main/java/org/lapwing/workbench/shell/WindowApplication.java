package org.lapwing.workbench.shell;

import java.lang.System.Logger.Level;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import org.eclipse.swt.SWTError;
import org.eclipse.swt.SWTException;
import org.eclipse.swt.widgets.Display;
import org.jspecify.annotations.Nullable;
import org.lapwing.platform.api.language.Texts;
import org.lapwing.platform.api.profile.Profile;
import org.lapwing.platform.api.toolset.Application;
import org.lapwing.platform.api.toolset.WindowFront;
import org.osgi.framework.BundleContext;
import org.osgi.service.component.annotations.Activate;
import org.osgi.service.component.annotations.Component;
import org.osgi.service.component.annotations.Reference;

/** The window as the application of a process. */
@Component(
        service = {Application.class, WindowFront.class},
        property = "lapwing.application=window")
public final class WindowApplication implements Application, WindowFront {

    private static final System.Logger LOG = System.getLogger(WindowApplication.class.getName());
    private static final int NO_DISPLAY = 1;

    private final BundleContext context;
    private final Texts texts;
    private final Profile profile;
    private volatile boolean stopping;
    private volatile @Nullable Display display;
    private volatile @Nullable Workbench workbench;

    @Activate
    public WindowApplication(BundleContext context, @Reference Texts texts, @Reference Profile profile) {
        this.context = context;
        this.texts = texts;
        this.profile = profile;
    }

    @Override
    public int run(List<String> arguments) throws InterruptedException {
        LOG.log(
                Level.INFO,
                "The window begins after {0} ms on a processor.",
                Long.toString(ProcessHandle.current()
                        .info()
                        .totalCpuDuration()
                        .orElse(Duration.ZERO)
                        .toMillis()));
        Display.setAppName(texts.get("product"));
        Display made;
        try {
            made = new Display();
        } catch (SWTError | UnsatisfiedLinkError none) {
            LOG.log(Level.ERROR, "There is no display to open a window on.", none);
            return NO_DISPLAY;
        }
        display = made;
        try {
            window(made, arguments);
        } finally {
            workbench = null;
            display = null;
            made.dispose();
        }
        return 0;
    }

    private void window(Display on, List<String> arguments) throws InterruptedException {
        Workbench window = new Workbench(on, texts, profile, new ServiceExtensions(context));
        workbench = window;
        if (stopping) {
            window.shell().dispose();
        }
        Optional<String> asked = wanted(arguments);
        asked.ifPresent(folder -> window.cases().opening(true));
        window.open(() -> asked.ifPresent(window.cases()::find));
        Loop.run(on, window);
        window.end();
    }

    /** A folder, name or id, with or without {@code --case} before it, is the case to open. */
    static Optional<String> wanted(List<String> arguments) {
        return arguments.stream().filter(word -> !word.equals("--case")).findFirst();
    }

    @Override
    public void bringToFront() {
        Workbench now = workbench;
        if (now != null) {
            now.bringToFront();
        }
    }

    @Override
    public void stop() {
        stopping = true;
        Display on = display;
        Workbench now = workbench;
        if (on != null && now != null) {
            try {
                on.asyncExec(() -> now.shell().dispose());
            } catch (SWTException closed) {
                LOG.log(Level.DEBUG, "The window had closed before it was asked to.", closed);
            }
        }
    }
}
