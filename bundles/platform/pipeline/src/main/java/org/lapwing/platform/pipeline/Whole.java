package org.lapwing.platform.pipeline;

import java.util.concurrent.atomic.AtomicInteger;

/**
 * What is still to be stored of one container: itself, until its walk is over, and each entry, until it is stored and, where it is a
 * container too, whole itself. Only then is the container marked as walked: a run that is killed before walks it again.
 */
final class Whole {

    private final AtomicInteger open = new AtomicInteger(1);
    private final Runnable then;

    /** @param then called once, on any thread; must not wait */
    Whole(Runnable then) {
        this.then = then;
    }

    void another() {
        open.incrementAndGet();
    }

    void done() {
        if (open.decrementAndGet() == 0) {
            then.run();
        }
    }
}
