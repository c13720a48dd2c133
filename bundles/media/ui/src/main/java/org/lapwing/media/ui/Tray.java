package org.lapwing.media.ui;

import java.util.ArrayDeque;
import java.util.Deque;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.lapwing.platform.api.evidence.Target;
import org.osgi.service.component.annotations.Component;

/** Where the person is: the list that they work in, and what they graded last. UI thread only. */
@Component(service = Tray.class)
public final class Tray {

    private static final int REMEMBERED = 1000;

    /** A list that can be worked through. */
    interface Front {
        /** Selects the row after the one that is selected, if the target is still selected there. */
        void after(Target target);

        void show(Target target);
    }

    private final Deque<Target> graded = new ArrayDeque<>();
    private @Nullable Front front;

    /** Called by a list when the person selects in it. */
    void front(Front list) {
        front = list;
    }

    /** Called by a list that is no more. */
    void gone(Front list) {
        if (front == list) {
            front = null;
        }
    }

    void graded(Target target) {
        graded.push(target);
        if (graded.size() > REMEMBERED) {
            graded.removeLast();
        }
        Front list = front;
        if (list != null) {
            list.after(target);
        }
    }

    boolean gradedAny() {
        return !graded.isEmpty();
    }

    Optional<Target> last() {
        return Optional.ofNullable(graded.peek());
    }

    /** The grade of the last one was taken back. */
    void undone(Target target) {
        graded.remove(target);
        Front list = front;
        if (list != null) {
            list.show(target);
        }
    }

    /** Another case is open. */
    void forget() {
        graded.clear();
    }
}
