package org.lapwing.workbench.shell;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import java.util.function.Consumer;
import org.eclipse.swt.SWTException;
import org.eclipse.swt.widgets.Display;
import org.jspecify.annotations.Nullable;
import org.lapwing.workbench.api.DeskAction;
import org.lapwing.workbench.api.InspectorPart;
import org.lapwing.workbench.api.Perspective;
import org.lapwing.workbench.api.View;
import org.lapwing.workbench.api.widgets.Viewing;

/**
 * What bundles have put into the window now, as the UI thread sees it. When a bundle stops, the thread that stops it waits (for a bounded
 * time) until the window has let go of what came from it.
 */
final class Contributions {

    private static final long LET_GO_SECONDS = 5;

    private final Display display;
    private final Set<Object> there = ConcurrentHashMap.newKeySet();
    private final List<Perspective> perspectives = new ArrayList<>();
    private final List<View> views = new ArrayList<>();
    private final List<DeskAction> actions = new ArrayList<>();
    private final List<InspectorPart> parts = new ArrayList<>();
    private final List<Viewing> viewings = new ArrayList<>();
    private @Nullable Listener listener;

    Contributions(Display display) {
        this.display = display;
    }

    /** Told on the UI thread, after the lists have changed. */
    interface Listener {
        void perspectivesChanged();

        void viewCame(View view);

        void viewGone(View view);

        void partsChanged();

        void viewingChanged();
    }

    void listener(@Nullable Listener told) {
        listener = told;
    }

    /** Looks for extensions; called in the background, once. */
    void watch(Extensions extensions) {
        watch(
                extensions,
                Perspective.class,
                perspectives,
                each -> tell(Listener::perspectivesChanged),
                each -> tell(Listener::perspectivesChanged));
        watch(
                extensions,
                View.class,
                views,
                each -> tell(to -> to.viewCame(each)),
                each -> tell(to -> to.viewGone(each)));
        watch(extensions, DeskAction.class, actions, each -> {}, each -> {});
        watch(
                extensions,
                InspectorPart.class,
                parts,
                each -> tell(Listener::partsChanged),
                each -> tell(Listener::partsChanged));
        watch(
                extensions,
                Viewing.class,
                viewings,
                each -> tell(Listener::viewingChanged),
                each -> tell(Listener::viewingChanged));
    }

    private <T> void watch(Extensions extensions, Class<T> type, List<T> list, Consumer<T> came, Consumer<T> gone) {
        extensions.watch(
                type,
                each -> {
                    there.add(each);
                    later(() -> {
                        if (there.contains(each)) {
                            list.add(each);
                            came.accept(each);
                        }
                    });
                },
                each -> {
                    there.remove(each);
                    now(() -> {
                        if (list.remove(each)) {
                            gone.accept(each);
                        }
                    });
                });
    }

    private void tell(Consumer<Listener> what) {
        Listener to = listener;
        if (to != null) {
            what.accept(to);
        }
    }

    private void later(Runnable work) {
        try {
            display.asyncExec(work);
        } catch (SWTException closed) {
            there.clear();
        }
    }

    private void now(Runnable work) {
        if (display.isDisposed() || Thread.currentThread() == display.getThread()) {
            work.run();
            return;
        }
        CountDownLatch done = new CountDownLatch(1);
        later(() -> {
            try {
                work.run();
            } finally {
                done.countDown();
            }
        });
        try {
            long left = TimeUnit.SECONDS.toMillis(LET_GO_SECONDS);
            while (left > 0 && !display.isDisposed() && !done.await(50, TimeUnit.MILLISECONDS)) {
                left -= 50;
            }
        } catch (InterruptedException stop) {
            Thread.currentThread().interrupt();
        }
    }

    List<Perspective> perspectives() {
        return perspectives.stream()
                .sorted(Comparator.comparingInt(Perspective::rank).thenComparing(Perspective::id))
                .toList();
    }

    Optional<Perspective> perspective(String id) {
        return perspectives.stream().filter(each -> each.id().equals(id)).findFirst();
    }

    List<View> views() {
        return List.copyOf(views);
    }

    List<View> views(String perspective, View.Area area) {
        return views.stream()
                .filter(each -> each.perspective().equals(perspective) && each.area() == area)
                .sorted(Comparator.comparingInt(View::rank).thenComparing(View::id))
                .toList();
    }

    List<DeskAction> actions() {
        return actions.stream().sorted(Comparator.comparing(DeskAction::title)).toList();
    }

    List<InspectorPart> parts(InspectorPart.Section section) {
        return parts.stream()
                .filter(each -> each.section() == section)
                .sorted(Comparator.comparingInt(InspectorPart::rank))
                .toList();
    }

    Optional<Viewing> viewing() {
        return viewings.stream().findFirst();
    }
}
