package org.lapwing.product.framework;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Assumptions;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.TestFactory;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.api.parallel.Execution;
import org.junit.jupiter.api.parallel.ExecutionMode;
import org.lapwing.platform.host.HostStart;

/** All features with the window, on a screen of the test's own. */
@Execution(ExecutionMode.SAME_THREAD)
final class WindowTest {

    private static final long START_SECONDS = 20;

    @TestFactory
    @Timeout(value = 10, unit = TimeUnit.MINUTES)
    List<DynamicTest> inside_a_framework_with_the_window(@TempDir Path folder) throws Exception {
        Files.createDirectories(Path.of(System.getProperty("swt.library.path")));
        Process screen = screen();
        try (HostStart host = Image.whole(folder, "window")) {
            return Inside.installed(host.context(), folder).run("WindowInside");
        } finally {
            screen.destroy();
            screen.waitFor();
        }
    }

    private static Process screen() throws InterruptedException {
        String name = System.getenv().getOrDefault("DISPLAY", "");
        Assumptions.assumeTrue(
                name.matches(":\\d+"), "DISPLAY names no local screen, so there is none for window tests");
        Process screen;
        try {
            screen = new ProcessBuilder("Xvfb", name, "-screen", "0", "1600x1000x24", "-nolisten", "tcp")
                    .redirectErrorStream(true)
                    .redirectOutput(ProcessBuilder.Redirect.DISCARD)
                    .start();
        } catch (IOException absent) {
            return Assumptions.abort("Xvfb is not installed, so there is no screen for window tests");
        }
        Path socket = Path.of("/tmp/.X11-unix/X" + name.substring(1));
        long until = System.nanoTime() + TimeUnit.SECONDS.toNanos(START_SECONDS);
        while (!Files.exists(socket) && System.nanoTime() < until) {
            if (screen.waitFor(10, TimeUnit.MILLISECONDS)) {
                throw new IllegalStateException("Xvfb did not start on " + name + ".");
            }
        }
        return screen;
    }
}
