package org.lapwing.product.harness;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.concurrent.CompletableFuture;
import org.eclipse.swt.widgets.Display;
import org.junit.jupiter.api.Assumptions;

/**
 * A screen for tests: the one that {@code DISPLAY} names, started by {@code Xvfb} if it is a local one that is not there, and one thread
 * that owns the window system for the life of the process. A module with window tests sets {@code DISPLAY} in the environment of its
 * tests (a number of its own), and marks each test class with {@code @ResourceLock("screen")}.
 */
public final class Screen {

    private static final long START_MILLIS = 10_000;
    private static final Screen ONLY = new Screen();

    private final CompletableFuture<Display> display = new CompletableFuture<>();
    private boolean started;

    private Screen() {}

    /** The display; its loop runs on a thread of its own. Skips the test where there is no Xvfb. */
    public static Display display() {
        return ONLY.get();
    }

    private synchronized Display get() {
        if (!started) {
            ensureServer();
            started = true;
            Thread thread = new Thread(this::loop, "ui");
            thread.setDaemon(true);
            thread.start();
        }
        return display.join();
    }

    private void loop() {
        Display made;
        try {
            made = new Display();
        } catch (RuntimeException | Error none) {
            display.completeExceptionally(none);
            return;
        }
        display.complete(made);
        while (!made.isDisposed()) {
            try {
                if (!made.readAndDispatch()) {
                    made.sleep();
                }
            } catch (RuntimeException failure) {
                Thread.currentThread().getUncaughtExceptionHandler().uncaughtException(Thread.currentThread(), failure);
            }
        }
    }

    /** The display goes before its server, else the window system ends the process with an error. */
    private void end(Process server) {
        Display last = display.isDone() && !display.isCompletedExceptionally() ? display.join() : null;
        if (last != null && !last.isDisposed()) {
            last.syncExec(last::dispose);
        }
        server.destroy();
    }

    /** Starts the server of {@code DISPLAY} where it is a local one that is not there; it ends with this process. */
    public static void ensureServer() {
        String name = System.getenv().getOrDefault("DISPLAY", "");
        Assumptions.assumeTrue(!name.isEmpty(), "DISPLAY is not set, so there is no screen for window tests");
        if (!name.matches(":\\d+")) {
            return;
        }
        Path socket = Path.of("/tmp/.X11-unix/X" + name.substring(1));
        if (Files.exists(socket)) {
            return;
        }
        try {
            Process server = new ProcessBuilder("Xvfb", name, "-screen", "0", "1600x1000x24", "-nolisten", "tcp")
                    .redirectErrorStream(true)
                    .redirectOutput(ProcessBuilder.Redirect.DISCARD)
                    .start();
            Runtime.getRuntime().addShutdownHook(new Thread(() -> ONLY.end(server)));
            long until = System.nanoTime() + START_MILLIS * 1_000_000;
            while (!Files.exists(socket) && server.isAlive() && System.nanoTime() < until) {
                Thread.onSpinWait();
            }
        } catch (IOException absent) {
            Assumptions.abort("Xvfb is not installed, so there is no screen for window tests");
        }
    }
}
