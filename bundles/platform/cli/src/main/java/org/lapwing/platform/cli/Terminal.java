package org.lapwing.platform.cli;

import java.io.FileDescriptor;
import java.io.FileOutputStream;
import java.io.IOException;
import java.io.OutputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Locale;

/**
 * Where the process speaks.
 *
 * @param outIsScreen whether a person reads standard output directly
 * @param errIsScreen whether a person reads standard error directly
 */
record Terminal(OutputStream out, OutputStream err, boolean outIsScreen, boolean errIsScreen, int columns) {

    /** The streams of this process, past anything that was put in their place. */
    static Terminal ofProcess() {
        return new Terminal(
                new FileOutputStream(FileDescriptor.out),
                new FileOutputStream(FileDescriptor.err),
                isScreen(1, "out"),
                isScreen(2, "err"),
                columnsFrom(System.getenv("COLUMNS")));
    }

    /** A launcher may say it ({@code lapwing.terminal=in,out,err}); Linux tells; elsewhere nothing is drawn. */
    static boolean isScreen(int descriptor, String name) {
        String told = System.getProperty("lapwing.terminal");
        if (told != null) {
            return told.toLowerCase(Locale.ROOT).contains(name);
        }
        Path link = Path.of("/proc/self/fd/" + descriptor);
        try {
            String leadsTo = Files.readSymbolicLink(link).toString();
            return leadsTo.startsWith("/dev/pts/") || leadsTo.startsWith("/dev/tty") || leadsTo.equals("/dev/console");
        } catch (IOException | UnsupportedOperationException noProc) {
            return false;
        }
    }

    private static int columnsFrom(@org.jspecify.annotations.Nullable String text) {
        try {
            return text == null ? 80 : Math.clamp(Integer.parseInt(text.strip()), 20, 400);
        } catch (NumberFormatException notANumber) {
            return 80;
        }
    }
}
