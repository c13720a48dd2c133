package org.lapwing.workbench.shell;

import java.util.Map;
import java.util.Optional;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.concurrent.atomic.AtomicReference;
import java.util.function.Supplier;
import org.eclipse.swt.SWT;
import org.eclipse.swt.graphics.Point;
import org.eclipse.swt.graphics.Rectangle;
import org.eclipse.swt.layout.GridData;
import org.eclipse.swt.widgets.Button;
import org.eclipse.swt.widgets.Composite;
import org.eclipse.swt.widgets.Label;
import org.eclipse.swt.widgets.Shell;
import org.eclipse.swt.widgets.Text;
import org.jspecify.annotations.Nullable;
import org.lapwing.platform.api.language.Texts;
import org.lapwing.workbench.api.Form;
import org.lapwing.workbench.api.WidgetIds;

/** Modal questions in the house's look. */
final class Dialogs {

    /** Room for what a window manager draws around a dialog. */
    private static final int TITLE_BAR = 48;

    private final Shell parent;
    private final Theme theme;
    private final Texts texts;

    Dialogs(Shell parent, Theme theme, Texts texts) {
        this.parent = parent;
        this.theme = theme;
        this.texts = texts;
    }

    /** An empty dialog with room for content. */
    Shell frame(String id, String title) {
        // A menu says with the dots that a dialog comes; here it is.
        String name = title.endsWith("…") ? title.substring(0, title.length() - 1) : title;
        Shell shell = WidgetIds.name(
                new Shell(
                        parent,
                        SWT.DIALOG_TRIM | SWT.APPLICATION_MODAL | SWT.RESIZE | parent.getStyle() & SWT.RIGHT_TO_LEFT),
                id);
        shell.setText(name);
        shell.setBackground(theme.background());
        shell.setBackgroundMode(SWT.INHERIT_DEFAULT);
        shell.setLayout(Draw.grid(1, 24, 20, 10));
        Label heading = new Label(shell, SWT.NONE);
        heading.setFont(theme.heading());
        heading.setForeground(theme.text());
        heading.setText(Sentences.label(name));
        heading.setLayoutData(Draw.fill(true, false));
        return shell;
    }

    Label label(Composite in, String text, boolean muted) {
        Label label = new Label(in, SWT.WRAP);
        label.setText(Sentences.label(text));
        label.setForeground(muted ? theme.muted() : theme.text());
        GridData data = Draw.fill(true, false);
        data.widthHint = 440;
        label.setLayoutData(data);
        return label;
    }

    /** A field whose characters nobody sees. */
    Text secret(Composite in, String id, String name) {
        return field(in, id, name, "", 1, SWT.PASSWORD);
    }

    Text field(Composite in, String id, String name, String initial, int lines) {
        return field(in, id, name, initial, lines, SWT.NONE);
    }

    private static Text field(Composite in, String id, String name, String initial, int lines, int style) {
        Text field = WidgetIds.name(
                new Text(in, style | SWT.BORDER | (lines > 1 ? SWT.MULTI | SWT.WRAP | SWT.V_SCROLL : SWT.SINGLE)), id);
        field.setText(initial);
        GridData data = Draw.fill(true, lines > 1);
        data.widthHint = 420;
        if (lines > 1) {
            data.heightHint = lines * field.getLineHeight();
        } else {
            Draw.roomy(field, data);
        }
        field.setLayoutData(data);
        Draw.named(field, name);
        return field;
    }

    /** Cancel and a button that goes on, at the end. The dialog closes when {@code go} says so. */
    Button buttons(Shell shell, String yes, Supplier<Boolean> go) {
        Composite row = new Composite(shell, SWT.NONE);
        row.setLayout(Draw.grid(2, 0, 8, 8));
        row.setLayoutData(new GridData(SWT.END, SWT.END, true, false));
        Button no = WidgetIds.name(new Button(row, SWT.PUSH), "dialog.cancel");
        no.setText(Sentences.label(texts.get("dialog.cancel")));
        no.addListener(SWT.Selection, event -> shell.close());
        Button on = WidgetIds.name(new Button(row, SWT.PUSH), "dialog.ok");
        on.setText(Sentences.label(yes));
        primary(on);
        on.addListener(SWT.Selection, event -> {
            if (go.get()) {
                shell.close();
            }
        });
        shell.setDefaultButton(on);
        return on;
    }

    void primary(Button button) {
        button.setBackground(theme.accent());
        button.setForeground(theme.onAccent());
    }

    /** Opens it over the middle of the window and waits until it is closed. */
    void run(Shell shell) {
        fit(shell, SWT.DEFAULT);
        Rectangle over = parent.getBounds();
        Point size = shell.getSize();
        Rectangle screen = parent.getMonitor().getClientArea();
        int lowest = Math.max(screen.y, screen.y + screen.height - size.y);
        int y = Math.clamp(over.y + Math.max(0, (over.height - size.y) / 3), screen.y, lowest);
        shell.setLocation(over.x + (over.width - size.x) / 2, y);
        shell.open();
        while (!shell.isDisposed()) {
            if (!shell.getDisplay().readAndDispatch()) {
                shell.getDisplay().sleep();
            }
        }
        if (!parent.isDisposed()) {
            parent.forceActive(); // Not every window manager gives the keyboard back.
        }
    }

    /** As high as its content at this width, and no higher than the screen. */
    static void fit(Shell shell, int width) {
        Point size = shell.computeSize(width, SWT.DEFAULT);
        int most = shell.getMonitor().getClientArea().height - TITLE_BAR;
        shell.setSize(size.x, Math.min(size.y, most));
    }

    Optional<String> ask(String title, String question, String initial, int lines) {
        AtomicReference<@Nullable String> answer = new AtomicReference<>();
        Shell shell = frame("ask", title);
        label(shell, question, false);
        Text field = field(shell, "ask.text", question, initial, lines);
        Button on = buttons(shell, texts.get("dialog.ok"), () -> {
            if (field.getText().isBlank()) {
                return false;
            }
            answer.set(field.getText().strip());
            return true;
        });
        on.setEnabled(!initial.isBlank());
        field.addListener(SWT.Modify, event -> on.setEnabled(!field.getText().isBlank()));
        field.setFocus();
        run(shell);
        return Optional.ofNullable(answer.get());
    }

    Optional<Map<String, String>> fill(Form form) {
        return new FormDialog(this, theme, texts, form).ask();
    }

    boolean confirm(String title, String sentence, String yes) {
        AtomicBoolean answer = new AtomicBoolean();
        Shell shell = frame("confirm", title);
        label(shell, sentence, false);
        buttons(shell, yes, () -> {
            answer.set(true);
            return true;
        });
        run(shell);
        return answer.get();
    }
}
