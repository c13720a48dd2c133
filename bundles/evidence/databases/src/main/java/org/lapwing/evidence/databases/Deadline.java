package org.lapwing.evidence.databases;

import java.time.Duration;
import org.sqlite.ProgressHandler;

/** Asked by SQLite at every thousand of its steps whether to go on. */
final class Deadline extends ProgressHandler {

    private final long over;
    private volatile long until;

    /** @param all time for all that is asked */
    Deadline(Duration all) {
        over = System.nanoTime() + all.toNanos();
        until = over;
    }

    /** For the next question alone. */
    void within(Duration limit) {
        long next = System.nanoTime() + limit.toNanos();
        until = next - over < 0 ? next : over;
    }

    boolean passed() {
        return System.nanoTime() - until > 0 || Thread.currentThread().isInterrupted();
    }

    @Override
    protected int progress() {
        return passed() ? 1 : 0;
    }
}
