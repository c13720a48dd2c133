package org.lapwing.workbench.shell;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.function.Function;
import org.eclipse.swt.SWT;
import org.eclipse.swt.graphics.Rectangle;
import org.eclipse.swt.layout.GridData;
import org.eclipse.swt.widgets.Event;
import org.eclipse.swt.widgets.Label;
import org.eclipse.swt.widgets.Shell;
import org.eclipse.swt.widgets.Table;
import org.eclipse.swt.widgets.TableColumn;
import org.eclipse.swt.widgets.TableItem;
import org.eclipse.swt.widgets.Text;
import org.lapwing.platform.api.language.Texts;
import org.lapwing.workbench.api.WidgetIds;

/** One field that reaches everything: type, arrow keys, Enter. */
final class CommandPalette {

    private static final int MOST = 50;

    private final Shell shell;
    private final Text field;
    private final Table table;
    private final Function<String, List<Entry>> source;
    private List<Entry> shown = List.of();

    /** One line. */
    record Entry(String kind, String title, String key, boolean always, Runnable run) {

        Entry(String kind, String title, String key, Runnable run) {
            this(kind, title, key, false, run);
        }
    }

    /** @param source the entries for a text, all of them; the palette keeps what fits */
    CommandPalette(Shell parent, Theme theme, Texts texts, Function<String, List<Entry>> source) {
        this.source = source;
        shell = WidgetIds.name(
                new Shell(parent, SWT.NO_TRIM | SWT.TOOL | parent.getStyle() & SWT.RIGHT_TO_LEFT), "palette");
        shell.setText(texts.get("palette.title"));
        shell.setBackground(theme.line());
        shell.setLayout(Draw.grid(1, 1, 1, 0));
        org.eclipse.swt.widgets.Composite inside = new org.eclipse.swt.widgets.Composite(shell, SWT.NONE);
        inside.setBackground(theme.background());
        inside.setBackgroundMode(SWT.INHERIT_DEFAULT);
        inside.setLayout(Draw.grid(1, 12, 12, 8));
        inside.setLayoutData(Draw.fill(true, true));
        field = WidgetIds.name(new Text(inside, SWT.BORDER | SWT.SINGLE), "palette.text");
        field.setMessage(texts.get("palette.hint"));
        GridData data = Draw.fill(true, false);
        Draw.roomy(field, data);
        field.setLayoutData(data);
        Draw.named(field, texts.get("palette.hint"));
        table = WidgetIds.name(
                new Table(inside, SWT.FULL_SELECTION | SWT.SINGLE | SWT.V_SCROLL | SWT.NO_FOCUS), "palette.list");
        table.setBackground(theme.background());
        table.setForeground(theme.text());
        table.setLayoutData(new GridData(SWT.FILL, SWT.FILL, true, true));
        Draw.named(table, texts.get("palette.list"));
        new TableColumn(table, SWT.LEFT).setWidth(110);
        new TableColumn(table, SWT.LEFT).setWidth(370);
        new TableColumn(table, SWT.RIGHT).setWidth(100);
        Label foot = new Label(inside, SWT.NONE);
        foot.setForeground(theme.muted());
        foot.setFont(theme.small());
        foot.setText(Sentences.label(texts.get("palette.foot")));
        field.addListener(SWT.Modify, event -> filter());
        field.addListener(SWT.KeyDown, this::key);
        field.addListener(SWT.DefaultSelection, event -> run());
        table.addListener(SWT.MouseUp, event -> run());
        shell.addListener(SWT.Deactivate, event -> shell.getDisplay().asyncExec(this::close));
        shell.addListener(SWT.Traverse, event -> {
            if (event.detail == SWT.TRAVERSE_ESCAPE) {
                closeToWindow();
            }
        });
        Rectangle over = parent.getDisplay().map(parent, null, parent.getClientArea());
        int width = Math.min(640, over.width - 80);
        shell.setBounds(over.x + (over.width - width) / 2, over.y + 72, width, Math.min(420, over.height - 120));
    }

    void open() {
        filter();
        shell.open();
        field.setFocus();
    }

    /** Fills in what has been loaded since. */
    void filter() {
        if (shell.isDisposed()) {
            return;
        }
        String typed = field.getText().strip();
        String[] words = typed.toLowerCase(Locale.ROOT).split("\\s+");
        List<Entry> fits = new ArrayList<>();
        for (Entry each : source.apply(typed)) {
            String text = (each.title() + " " + each.kind()).toLowerCase(Locale.ROOT);
            if (fits.size() < MOST
                    && (each.always() || java.util.Arrays.stream(words).allMatch(text::contains))) {
                fits.add(each);
            }
        }
        shown = fits;
        table.setRedraw(false);
        table.removeAll();
        for (Entry each : fits) {
            new TableItem(table, SWT.NONE).setText(new String[] {each.kind(), each.title(), each.key()});
        }
        if (!fits.isEmpty()) {
            table.select(0);
        }
        table.setRedraw(true);
    }

    private void key(Event event) {
        int step = event.keyCode == SWT.ARROW_DOWN ? 1 : event.keyCode == SWT.ARROW_UP ? -1 : 0;
        if (step != 0 && !shown.isEmpty()) {
            int to = Math.floorMod(table.getSelectionIndex() + step, shown.size());
            table.setSelection(to);
            event.doit = false;
        }
    }

    private void run() {
        int index = table.getSelectionIndex();
        if (index < 0 || index >= shown.size()) {
            return;
        }
        Runnable act = shown.get(index).run();
        closeToWindow();
        act.run();
    }

    /** Not every window manager gives the keyboard back by itself. */
    private void closeToWindow() {
        Shell window = (Shell) shell.getParent();
        close();
        if (!window.isDisposed()) {
            window.forceActive();
        }
    }

    private void close() {
        if (!shell.isDisposed()) {
            shell.dispose();
        }
    }
}
