package org.lapwing.product.harness;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.function.UnaryOperator;
import java.util.stream.Collectors;
import org.eclipse.swt.graphics.Point;
import org.eclipse.swt.graphics.Rectangle;
import org.eclipse.swt.widgets.Control;
import org.eclipse.swt.widgets.Display;
import org.eclipse.swt.widgets.Table;
import org.eclipse.swt.widgets.Widget;
import org.jspecify.annotations.Nullable;

/**
 * Answers a test in another process. A request is a word and what belongs to it, {@code \n} within it written as two characters:
 *
 * <pre>
 * sees ID          true or false
 * text ID          what the widget says, empty if it is not there
 * rows ID          the rows of a table, the chosen ones marked with {@code >}
 * bounds ID        x y width height on the screen
 * tree             all widgets
 * focus ID, push ID, point ID
 * press KEY, hold KEY, release KEY, type TEXT
 * leave KEY        presses a key without waiting for what it does
 * blind KEY, blindly TEXT  into a dialog of the system
 * shot FILE        a picture of the screen
 * watch METHODS    begins to watch the UI thread, see {@link UiWatch}
 * watched          ends that and tells what was seen
 * unnamed          controls on the screen of which a screen reader could say nothing
 * </pre>
 *
 * An answer begins with {@code ok} or {@code no} and a space.
 */
public final class Served implements UnaryOperator<String> {

    private static final int MOST_ROWS = 500;

    private final Display display;
    private final Probe probe;
    private @Nullable UiWatch watch;

    public Served(Display display) {
        this.display = display;
        probe = new Probe(display);
    }

    @Override
    public String apply(String request) {
        try {
            int space = request.indexOf(' ');
            String word = space < 0 ? request : request.substring(0, space);
            String rest = space < 0 ? "" : request.substring(space + 1).replace("\\n", "\n");
            return "ok " + one(answer(word, rest));
        } catch (RuntimeException | AssertionError failure) {
            return "no " + one(failure.toString());
        }
    }

    private static String one(String text) {
        return text.replace("\\", "\\\\").replace("\n", "\\n").replace("\r", "");
    }

    private String answer(String word, String rest) {
        return switch (word) {
            case "sees" -> Boolean.toString(probe.sees(rest));
            case "text" -> probe.on(() -> probe.find(rest).map(Tree::text).orElse(""));
            case "rows" -> probe.on(() -> rows(rest));
            case "bounds" -> probe.on(() -> bounds(rest));
            case "tree" -> probe.tree();
            case "unnamed" -> probe.on(() -> Names.missing(display));
            case "watched" -> watched();
            default -> done(word, rest);
        };
    }

    private String done(String word, String rest) {
        switch (word) {
            case "focus" -> probe.focus(rest);
            case "push" -> probe.push(rest);
            case "point" -> probe.point(rest);
            case "press" -> probe.press(rest);
            case "leave" -> probe.leave(rest);
            case "hold" -> probe.hold(rest);
            case "release" -> probe.release(rest);
            case "type" -> probe.type(rest);
            case "blind" -> probe.pressBlind(rest);
            case "blindly" -> probe.typeBlind(rest);
            case "watch" -> watch = new UiWatch(display, rest);
            case "shot" -> probe.run(() -> Screenshot.take(display, Path.of(rest)));
            default -> throw new IllegalArgumentException("Unknown request: " + word);
        }
        return "";
    }

    private String watched() {
        UiWatch ended = watch;
        if (ended == null) {
            throw new IllegalStateException("Nothing is watched");
        }
        watch = null;
        return ended.end();
    }

    private String rows(String id) {
        Widget widget = probe.find(id).orElse(null);
        if (!(widget instanceof Table table)) {
            return "";
        }
        List<String> rows = new ArrayList<>();
        for (int row = 0; row < Math.min(MOST_ROWS, table.getItemCount()); row++) {
            rows.add((table.isSelected(row) ? "> " : "- ") + Tree.row(table, row));
        }
        return rows.stream().collect(Collectors.joining("\n"));
    }

    private String bounds(String id) {
        Control control = (Control) probe.find(id).orElseThrow(() -> new IllegalArgumentException("No " + id));
        Point size = control.getSize();
        Rectangle bounds = display.map(control, null, new Rectangle(0, 0, size.x, size.y));
        return bounds.x + " " + bounds.y + " " + bounds.width + " " + bounds.height;
    }
}
