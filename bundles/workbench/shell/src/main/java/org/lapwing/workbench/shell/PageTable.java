package org.lapwing.workbench.shell;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.Callable;
import java.util.function.Consumer;
import java.util.function.Predicate;
import org.eclipse.swt.SWT;
import org.eclipse.swt.accessibility.AccessibleAdapter;
import org.eclipse.swt.accessibility.AccessibleEvent;
import org.eclipse.swt.graphics.Point;
import org.eclipse.swt.layout.GridLayout;
import org.eclipse.swt.widgets.Composite;
import org.eclipse.swt.widgets.Control;
import org.eclipse.swt.widgets.Event;
import org.eclipse.swt.widgets.Label;
import org.eclipse.swt.widgets.Table;
import org.eclipse.swt.widgets.TableItem;
import org.jspecify.annotations.Nullable;
import org.lapwing.platform.api.cases.Case;
import org.lapwing.platform.api.language.Texts;
import org.lapwing.platform.api.policy.Consultations;
import org.lapwing.workbench.api.Desk;
import org.lapwing.workbench.api.WidgetIds;
import org.lapwing.workbench.api.widgets.Column;
import org.lapwing.workbench.api.widgets.PagedTable;

/**
 * A native virtual table over a window of at most 5,000 rows. Where there are more, a scroll bar beside it stands for the whole list, and
 * the rows that come next are fetched before the person has scrolled to them.
 */
final class PageTable<T> implements PagedTable<T> {

    private static final int PIN_MILLIS = 20;
    private static final int PIN_TRIES = 25;

    private static final Set<Integer> GOING =
            Set.of(SWT.ARROW_UP, SWT.ARROW_DOWN, SWT.PAGE_UP, SWT.PAGE_DOWN, SWT.HOME, SWT.END);

    private final Desk desk;
    private final Theme theme;
    private final Texts texts;
    private final String id;
    private final String name;
    private final List<Column<T>> columns;
    private final Composite place;
    private final Table table;
    private final WholeBar whole;
    private final ColumnWidths widths;
    private final Label position;
    private final RowJump jump;
    private final List<Consumer<T>> onSelect = new ArrayList<>();
    private final List<Consumer<T>> onOpen = new ArrayList<>();
    private Source<T> source = Source.of(List.of());
    private RowWindow<T> window = RowWindow.none();

    /** The chosen row, also while it is out of the window; -1 for none. */
    private long chosenRow = -1;

    private @Nullable T chosen;

    /** The row put at the top, until the native table has followed; -1 where it has. */
    private long pinned = -1;

    private int pins;
    /** Whether the native table's own place, from which its keys go on, is not yet at the chosen row. */
    private boolean behind;

    private volatile boolean reading;
    private volatile boolean moving;
    private @Nullable Runnable afterLoad;

    PageTable(Composite parent, String id, String name, List<Column<T>> columns, Desk desk, Theme theme, Texts texts) {
        this.desk = desk;
        this.theme = theme;
        this.texts = texts;
        this.id = id;
        this.name = name;
        this.columns = List.copyOf(columns);
        place = WidgetIds.name(new Composite(parent, SWT.NONE), id + ".place");
        place.setBackground(theme.background());
        place.setBackgroundMode(SWT.INHERIT_DEFAULT);
        place.setLayout(Draw.grid(2, 0, 0, 0));
        if (parent.getLayout() instanceof GridLayout) {
            place.setLayoutData(Draw.fill(true, true));
        }
        table = WidgetIds.name(new Table(place, SWT.VIRTUAL | SWT.FULL_SELECTION | SWT.SINGLE), id);
        table.setLayoutData(Draw.fill(true, true));
        table.setHeaderVisible(true);
        table.setBackground(theme.background());
        table.setForeground(theme.text());
        table.setHeaderBackground(theme.background());
        table.setHeaderForeground(theme.muted());
        widths = new ColumnWidths(table, this.columns);
        whole = new WholeBar(place, id + ".scroll", texts.get("table.scroll"), table, this::scrollTo, this::scrollBy);
        Composite foot = new Composite(place, SWT.NONE);
        foot.setLayout(Draw.grid(2, 8, 2, 8));
        foot.setLayoutData(Draw.across(2));
        position = WidgetIds.name(new Label(foot, SWT.NONE), id + ".position");
        position.setForeground(theme.muted());
        position.setFont(theme.small());
        position.setLayoutData(Draw.fill(true, false));
        jump = new RowJump(foot, id + ".jump", texts, desk, theme, this::selectRow);
        jump.reachableFrom(place);
        listen();
        accessible();
    }

