package org.lapwing.media.ui;

import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Consumer;
import org.eclipse.swt.SWT;
import org.eclipse.swt.accessibility.ACC;
import org.eclipse.swt.accessibility.AccessibleAdapter;
import org.eclipse.swt.accessibility.AccessibleControlAdapter;
import org.eclipse.swt.accessibility.AccessibleControlEvent;
import org.eclipse.swt.accessibility.AccessibleEvent;
import org.eclipse.swt.graphics.Point;
import org.eclipse.swt.graphics.Rectangle;
import org.eclipse.swt.widgets.Canvas;
import org.eclipse.swt.widgets.Composite;
import org.eclipse.swt.widgets.Event;
import org.eclipse.swt.widgets.ScrollBar;
import org.jspecify.annotations.Nullable;
import org.lapwing.platform.api.cases.Case;
import org.lapwing.platform.api.language.Texts;
import org.lapwing.platform.api.policy.Consultations;
import org.lapwing.platform.api.policy.PolicyRefusal;
import org.lapwing.workbench.api.Desk;
import org.lapwing.workbench.api.WidgetIds;
import org.lapwing.workbench.api.widgets.PagedTable;

/**
 * Cards of facts beside each other, any number of them: only those in sight are asked for and drawn. Draws no media. The list beside it
 * says the same to screen readers.
 */
final class LightTable {

    private static final int PAGE = 100;
    private static final int MOST_PAGES = 20;

    private final Desk desk;
    private final Texts texts;
    private final Canvas canvas;
    private final Card card;
    private final Map<Long, List<Row>> pages = new HashMap<>();
    private final Consumer<Row> chosen;
    private PagedTable.Source<Row> source = PagedTable.Source.of(List.of());
    private long total;
    private long selected = -1;
    private int columns = 1;

    /** Of one card: the columns share what there is. */
    private int width = 1;

    LightTable(Composite parent, Desk desk, Texts texts, Consumer<Row> chosen) {
        this.desk = desk;
        this.texts = texts;
        this.chosen = chosen;
        this.card = new Card(desk, texts);
        canvas = WidgetIds.name(new Canvas(parent, SWT.V_SCROLL | SWT.DOUBLE_BUFFERED), "media.cards");
        canvas.setBackground(desk.look().background());
        canvas.addListener(SWT.Paint, this::paint);
        canvas.addListener(SWT.Resize, event -> measure());
        canvas.addListener(SWT.MouseDown, this::pressed);
        canvas.addListener(SWT.KeyDown, this::key);
        canvas.addListener(SWT.FocusIn, event -> canvas.redraw());
        canvas.addListener(SWT.FocusOut, event -> canvas.redraw());
        canvas.addListener(
                SWT.Traverse,
                event -> event.doit =
                        event.detail == SWT.TRAVERSE_TAB_NEXT || event.detail == SWT.TRAVERSE_TAB_PREVIOUS);
        canvas.getVerticalBar().addListener(SWT.Selection, event -> canvas.redraw());
        accessible();
    }

    Canvas control() {
        return canvas;
    }

    private void accessible() {
        canvas.getAccessible().addAccessibleListener(new AccessibleAdapter() {
            @Override
            public void getName(AccessibleEvent event) {
                event.result = texts.get("cards.title");
            }

            @Override
            public void getDescription(AccessibleEvent event) {
                event.result = selected()
                        .map(row -> texts.get("cards.card", row.number() + 1, total, new RowWords(texts).spoken(row)))
                        .orElse(texts.get("cards.none"));
            }
        });
        canvas.getAccessible().addAccessibleControlListener(new AccessibleControlAdapter() {
            @Override
            public void getRole(AccessibleControlEvent event) {
                event.detail = ACC.ROLE_LIST;
            }
        });
    }

    /** Shows other rows, or the same after a change; keeps the selected number and its place. */
    void source(PagedTable.Source<Row> from) {
        source = from;
        desk.load(canvas, "total", from::total, count -> {
            if (source == from) {
                total = count;
                pages.clear();
                selected = Math.min(selected, total - 1);
                measure();
            }
        });
    }

    Optional<Row> selected() {
        List<Row> page = pages.get(selected / PAGE);
        int at = (int) (selected % PAGE);
        return selected < 0 || page == null || at >= page.size() ? Optional.empty() : Optional.of(page.get(at));
    }

