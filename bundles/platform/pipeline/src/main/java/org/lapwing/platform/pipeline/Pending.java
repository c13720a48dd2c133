package org.lapwing.platform.pipeline;

import java.util.concurrent.TimeUnit;
import java.util.concurrent.locks.Condition;
import java.util.concurrent.locks.ReentrantLock;

/** How much is under way: queued or running, in any stage of a run. */
final class Pending {

    private final ReentrantLock lock = new ReentrantLock();
    private final Condition changed = lock.newCondition();
    private long count;

    void add() {
        lock.lock();
        try {
            count++;
        } finally {
            lock.unlock();
        }
    }

    void done() {
        lock.lock();
        try {
            if (--count == 0) {
                changed.signalAll();
            }
        } finally {
            lock.unlock();
        }
    }

    /** Returns when nothing is under way, or when the run has been told to stop. */
    void await(Tally tally) throws InterruptedException {
        lock.lockInterruptibly();
        try {
            while (count > 0 && !tally.stopped()) {
                // Woken at times, since a run is stopped without a signal.
                if (!changed.await(50, TimeUnit.MILLISECONDS) && tally.stopped()) {
                    return;
                }
            }
        } finally {
            lock.unlock();
        }
    }
}
