package org.lapwing.workbench.shell;

import org.eclipse.swt.widgets.Display;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.api.parallel.ResourceLock;
import org.lapwing.product.harness.KeepOnFailure;
import org.lapwing.product.harness.Probe;
import org.lapwing.product.harness.Screen;

/** A window for each test. */
@ResourceLock("screen")
@ExtendWith(KeepOnFailure.class)
abstract class WindowTest {

    final TestProfile profile = new TestProfile();
    final PlainExtensions extensions = new PlainExtensions();
    Probe probe;
    Workbench window;

    @BeforeEach
    void open() {
        Display display = Screen.display();
        probe = new Probe(display);
        window = probe.on(() -> new Workbench(display, new TestTexts(), profile, extensions));
        probe.run(() -> window.open(() -> {}));
        probe.run(() -> window.shell().forceActive());
        probe.until("the window is active", () -> display.getActiveShell() == window.shell());
    }

    @AfterEach
    void close() {
        probe.on(() -> {
            window.end();
            return true;
        });
    }

    TestPerspective perspective(String id, int rank, boolean needsCase) {
        TestPerspective made = new TestPerspective(id, "Title of " + id, rank, needsCase);
        extensions.add(made);
        probe.until("the rail has " + id, () -> probe.find("rail." + id).isPresent());
        return made;
    }
}
