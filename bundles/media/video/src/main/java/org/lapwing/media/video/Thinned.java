package org.lapwing.media.video;

import java.util.ArrayList;
import java.util.List;
import java.util.function.Supplier;

/** Some of many, evenly spread, however many come: every n-th is kept, and when there are too many, every other goes and n doubles. */
final class Thinned<T> {

    private final int most;
    private final List<T> kept = new ArrayList<>();
    private int every = 1;
    private int come;

    /** @param most kept at any time; half as many at least, once there were enough */
    Thinned(int most) {
        this.most = most;
    }

    /** @param next is made only where it is kept */
    void add(Supplier<T> next) {
        if (come++ % every != 0) {
            return;
        }
        if (kept.size() == most) {
            List<T> fewer = evenly(kept, (most + 1) / 2);
            kept.clear();
            kept.addAll(fewer);
            every *= 2;
            if ((come - 1) % every != 0) {
                return;
            }
        }
        kept.add(next.get());
    }

    List<T> kept() {
        return List.copyOf(kept);
    }

    /** So many of a list, evenly spread, the first among them. */
    static <E> List<E> evenly(List<E> all, int most) {
        if (all.size() <= most) {
            return List.copyOf(all);
        }
        List<E> some = new ArrayList<>(most);
        for (int i = 0; i < most; i++) {
            some.add(all.get((int) ((long) i * all.size() / most)));
        }
        return some;
    }
}