    private void listen() {
        table.addListener(SWT.SetData, this::fill);
        table.addListener(SWT.Selection, event -> {
            pinned = -1;
            behind = false;
            chosen();
        });
        table.addListener(SWT.DefaultSelection, event -> selected()
                .ifPresent(row -> List.copyOf(onOpen).forEach(each -> each.accept(row))));
        table.addListener(SWT.Resize, event -> {
            widths.spread();
            scrolled();
        });
        table.addListener(SWT.KeyDown, this::key);
        table.getVerticalBar().addListener(SWT.Selection, event -> scrolled());
    }

    private void accessible() {
        table.setData(Draw.NAME, name);
        table.getAccessible().addAccessibleListener(new AccessibleAdapter() {
            @Override
            public void getName(AccessibleEvent event) {
                if (event.childID < 0) {
                    event.result = name;
                }
            }

            @Override
            public void getDescription(AccessibleEvent event) {
                event.result = position.getText();
            }
        });
    }

    @Override
    public Control control() {
        return place;
    }

    @Override
    public void source(Source<T> from) {
        source = from;
        read(window.rows().isEmpty() ? 0 : top());
    }

    @Override
    public void refresh() {
        read(top());
    }

    /** Asks the source anew for the rows around one. */
    private void read(long around) {
        Source<T> asked = source;
        Optional<Case> of = desk.openCase();
        int visible = visible();
        reading = true;
        if (window.rows().isEmpty()) {
            position.setText(texts.get("table.reading"));
        }
        load(
                () -> {
                    long count = asked.total();
                    return RowWindow.read(looking(asked, of, count), count, RowWindow.size(asked), around, visible);
                },
                read -> {
                    T before = chosen;
                    long at = chosenRow;
                    show(read, around);
                    choose(read, before, at);
                });
    }

    private void load(Callable<RowWindow<T>> work, Consumer<RowWindow<T>> done) {
        desk.load(
                table,
                "rows",
                () -> {
                    boolean came = false;
                    try {
                        RowWindow<T> rows = work.call();
                        came = true;
                        return rows;
                    } finally {
                        if (!came) {
                            reading = false;
                            moving = false;
                        }
                    }
                },
                rows -> {
                    reading = false;
                    moving = false;
                    done.accept(rows);
                    Runnable then = afterLoad;
                    afterLoad = null;
                    if (then != null) {
                        then.run();
                    }
                });
    }

    /** What is read to be shown is a look, and goes into the log before it is drawn. */
    private RowWindow.Reading<T> looking(Source<T> asked, Optional<Case> of, long total) {
        return (first, limit) -> {
            List<T> rows = asked.rows(first, limit);
            if (of.isPresent() && !rows.isEmpty() && !(first == 0 && asked.firstLogged())) {
                Object marker = rows.getFirst();
                desk.shown(of.get(), new Consultations.Page(id, first, rows.size(), total, marker));
            }
            return rows;
        };
    }

    /** After a change the same row is chosen, or the one that stands in its place now. */
    private void choose(RowWindow<T> read, @Nullable T before, long at) {
        if (before == null) {
            return;
        }
        int same = read.rows().indexOf(before);
        if (same >= 0) {
            mark(read.first() + same);
        } else if (read.holds(Math.min(at, read.total() - 1))) {
            mark(Math.min(at, read.total() - 1));
        } else if (at >= read.total()) {
            mark(-1);
        }
        told();
    }

    /** Moves the window over the same list, so that a row is in its middle; what is here already is not read again. */
    private void move(long around, boolean jumpThere) {
        Source<T> asked = source;
        Optional<Case> of = desk.openCase();
        RowWindow<T> from = window;
        int visible = visible();
        moving = true;
        load(
                () -> from.moved(looking(asked, of, from.total()), RowWindow.size(asked), around, visible),
                moved -> show(moved, jumpThere ? around : top()));
    }

    /** Puts rows into the table, one of them at the top. */
    private void show(RowWindow<T> next, long top) {
        window = next;
        table.setRedraw(false);
        if (next.rows().size() != table.getItemCount()) {
            table.setItemCount(next.rows().size());
        }
        table.clearAll();
        mark(chosenRow);
        whole.shown(!next.whole());
        pin(top);
        table.setRedraw(true);
        jump.over(source, next.total());
        widths.spread();
        told();
        place.layout(true, true);
        scrolled();
    }

    /** Marks a row as chosen in the native table if it is here. */
    private void mark(long row) {
        chosenRow = row;
        int index = window.index(row);
        if (index >= 0) {
            chosen = window.rows().get(index);
            table.deselectAll();
            table.select(index);
            behind = true;
        } else {
            chosen = row < 0 ? null : chosen;
            table.deselectAll();
        }
    }

    /**
     * Puts a row at the top. The native table glides there, says something else until then, and may forget it where rows were replaced in
     * between; so this is the top, and said again, until it does.
     */
    private void pin(long row) {
        pins++;
        if (window.rows().isEmpty()) {
            pinned = -1;
            return;
        }
        long last = window.first() + window.rows().size() - 1;
        pinned = Math.clamp(row, window.first(), Math.max(window.first(), last - visible() + 1));
        table.setTopIndex(window.index(pinned));
        follow(pins, PIN_TRIES);
    }

