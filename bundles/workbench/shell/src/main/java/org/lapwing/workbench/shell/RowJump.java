package org.lapwing.workbench.shell;

import java.time.LocalDate;
import java.time.Year;
import java.time.YearMonth;
import java.time.format.DateTimeFormatter;
import java.time.format.DateTimeParseException;
import java.time.format.FormatStyle;
import java.util.Optional;
import java.util.concurrent.Callable;
import java.util.function.LongConsumer;
import org.eclipse.swt.SWT;
import org.eclipse.swt.layout.GridData;
import org.eclipse.swt.widgets.Composite;
import org.eclipse.swt.widgets.Control;
import org.eclipse.swt.widgets.Text;
import org.lapwing.platform.api.language.Texts;
import org.lapwing.workbench.api.Desk;
import org.lapwing.workbench.api.WidgetIds;
import org.lapwing.workbench.api.widgets.PagedTable.Source;

/** The field below a list in which a person says where to go: a row, and a day or the beginning of a text where the order allows it. */
final class RowJump {

    /** With which a list is found from the control that has the focus. */
    private static final String KEY = "org.lapwing.jump";

    private static final int WORTH_IT = 50;

    private final Texts texts;
    private final Desk desk;
    private final Text field;
    private final LongConsumer go;
    private Source<?> source = Source.of(java.util.List.of());
    private long total;

    RowJump(Composite foot, String id, Texts texts, Desk desk, Theme theme, LongConsumer go) {
        this.texts = texts;
        this.desk = desk;
        this.go = go;
        field = WidgetIds.name(new Text(foot, SWT.BORDER | SWT.SINGLE), id);
        field.setFont(theme.small());
        GridData data = new GridData(SWT.END, SWT.CENTER, false, false);
        data.widthHint = 190;
        field.setLayoutData(data);
        Draw.named(field, () -> field.getMessage());
        field.addListener(SWT.DefaultSelection, event -> asked());
        Draw.hide(field, true);
    }

    void reachableFrom(Control list) {
        list.setData(KEY, this);
    }

    /** The field of the list that has the focus, or of one below a control. */
    static Optional<RowJump> near(Control focus, Control within) {
        for (Control each = focus; each != null; each = each.getParent()) {
            if (each.getData(KEY) instanceof RowJump jump && jump.usable()) {
                return Optional.of(jump);
            }
        }
        return below(within);
    }

    private static Optional<RowJump> below(Control control) {
        if (!control.isVisible()) {
            return Optional.empty();
        }
        if (control.getData(KEY) instanceof RowJump jump && jump.usable()) {
            return Optional.of(jump);
        }
        if (control instanceof Composite composite) {
            for (Control child : composite.getChildren()) {
                Optional<RowJump> found = below(child);
                if (found.isPresent()) {
                    return found;
                }
            }
        }
        return Optional.empty();
    }

    private boolean usable() {
        return field.isVisible();
    }

    void focus() {
        field.setFocus();
        field.selectAll();
    }

    void over(Source<?> now, long rows) {
        source = now;
        total = rows;
        String hint = texts.get("table.jump." + now.jump());
        if (!hint.equals(field.getMessage())) {
            field.setMessage(hint);
        }
        Draw.hide(field, rows < WORTH_IT);
    }

    private void asked() {
        String wanted = field.getText().strip();
        if (wanted.isEmpty()) {
            return;
        }
        if (wanted.matches("\\d{1,18}")) {
            arrived(wanted, Long.parseLong(wanted) - 1);
            return;
        }
        Optional<Callable<Long>> way = way(wanted);
        if (way.isEmpty()) {
            desk.say(texts.get("table.jump.nowhere", wanted));
            return;
        }
        desk.load(field, "jump", way.get(), row -> arrived(wanted, row));
    }

    private Optional<Callable<Long>> way(String wanted) {
        Source<?> asked = source;
        return switch (asked.jump()) {
            case NUMBER -> Optional.empty();
            case DAY -> day(wanted).map(day -> () -> asked.rowOf(day));
            case TEXT -> Optional.of(() -> asked.rowOf(wanted));
        };
    }

    private void arrived(String wanted, long row) {
        if (row < 0 || total == 0) {
            desk.say(texts.get("table.jump.nowhere", wanted));
            return;
        }
        go.accept(Math.min(row, total - 1));
        field.selectAll();
    }

    /** A day, the first of a month or of a year, as 2026-03-14, 2026-03, 2026-, or as the person's country writes days. */
    private Optional<LocalDate> day(String text) {
        String iso = text.endsWith("-") ? text.substring(0, text.length() - 1) : text;
        try {
            return Optional.of(
                    switch (iso.length()) {
                        case 4 -> Year.parse(iso).atDay(1);
                        case 7 -> YearMonth.parse(iso).atDay(1);
                        default -> LocalDate.parse(iso);
                    });
        } catch (DateTimeParseException other) {
            return local(text);
        }
    }

    private Optional<LocalDate> local(String text) {
        try {
            return Optional.of(LocalDate.parse(
                    text, DateTimeFormatter.ofLocalizedDate(FormatStyle.SHORT).withLocale(texts.locale())));
        } catch (DateTimeParseException none) {
            return Optional.empty();
        }
    }
}
