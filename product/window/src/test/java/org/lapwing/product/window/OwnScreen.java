package org.lapwing.product.window;

import java.io.BufferedReader;
import java.io.IOException;
import java.lang.ProcessBuilder.Redirect;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Assumptions;

/**
 * A screen with a window manager for one window alone: two windows on one screen take the keyboard from each other. Skips the test where
 * there is no Xvfb.
 */
final class OwnScreen implements AutoCloseable {

    private final List<Process> processes = new ArrayList<>();
    private final String display;

    OwnScreen() throws IOException {
        ProcessBuilder server =
                new ProcessBuilder("Xvfb", "-displayfd", "1", "-screen", "0", "1600x1000x24", "-nolisten", "tcp");
        Process screen;
        try {
            screen = server.redirectError(Redirect.DISCARD).start();
        } catch (IOException absent) {
            Assumptions.abort("Xvfb is not installed, so there is no screen for window tests");
            throw absent;
        }
        processes.add(screen);
        BufferedReader said = screen.inputReader(StandardCharsets.US_ASCII);
        String number = said.readLine();
        if (number == null || !number.matches("\\d+")) {
            close();
            throw new IOException("Xvfb started no screen, but said: " + number);
        }
        display = ":" + number;
        ProcessBuilder manager = new ProcessBuilder("openbox");
        manager.environment().put("DISPLAY", display);
        try {
            processes.add(manager.redirectErrorStream(true)
                    .redirectOutput(Redirect.DISCARD)
                    .start());
        } catch (IOException absent) {
            close();
            Assumptions.abort("openbox is not installed, so no window would get the keyboard");
        }
    }

    /** As in the environment variable {@code DISPLAY}. */
    String display() {
        return display;
    }

    @Override
    public void close() {
        for (Process process : processes.reversed()) {
            process.destroy();
            try {
                if (!process.waitFor(5, TimeUnit.SECONDS)) {
                    process.destroyForcibly();
                }
            } catch (InterruptedException stopped) {
                Thread.currentThread().interrupt();
            }
        }
    }
}
