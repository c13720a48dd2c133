package org.lapwing.product.harness;

import java.time.Duration;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Deque;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.Callable;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import java.util.function.BooleanSupplier;
import java.util.function.Consumer;
import org.eclipse.swt.SWT;
import org.eclipse.swt.graphics.Point;
import org.eclipse.swt.widgets.Composite;
import org.eclipse.swt.widgets.Control;
import org.eclipse.swt.widgets.Display;
import org.eclipse.swt.widgets.Event;
import org.eclipse.swt.widgets.Shell;
import org.eclipse.swt.widgets.Widget;

/** Looks at a window from a test's thread, and works it by keyboard and mouse. Every wait is for a condition, with a limit. */
public final class Probe {

    /** Where the stable name of a widget is kept. */
    public static final String ID = "org.lapwing.id";

    private static final Duration LIMIT = Duration.ofSeconds(20);
    private static final int BETWEEN_MILLIS = 10;

    private final Display display;

    public Probe(Display display) {
        this.display = display;
    }

    /** Runs on the UI thread and hands the result out. */
    public <T> T on(Callable<T> work) {
        CompletableFuture<T> result = new CompletableFuture<>();
        display.asyncExec(() -> {
            try {
                result.complete(work.call());
            } catch (Exception | AssertionError failure) {
                result.completeExceptionally(failure);
            }
        });
        try {
            return result.get(LIMIT.toSeconds(), TimeUnit.SECONDS);
        } catch (TimeoutException blocked) {
            throw new AssertionError("The UI thread did not answer within " + LIMIT, blocked);
        } catch (InterruptedException stopped) {
            Thread.currentThread().interrupt();
            throw new AssertionError(stopped);
        } catch (ExecutionException failure) {
            if (failure.getCause() instanceof AssertionError assertion) {
                throw assertion;
            }
            throw new AssertionError(failure.getCause());
        }
    }

    public void run(Runnable work) {
        on(() -> {
            work.run();
            return true;
        });
    }

    /** Waits until something holds, asked on the UI thread. */
    public void until(String what, BooleanSupplier condition) {
        long end = System.nanoTime() + LIMIT.toNanos();
        while (!on(condition::getAsBoolean)) {
            if (System.nanoTime() > end) {
                throw new AssertionError("Within " + LIMIT + " it did not happen that " + what + "\n" + tree());
            }
            pause();
        }
    }

    /** Between two looks at a condition; nothing relies on its length. */
    private static void pause() {
        try {
            TimeUnit.MILLISECONDS.sleep(BETWEEN_MILLIS);
        } catch (InterruptedException stopped) {
            Thread.currentThread().interrupt();
            throw new AssertionError(stopped);
        }
    }

    /** Whether a widget of this id is on the screen. */
    public boolean sees(String id) {
        return on(() -> find(id).filter(Probe::visible).isPresent());
    }

    /** The widget of this id, as soon as it is on the screen. */
    public <W extends Widget> W get(Class<W> type, String id) {
        until(
                "there is a " + type.getSimpleName() + " " + id,
                () -> find(id).filter(Probe::visible).filter(type::isInstance).isPresent());
        return on(() -> type.cast(find(id).orElseThrow()));
    }

    /** Looks at the widget of this id on the UI thread. */
    public <W extends Widget, T> T of(Class<W> type, String id, java.util.function.Function<W, T> look) {
        W widget = get(type, id);
        return on(() -> look.apply(widget));
    }

    public <W extends Widget> void with(Class<W> type, String id, Consumer<W> act) {
        W widget = get(type, id);
        run(() -> act.accept(widget));
    }

    /** On the UI thread only. */
    public Optional<Widget> find(String id) {
        Deque<Widget> left = new ArrayDeque<>(Arrays.asList(display.getShells()));
        while (!left.isEmpty()) {
            Widget next = left.removeFirst();
            if (id.equals(next.getData(ID))) {
                return Optional.of(next);
            }
            if (next instanceof Composite composite) {
                left.addAll(Arrays.asList(composite.getChildren()));
            }
            if (next instanceof Shell shell) {
                left.addAll(Arrays.asList(shell.getShells()));
            }
        }
        return Optional.empty();
    }

    private static boolean visible(Widget widget) {
        return !(widget instanceof Control control) || control.isVisible();
    }

