package org.lapwing.platform.pipeline;

import java.util.concurrent.atomic.AtomicInteger;
import org.jspecify.annotations.Nullable;
import org.lapwing.platform.api.evidence.ContentId;

/**
 * What is still to be stored of one container: itself, until its walk is over, and each entry, until it is stored and, where it is a
 * container too, whole itself. Only then is the container marked as walked: a run that is killed before walks it again.
 */
final class Whole {

    private final AtomicInteger open = new AtomicInteger(1);
    private final Runnable then;

    private final ContentId content;
    private final @Nullable Whole outer;

    /**
     * @param content of the container
     * @param outer the container around it, null at the top of an exhibit
     * @param then called once, on any thread; must not wait
     */
    Whole(ContentId content, @Nullable Whole outer, Runnable then) {
        this.content = content;
        this.outer = outer;
        this.then = then;
    }

    /** Whether this container, or one around it, has these bytes: what lies in itself never ends. */
    boolean within(ContentId inner) {
        for (Whole at = this; at != null; at = at.outer) {
            if (at.content.equals(inner)) {
                return true;
            }
        }
        return false;
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
