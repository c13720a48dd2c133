package org.lapwing.product.framework.inside;

import static org.assertj.core.api.Assertions.assertThat;

import java.lang.ref.ReferenceQueue;
import java.lang.ref.WeakReference;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import java.util.concurrent.TimeUnit;
import org.eclipse.swt.widgets.Display;
import org.eclipse.swt.widgets.Widget;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.lapwing.platform.api.cases.Case;
import org.lapwing.platform.api.cases.CaseStore;
import org.lapwing.platform.api.persons.Persons;
import org.lapwing.platform.api.toolset.Application;
import org.lapwing.platform.api.toolset.InstalledToolset;
import org.lapwing.product.harness.Probe;
import org.lapwing.workbench.api.Perspective;
import org.osgi.framework.Bundle;
import org.osgi.framework.BundleContext;
import org.osgi.test.common.annotation.InjectBundleContext;
import org.osgi.test.junit5.context.BundleContextExtension;

/** The window while bundles come and go. */
@ExtendWith(BundleContextExtension.class)
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
public class WindowInside {

    private static final long SECONDS = 60;

    private Application application;
    private Thread thread;
    private Probe window;

    @BeforeAll
    void open(@InjectBundleContext BundleContext context, @TempDir Path folder) throws Exception {
        Path home = folder.resolve("case");
        MainJob services = new MainJob(context, folder);
        MainJob.someone(services.service(Persons.class));
        try (Case made = services.service(CaseStore.class).create(home, "Lighthouse", "Order 7")) {
            assertThat(made.writable()).isTrue();
        }
        application = context.getServiceReferences(Application.class, "(lapwing.application=window)").stream()
                .map(context::getService)
                .findFirst()
                .orElseThrow();
        thread = new Thread(() -> run(home), "window");
        thread.start();
        window = new Probe(display());
        window.get(Widget.class, "rail.lapwing.people");
    }

    private void run(Path home) {
        try {
            application.run(List.of(home.toString()));
        } catch (InterruptedException asked) {
            Thread.currentThread().interrupt();
        }
    }

    private Display display() throws InterruptedException {
        long until = System.nanoTime() + TimeUnit.SECONDS.toNanos(SECONDS);
        while (System.nanoTime() < until && thread.isAlive()) {
            Display display = Display.findDisplay(thread);
            if (display != null && !isBeingMade()) {
                return display;
            }
            thread.join(20);
        }
        throw new AssertionError("The window did not open.");
    }

    /** A display is found before its constructor has come to its end. */
    private boolean isBeingMade() {
        return Arrays.stream(thread.getStackTrace())
                .anyMatch(frame -> frame.getClassName().equals(Display.class.getName())
                        && frame.getMethodName().equals("<init>"));
    }

    @AfterAll
    void close() throws InterruptedException {
        if (application != null) {
            application.stop();
            thread.join(TimeUnit.SECONDS.toMillis(SECONDS));
            assertThat(thread.isAlive()).as("the window's thread").isFalse();
        }
    }

    @Test
    void every_bundle_of_the_window_runs(@InjectBundleContext BundleContext context) {
        InstalledToolset toolset = new MainJob(context, Path.of("")).service(InstalledToolset.class);

        assertThat(toolset.bundles())
                .filteredOn(
                        bundle -> !List.of("running", "attached", "not needed").contains(bundle.state())
                                || !bundle.problem().isEmpty())
                .isEmpty();
    }

    @ParameterizedTest(name = "{0}")
    @CsvSource({
        "org.lapwing.victimid.ui, lapwing.people",
        "org.lapwing.chat.ui, lapwing.conversations",
        "org.lapwing.media.ui, lapwing.media",
        "org.lapwing.workbench.search, lapwing.search",
        "org.lapwing.workbench.toolset, lapwing.toolset",
        "org.lapwing.casework.ui, lapwing.backlog"
    })
    void a_perspective_goes_with_its_bundle_and_comes_back(
            String name, String perspective, @InjectBundleContext BundleContext context) throws Exception {
        Leaving leaving = new Leaving(context, name);
        String entry = "rail." + perspective;
        window.get(Widget.class, entry);
        window.push(entry);
        window.get(Widget.class, "perspective." + perspective);
        List<String> services = leaving.services();
        assertThat(services).anyMatch(each -> each.contains(Perspective.class.getName()));
        ReferenceQueue<ClassLoader> queue = new ReferenceQueue<>();
        WeakReference<ClassLoader> loader = leaving.loader(queue);

        leaving.bundle().stop();
        window.until(entry + " is gone", () -> window.find(entry).isEmpty());
        assertThat(window.sees("perspective." + perspective)).isFalse();
        assertThat(leaving.services()).isEmpty();
        leaving.refresh();
        try {
            leaving.assertCollected(loader, queue);
        } finally {
            leaving.bundle().start(Bundle.START_TRANSIENT | Bundle.START_ACTIVATION_POLICY);
        }
        window.get(Widget.class, entry);
        assertThat(leaving.services()).isEqualTo(services);
    }
}
