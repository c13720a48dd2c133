package org.lapwing.product.harness;

import java.nio.file.Files;
import java.nio.file.Path;
import org.eclipse.swt.SWT;
import org.eclipse.swt.graphics.GC;
import org.eclipse.swt.graphics.Image;
import org.eclipse.swt.graphics.ImageLoader;
import org.eclipse.swt.graphics.Rectangle;
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
        probe.run(() -> screenshot(display, folder.resolve(name + ".png")));
    }

    /** A picture of the whole screen; UI thread only. */
    public static void screenshot(Display display, Path to) {
        Rectangle bounds = display.getBounds();
        Image image = new Image(display, bounds.width, bounds.height);
        GC gc = new GC(display);
        gc.copyArea(image, 0, 0);
        gc.dispose();
        ImageLoader loader = new ImageLoader();
        loader.data = new org.eclipse.swt.graphics.ImageData[] {image.getImageData()};
        image.dispose();
        loader.save(to.toString(), SWT.IMAGE_PNG);
    }
}
