package org.lapwing.workbench.shell;

import java.lang.System.Logger.Level;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.Executor;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.function.Consumer;
import org.eclipse.swt.SWTException;
import org.eclipse.swt.widgets.Control;
import org.eclipse.swt.widgets.Display;
import org.jspecify.annotations.Nullable;
import org.lapwing.platform.api.cases.Case;
import org.lapwing.platform.api.cases.CaseStore;
import org.lapwing.platform.api.evidence.Target;

/** The open case and the selection, and who wants to be told of them. UI thread only, but for what is said to run in the background. */
final class CaseState {

    private static final System.Logger LOG = System.getLogger(CaseState.class.getName());
    private static final int PAUSE_MILLIS = 300;

    private final Display display;
    private final Executor background;
    private final Listeners<Optional<Case>> caseListeners = new Listeners<>();
    private final Listeners<Optional<Target>> selectionListeners = new Listeners<>();
    private final AtomicBoolean changeWaits = new AtomicBoolean();
    private @Nullable Case open;
    private @Nullable AutoCloseable watching;
    private @Nullable Target selected;

    CaseState(Display display, Executor background) {
        this.display = display;
        this.background = background;
    }

    Optional<Case> open() {
        return Optional.ofNullable(open);
    }

    Optional<Target> selected() {
        return Optional.ofNullable(selected);
    }

    void onCase(Control owner, Consumer<Optional<Case>> listener) {
        caseListeners.add(owner, listener);
        listener.accept(open());
    }

    void onSelection(Control owner, Consumer<Optional<Target>> listener) {
        selectionListeners.add(owner, listener);
        listener.accept(selected());
    }

    void select(@Nullable Target target) {
        if (target == null ? selected == null : target.equals(selected)) {
            return;
        }
        selected = target;
        selectionListeners.tell(selected());
    }

    /** Makes work that opens a case; runs in the background. */
    interface Opening {
        Case open(CaseStore store) throws Exception;
    }

    /** Opens in the background; the case that was open is closed after the new one has taken its place. */
    void open(CaseStore store, Opening opening, Consumer<Case> done, Consumer<Exception> failed) {
        background.execute(() -> {
            try {
                Case opened = opening.open(store);
                if (!later(() -> {
                    replace(opened);
                    done.accept(opened);
                })) {
                    opened.close();
                }
            } catch (Exception failure) {
                later(() -> failed.accept(failure));
            }
        });
    }

    boolean isOpen(Path folder) {
        Case now = open;
        return now != null
                && now.info()
                        .folder()
                        .toAbsolutePath()
                        .normalize()
                        .equals(folder.toAbsolutePath().normalize());
    }

    void replace(@Nullable Case with) {
        Case before = open;
        AutoCloseable watchingBefore = watching;
        open = with;
        watching = with == null ? null : with.onChange(this::changed);
        selected = null;
        selectionListeners.tell(Optional.empty());
        caseListeners.tell(open());
        if (before != null) {
            background.execute(() -> close(watchingBefore, before));
        }
    }

    /** Closes what is open, on the calling thread; the last act of the window. */
    void end() {
        Case last = open;
        open = null;
        if (last != null) {
            close(watching, last);
        }
    }

    private static void close(@Nullable AutoCloseable watching, Case gone) {
        try {
            if (watching != null) {
                watching.close();
            }
            gone.close();
        } catch (Exception failure) {
            LOG.log(Level.WARNING, "The case in " + gone.info().folder() + " did not close cleanly.", failure);
        }
    }

    /** Called on any thread after a commit. */
    private void changed() {
        if (changeWaits.compareAndSet(false, true)) {
            later(() -> display.timerExec(PAUSE_MILLIS, () -> {
                changeWaits.set(false);
                caseListeners.tell(open());
            }));
        }
    }

    private boolean later(Runnable work) {
        try {
            display.asyncExec(work);
            return true;
        } catch (SWTException closed) {
            return false;
        }
    }

    /** Listeners that live as long as their controls. */
    private static final class Listeners<T> {

        private record Entry<T>(Control owner, Consumer<T> listener) {}

        private final List<Entry<T>> entries = new ArrayList<>();

        void add(Control owner, Consumer<T> listener) {
            Entry<T> entry = new Entry<>(owner, listener);
            entries.add(entry);
            owner.addDisposeListener(gone -> entries.remove(entry));
        }

        void tell(T value) {
            for (Entry<T> each : List.copyOf(entries)) {
                if (!each.owner().isDisposed()) {
                    try {
                        each.listener().accept(value);
                    } catch (RuntimeException failure) {
                        LOG.log(Level.WARNING, "A view failed when it was told of the case.", failure);
                    }
                }
            }
        }
    }
}
