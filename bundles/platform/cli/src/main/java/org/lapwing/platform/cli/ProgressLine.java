package org.lapwing.platform.cli;

import java.util.concurrent.TimeUnit;
import java.util.function.BooleanSupplier;
import java.util.function.Consumer;
import org.lapwing.platform.api.ingest.Progress;

/** One line that is drawn over itself on a screen; elsewhere a line every few seconds. */
final class ProgressLine implements Progress {

    /** Says how far the work is, in the language of the person. */
    @FunctionalInterface
    interface Wording {
        String say(String stage, long done, long total, long failed);
    }

    private static final long ON_SCREEN = TimeUnit.MILLISECONDS.toNanos(100);
    private static final long IN_A_FILE = TimeUnit.SECONDS.toNanos(5);

    private final Object lock;
    private final boolean screen;
    private final int columns;
    private final Consumer<String> write;
    private final BooleanSupplier cancelled;
    private final Wording wording;
    private long next;
    private boolean drawn;

    /** @param lock held while writing: the same as that of everything else that is printed */
    ProgressLine(Object lock, Terminal terminal, Consumer<String> write, BooleanSupplier cancelled, Wording wording) {
        this.lock = lock;
        this.screen = terminal.errIsScreen();
        this.columns = terminal.columns();
        this.write = write;
        this.cancelled = cancelled;
        this.wording = wording;
        this.next = System.nanoTime() + (screen ? 0 : IN_A_FILE);
    }

    @Override
    public void at(String stage, long done, long total, long failed) {
        synchronized (lock) {
            long now = System.nanoTime();
            if (now - next < 0) {
                return;
            }
            next = now + (screen ? ON_SCREEN : IN_A_FILE);
            String text = ScreenText.shown(wording.say(stage, done, total, failed), false)
                    .replace('\n', ' ')
                    .replace('\t', ' ');
            write.accept(screen ? "\r" + shortened(text) + "\u001b[K" : text + "\n");
            drawn = screen;
        }
    }

    @Override
    public boolean cancelled() {
        return cancelled.getAsBoolean();
    }

    /** Takes the line off the screen before something else is printed. */
    void clear() {
        synchronized (lock) {
            if (drawn) {
                drawn = false;
                write.accept("\r\u001b[K");
            }
        }
    }

    /** Keeps the end, where the figures are. */
    private String shortened(String text) {
        int room = columns - 1;
        if (text.codePointCount(0, text.length()) <= room) {
            return text;
        }
        int from = text.offsetByCodePoints(text.length(), -(room - 1));
        return "…" + text.substring(from);
    }
}