    /** Presses and lets go a key such as {@code Ctrl+K}, {@code Enter} or {@code a}, as the keyboard does. */
    public void press(String keys) {
        post(keys, SWT.KeyDown);
        post(keys, SWT.KeyUp);
    }

    /** Presses a key that may open a dialog of the system, and does not wait until that is closed. */
    public void leave(String keys) {
        run(this::manage);
        display.asyncExec(() -> {
            for (int type : new int[] {SWT.KeyDown, SWT.KeyUp}) {
                events(keys, type).forEach(display::post);
            }
        });
    }

    /** Types into a dialog of the system, which keeps the UI thread busy while it is open. */
    public void typeBlind(String text) {
        text.chars().forEach(each -> pressBlind(Character.toString(each)));
    }

    public void pressBlind(String keys) {
        for (int type : new int[] {SWT.KeyDown, SWT.KeyUp}) {
            events(keys, type).forEach(display::post);
        }
    }

    public void hold(String key) {
        post(key, SWT.KeyDown);
    }

    public void release(String key) {
        post(key, SWT.KeyUp);
    }

    public void type(String text) {
        text.chars().forEach(each -> press(Character.toString(each)));
    }

    private void post(String keys, int type) {
        run(this::manage);
        for (Event event : events(keys, type)) {
            if (!on(() -> display.post(event))) {
                throw new AssertionError("The screen did not take a key of " + keys);
            }
        }
    }

    /** What a window manager does, where there is none: the keyboard belongs to the window that came last. */
    private void manage() {
        if (display.getActiveShell() == null || display.getFocusControl() == null) {
            Shell last = null;
            for (Shell each : display.getShells()) {
                last = each.isVisible() ? each : last;
            }
            if (last != null) {
                last.forceActive();
            }
        }
    }

    private static List<Event> events(String keys, int type) {
        List<Event> events = new ArrayList<>();
        String[] parts = keys.length() == 1 ? new String[] {keys} : keys.split("\\+");
        for (int i = 0; i < parts.length; i++) {
            String part = parts[type == SWT.KeyDown ? i : parts.length - 1 - i];
            Event event = new Event();
            event.type = type;
            int code = code(part);
            event.keyCode = code;
            if (code < 0x10000) {
                event.character = (char) code;
            }
            events.add(event);
        }
        return events;
    }

    private static int code(String part) {
        return switch (part) {
            case "Ctrl" -> SWT.CTRL;
            case "Shift" -> SWT.SHIFT;
            case "Alt" -> SWT.ALT;
            case "Enter" -> SWT.CR;
            case "Esc" -> SWT.ESC;
            case "Space" -> ' ';
            case "Tab" -> SWT.TAB;
            case "Up" -> SWT.ARROW_UP;
            case "Down" -> SWT.ARROW_DOWN;
            case "Left" -> SWT.ARROW_LEFT;
            case "Right" -> SWT.ARROW_RIGHT;
            case "PageUp" -> SWT.PAGE_UP;
            case "PageDown" -> SWT.PAGE_DOWN;
            case "Pause" -> SWT.PAUSE;
            case "Home" -> SWT.HOME;
            case "End" -> SWT.END;
            case "F6" -> SWT.F6;
            default -> part.charAt(0);
        };
    }

    /** Pushes a button, a tab or an entry of the rail by keyboard: focus, then Space. */
    public void push(String id) {
        focus(id);
        press("Space");
    }

    /** Gives a control the focus and waits until it has it. */
    public void focus(String id) {
        Control control = get(Control.class, id);
        run(this::manage);
        run(control::setFocus);
        until(id + " has the focus", control::isFocusControl);
    }

    /** The mouse pointer to the middle of a control, as a person moves it. */
    public void point(String id) {
        Control control = get(Control.class, id);
        Point at = on(() -> control.toDisplay(control.getSize().x / 2, control.getSize().y / 2));
        Event event = new Event();
        event.type = SWT.MouseMove;
        event.x = at.x;
        event.y = at.y;
        if (!on(() -> display.post(event))) {
            throw new AssertionError("The screen did not take the mouse at " + id);
        }
        until("the pointer is at " + id, () -> display.getCursorLocation().equals(at));
    }

    /** All widgets as indented lines. */
    public String tree() {
        return on(() -> Tree.of(display));
    }
}
