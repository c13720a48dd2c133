package org.lapwing.product.harness;

import java.nio.file.Files;
import java.nio.file.Path;
import org.eclipse.swt.widgets.Display;
import org.junit.jupiter.api.extension.AfterTestExecutionCallback;
import org.junit.jupiter.api.extension.ExtensionContext;

/** After a failed test: a picture of the screen and the widget tree in {@code target/window-failures}. */
public final class KeepOnFailure implements AfterTestExecutionCallback {

    @Override
    public void afterTestExecution(ExtensionContext context) throws Exception {
        if (context.getExecutionException().isEmpty()) {
            return;
        }
        Path folder = Files.createDirectories(Path.of("target", "window-failures"));
        String name = context.getRequiredTestClass().getSimpleName() + "."
                + context.getRequiredTestMethod().getName();
        Display display = Screen.display();
        Probe probe = new Probe(display);
        Files.writeString(folder.resolve(name + ".txt"), probe.tree());
        probe.run(() -> Screenshot.take(display, folder.resolve(name + ".png")));
    }
}