    /** Selects a row by its number, when it is there. */
    void select(long number) {
        if (number < 0 || number >= total) {
            return;
        }
        selected = number;
        reveal();
        canvas.redraw();
        canvas.getAccessible().selectionChanged();
        if (pages.containsKey(number / PAGE)) {
            selected().ifPresent(chosen);
        } else {
            load(number / PAGE, () -> {
                if (selected == number) {
                    selected().ifPresent(chosen);
                }
            });
        }
    }

    private void measure() {
        Rectangle area = canvas.getClientArea();
        columns = Math.max(1, area.width / card.leastWidth());
        width = Math.max(1, area.width / columns);
        long lines = (total + columns - 1) / columns;
        ScrollBar bar = canvas.getVerticalBar();
        int shown = Math.max(1, area.height / card.height());
        bar.setValues(
                (int) Math.min(bar.getSelection(), Math.max(0, lines - shown)),
                0,
                (int) Math.max(1, Math.min(Integer.MAX_VALUE, lines)),
                shown,
                1,
                shown);
        bar.setEnabled(lines > shown);
        canvas.redraw();
    }

    private void reveal() {
        ScrollBar bar = canvas.getVerticalBar();
        int line = (int) (selected / columns);
        if (line < bar.getSelection()) {
            bar.setSelection(line);
        } else if (line >= bar.getSelection() + bar.getThumb()) {
            bar.setSelection(line - bar.getThumb() + 1);
        }
    }

    private void paint(Event event) {
        Rectangle area = canvas.getClientArea();
        if (total == 0) {
            card.empty(event.gc, area, texts.get("cards.empty"));
            return;
        }
        long number = (long) canvas.getVerticalBar().getSelection() * columns;
        for (int y = 0; y < area.height && number < total; y += card.height()) {
            for (int column = 0; column < columns && number < total; column++, number++) {
                Rectangle place = new Rectangle(column * width, y, width, card.height());
                card.draw(event.gc, place, row(number), number == selected, canvas.isFocusControl());
            }
        }
    }

    private @Nullable Row row(long number) {
        List<Row> page = pages.get(number / PAGE);
        if (page == null) {
            load(number / PAGE, canvas::redraw);
            return null;
        }
        int at = (int) (number % PAGE);
        return at < page.size() ? page.get(at) : null;
    }

    private void load(long page, Runnable then) {
        PagedTable.Source<Row> from = source;
        if (pages.size() > MOST_PAGES) {
            pages.keySet().removeIf(each -> Math.abs(each - page) > MOST_PAGES / 2);
        }
        Optional<Case> of = desk.openCase();
        long rowsInAll = total;
        desk.load(canvas, "page." + page, () -> shown(of, page, from.rows(page * PAGE, PAGE), rowsInAll), rows -> {
            if (source == from) {
                pages.put(page, rows);
                canvas.redraw();
                then.run();
            }
        });
    }

    private List<Row> shown(Optional<Case> of, long page, List<Row> rows, long all) throws PolicyRefusal {
        if (of.isPresent() && !rows.isEmpty()) {
            desk.shown(of.get(), new Consultations.Page("media.cards", page * PAGE, rows.size(), all, rows.getFirst()));
        }
        return rows;
    }

    private void pressed(Event event) {
        canvas.setFocus();
        Point at = new Point(event.x / width, event.y / card.height());
        if (at.x < columns) {
            select((long) (canvas.getVerticalBar().getSelection() + at.y) * columns + at.x);
        }
    }

    private void key(Event event) {
        int page = canvas.getVerticalBar().getThumb() * columns;
        int forth = desk.look().rightToLeft() ? -1 : 1;
        long to =
                switch (event.keyCode) {
                    case SWT.ARROW_RIGHT -> selected + forth;
                    case SWT.ARROW_LEFT -> selected - forth;
                    case SWT.ARROW_DOWN -> selected + columns;
                    case SWT.ARROW_UP -> selected - columns;
                    case SWT.PAGE_DOWN -> Math.min(total - 1, selected + page);
                    case SWT.PAGE_UP -> Math.max(0, selected - page);
                    case SWT.HOME -> 0;
                    case SWT.END -> total - 1;
                    default -> -1;
                };
        select(to);
    }
}
