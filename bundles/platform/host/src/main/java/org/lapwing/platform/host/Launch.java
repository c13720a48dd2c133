package org.lapwing.platform.host;

import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalInt;
import org.jspecify.annotations.Nullable;
import org.lapwing.platform.api.toolset.Application;
import org.lapwing.platform.api.toolset.InstalledToolset;
import org.lapwing.platform.api.toolset.RestOfToolset;
import org.lapwing.platform.api.toolset.WindowFront;
import org.osgi.framework.BundleContext;
import org.osgi.framework.Constants;
import org.osgi.framework.Filter;
import org.osgi.framework.FrameworkUtil;
import org.osgi.framework.InvalidSyntaxException;
import org.osgi.framework.ServiceReference;
import org.osgi.util.tracker.ServiceTracker;

/** One process: framework up, one application run on the calling thread, framework down. */
final class Launch {

    private static final long APPLICATION_MILLIS = 2_000;

    private final Path image;
    private final UserFolders folders;
    private final ThisSystem system;
    private volatile @Nullable Application running;
    private volatile boolean stopping;

    Launch(Path image, UserFolders folders, ThisSystem system) {
        this.image = image;
        this.folders = folders;
        this.system = system;
    }

    /** @return the exit code; empty if the process was asked to end before there was one */
    OptionalInt run(Call call) throws LaunchFailure, InterruptedException {
        if (!call.application().equals(Call.WINDOW)) {
            return runInFramework(call, null);
        }
        Path run = UserFolders.own(folders.data()).resolve("run");
        Optional<SingleInstance> only = SingleInstance.claim(run);
        if (only.isPresent()) {
            try (SingleInstance instance = only.get()) {
                return runInFramework(call, instance);
            }
        }
        if (SingleInstance.askForFront(run)) {
            return OptionalInt.of(0);
        }
        throw new LaunchFailure(
                "Lapwing's window is open in another process that does not answer, so no second one was opened. End that process and"
                        + " start again.");
    }

    /** Asks the application to end; called when the process is asked to. */
    void stop() {
        stopping = true;
        Application application = running;
        if (application != null) {
            application.stop();
        }
    }

    private OptionalInt runInFramework(Call call, @Nullable SingleInstance instance)
            throws LaunchFailure, InterruptedException {
        Toolset toolset = Toolset.read(image);
        List<Toolset.Entry> entries = toolset.bundles().stream()
                .filter(entry -> entry.wantedBy(call.application(), system.os(), system.arch()))
                .toList();
        Map<String, String> properties = Map.of(
                "lapwing.application", call.application(),
                "lapwing.home", image.toString(),
                "lapwing.data", folders.data().toString(),
                "lapwing.policy", toolset.policy(),
                "lapwing.cwd", Path.of("").toAbsolutePath().toString());
        try (FrameworkCache cache = FrameworkCache.open(folders.cache().resolve("frameworks"))) {
            guideNatives(cache);
            return runInFramework(call, instance, cache, toolset, entries, properties);
        }
    }

    private OptionalInt runInFramework(
            Call call,
            @Nullable SingleInstance instance,
            FrameworkCache cache,
            Toolset toolset,
            List<Toolset.Entry> entries,
            Map<String, String> properties)
            throws LaunchFailure, InterruptedException {
        List<Toolset.Entry> first = first(call, entries);
        List<Toolset.Entry> later =
                entries.stream().filter(entry -> !first.contains(entry)).toList();
        try (RunningFramework framework =
                RunningFramework.start(image, toolset, first, cache.folder().resolve("felix"), properties)) {
            if (instance != null) {
                instance.onFront(() -> bringToFront(framework.context()));
            }
            return runApplication(framework, call, Rest.of(framework, image, later));
        }
    }

    /** The window is seen before all bundles run; a command is quickest in one go. */
    private static List<Toolset.Entry> first(Call call, List<Toolset.Entry> entries) {
        List<Toolset.Entry> first =
                entries.stream().filter(Toolset.Entry::first).toList();
        return first.isEmpty() || !call.application().equals(Call.WINDOW) ? entries : first;
    }

    /** Native libraries unpack themselves; SWT's may stay for the next start, SQLite's goes with the process. */
    private void guideNatives(FrameworkCache cache) throws LaunchFailure {
        if (!System.getenv().containsKey("DBUS_SESSION_BUS_ADDRESS")) {
            // Without a session there is none to be told of, and SWT would say so on the console.
            System.setProperty("org.eclipse.swt.internal.SessionManagerDBus.disable", "true");
        }
        System.setProperty(
                "swt.library.path",
                UserFolders.own(folders.cache().resolve("swt")).toString());
        System.setProperty(
                "org.sqlite.tmpdir",
                UserFolders.own(cache.folder().resolve("sqlite")).toString());
    }

    private OptionalInt runApplication(RunningFramework framework, Call call, Rest rest)
            throws LaunchFailure, InterruptedException {
        framework.context().registerService(RestOfToolset.class, rest, null);
        ServiceTracker<Application, Application> tracker =
                new ServiceTracker<>(framework.context(), filter(call.application()), null);
        tracker.open();
        try {
            Application application = tracker.getService();
            if (application == null) {
                rest.start();
                application = tracker.waitForService(framework.bundles().hasProblems() ? 1 : APPLICATION_MILLIS);
            }
            if (application == null) {
                throw new LaunchFailure(noApplication(framework, call));
            }
            running = application;
            return stopping ? OptionalInt.empty() : OptionalInt.of(application.run(call.arguments()));
        } finally {
            tracker.close();
        }
    }

    private static String noApplication(RunningFramework framework, Call call) {
        String what =
                switch (call.application()) {
                    case Call.WINDOW -> "window";
                    case Call.WORKER -> "worker";
                    default -> "command line";
                };
        List<String> problems = framework.bundles().bundles().stream()
                .map(InstalledToolset.InstalledBundle::problem)
                .filter(problem -> !problem.isEmpty())
                .toList();
        return "This toolset has no " + what + " that runs. "
                + (problems.isEmpty() ? "Add one to the toolset." : String.join(System.lineSeparator(), problems));
    }

    private static Filter filter(String application) {
        try {
            return FrameworkUtil.createFilter("(&(" + Constants.OBJECTCLASS + "=" + Application.class.getName()
                    + ")(lapwing.application=" + application + "))");
        } catch (InvalidSyntaxException impossible) {
            throw new IllegalStateException("The kinds of application are two plain words", impossible);
        }
    }

    private static void bringToFront(BundleContext context) {
        ServiceReference<WindowFront> reference = context.getServiceReference(WindowFront.class);
        WindowFront front = reference == null ? null : context.getService(reference);
        if (front != null) {
            front.bringToFront();
        }
    }
}