    private void follow(int pin, int tries) {
        table.getDisplay().timerExec(PIN_MILLIS, () -> {
            if (table.isDisposed() || pin != pins || pinned < 0) {
                return;
            }
            int wanted = window.index(pinned);
            if (drawnTop() == wanted || tries == 0) {
                pinned = -1;
                scrolled();
            } else {
                table.setTopIndex(wanted);
                follow(pin, tries - 1);
            }
        });
    }

    /** The index that is at the top on the screen, which {@link Table#getTopIndex} does not say while a scroll is due. */
    private int drawnTop() {
        TableItem item = table.getItem(new Point(1, table.getHeaderHeight() + 1));
        return item == null ? table.getTopIndex() : table.indexOf(item);
    }

    private void fill(Event event) {
        // While the native table is emptied it asks for rows that have no place any more.
        if (event.item instanceof TableItem item
                && event.index >= 0
                && event.index < window.rows().size()) {
            T row = window.rows().get(event.index);
            for (int i = 0; i < columns.size(); i++) {
                item.setText(i, Draw.own(theme, oneLine(columns.get(i).text().apply(row))));
            }
        }
    }

    private static String oneLine(@Nullable String text) {
        return text == null ? "" : text.replace('\n', ' ').replace('\r', ' ');
    }

    private void chosen() {
        int index = table.getSelectionIndex();
        if (index >= 0 && index < window.rows().size()) {
            chosenRow = window.first() + index;
            chosen = window.rows().get(index);
        }
        tell();
    }

    private void tell() {
        told();
        scrolled();
        selected().ifPresent(row -> List.copyOf(onSelect).forEach(each -> each.accept(row)));
    }

    private void told() {
        position.setText(
                chosenRow < 0
                        ? texts.get("table.count", window.total())
                        : texts.get("table.row", chosenRow + 1, window.total()));
    }

    private long top() {
        return pinned >= 0 ? pinned : window.first() + table.getTopIndex();
    }

    private int visible() {
        return Math.max(1, table.getClientArea().height / Math.max(1, table.getItemHeight()) - 1);
    }

    /** The native table was scrolled: the bar of the whole list follows, and what comes next is fetched. */
    private void scrolled() {
        if (window.whole()) {
            return;
        }
        whole.at(top(), visible(), window.total());
        if (!reading && !moving && window.nearEdge(top(), visible(), RowWindow.size(source))) {
            move(top(), false);
        }
    }

    /** The bar of the whole list was moved. */
    private void scrollTo(long row) {
        if (window.holds(row) && window.holds(Math.min(window.total() - 1, row + visible()))) {
            pin(row);
            scrolled();
        } else if (!reading) {
            move(row, true);
        }
    }

    private void scrollBy(int rows) {
        scrollTo(Math.clamp(top() + rows, 0, Math.max(0, window.total() - visible())));
    }

    /** The native table knows the first and the last row of its window only. */
    private void key(Event event) {
        int index = window.index(chosenRow);
        if (behind && index >= 0 && GOING.contains(event.keyCode)) {
            behind = false;
            table.setSelection(index);
        }
        if (!window.whole()
                && (event.stateMask & SWT.MODIFIER_MASK) == 0
                && (event.keyCode == SWT.HOME || event.keyCode == SWT.END)) {
            event.doit = false;
            selectRow(event.keyCode == SWT.HOME ? 0 : window.total() - 1);
        }
    }

    @Override
    public Optional<T> selected() {
        return table.isDisposed() ? Optional.empty() : Optional.ofNullable(chosen);
    }

    @Override
    public void selectRow(long row) {
        if (window.holds(row) && !reading) {
            reveal(row);
            return;
        }
        afterLoad = () -> {
            if (window.holds(row)) {
                reveal(row);
            }
        };
        if (reading || window.rows().isEmpty()) {
            read(row);
        } else {
            move(row - visible() / 2, true);
        }
    }

    private void reveal(long row) {
        long top = top();
        mark(row);
        pin(row >= top && row < top + visible() ? top : row - visible() / 2);
        tell();
    }

    @Override
    public boolean select(Predicate<T> which) {
        for (int i = 0; i < window.rows().size(); i++) {
            if (which.test(window.rows().get(i))) {
                reveal(window.first() + i);
                return true;
            }
        }
        if (reading || moving) {
            afterLoad = () -> select(which);
        }
        return false;
    }

    @Override
    public void onSelect(Consumer<T> listener) {
        onSelect.add(listener);
    }

    @Override
    public void onOpen(Consumer<T> listener) {
        onOpen.add(listener);
    }
}
