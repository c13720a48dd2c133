package org.lapwing.workbench.shell;

import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.function.Consumer;
import java.util.function.Predicate;
import org.eclipse.swt.SWT;
import org.eclipse.swt.accessibility.AccessibleAdapter;
import org.eclipse.swt.accessibility.AccessibleEvent;
import org.eclipse.swt.layout.GridData;
import org.eclipse.swt.widgets.Button;
import org.eclipse.swt.widgets.Composite;
import org.eclipse.swt.widgets.Control;
import org.eclipse.swt.widgets.Event;
import org.eclipse.swt.widgets.Label;
import org.eclipse.swt.widgets.Table;
import org.eclipse.swt.widgets.TableColumn;
import org.eclipse.swt.widgets.TableItem;
import org.jspecify.annotations.Nullable;
import org.lapwing.platform.api.cases.Case;
import org.lapwing.platform.api.language.Texts;
import org.lapwing.platform.api.policy.Consultations;
import org.lapwing.workbench.api.Desk;
import org.lapwing.workbench.api.WidgetIds;
import org.lapwing.workbench.api.widgets.Column;
import org.lapwing.workbench.api.widgets.PagedTable;

/** A native virtual table over a window of at most 5,000 rows; where there are more, buttons below move the window. */
final class PageTable<T> implements PagedTable<T> {

    private static final int MOST = 5000;
    private static final int LEAST_WIDTH = 80;
    private static final int ROOM = 180;
    private static final double LEAST_YIELD = 0.85;

    private final Desk desk;
    private final Texts texts;
    private final String id;
    private final String name;
    private final List<Column<T>> columns;
    private final Composite place;
    private final Table table;
    private final Label position;
    private final Button before;
    private final Button after;
    private final List<Consumer<T>> onSelect = new ArrayList<>();
    private final List<Consumer<T>> onOpen = new ArrayList<>();
    private Source<T> source = Source.of(List.of());
    private List<T> rows = List.of();
    private long first;
    private long total;
    private boolean loading;
    private @Nullable Runnable afterLoad;

    private record Page<T>(long total, long first, List<T> rows) {}

    PageTable(Composite parent, String id, String name, List<Column<T>> columns, Desk desk, Theme theme, Texts texts) {
        this.desk = desk;
        this.texts = texts;
        this.id = id;
        this.name = name;
        this.columns = List.copyOf(columns);
        place = WidgetIds.name(new Composite(parent, SWT.NONE), id + ".place");
        place.setBackground(theme.background());
        place.setBackgroundMode(SWT.INHERIT_DEFAULT);
        place.setLayout(Draw.grid(1, 0, 0, 0));
        if (parent.getLayout() instanceof org.eclipse.swt.layout.GridLayout) {
            place.setLayoutData(Draw.fill(true, true));
        }
        table = WidgetIds.name(new Table(place, SWT.VIRTUAL | SWT.FULL_SELECTION | SWT.SINGLE), id);
        table.setLayoutData(Draw.fill(true, true));
        table.setHeaderVisible(true);
        table.setBackground(theme.background());
        table.setForeground(theme.text());
        table.setHeaderBackground(theme.background());
        table.setHeaderForeground(theme.muted());
        for (Column<T> column : columns) {
            TableColumn made = new TableColumn(table, column.right() ? SWT.RIGHT : SWT.LEFT);
            made.setText(Sentences.label(column.title()));
            made.setWidth(Math.max(LEAST_WIDTH, column.width()));
            made.setResizable(true);
        }
        table.addListener(SWT.SetData, this::fill);
        table.addListener(SWT.Selection, event -> chosen());
        table.addListener(SWT.DefaultSelection, event -> selected()
                .ifPresent(row -> List.copyOf(onOpen).forEach(each -> each.accept(row))));
        table.addListener(SWT.Resize, event -> spread());
        accessible();
        Composite foot = new Composite(place, SWT.NONE);
        foot.setLayout(Draw.grid(3, 8, 2, 8));
        foot.setLayoutData(Draw.fill(true, false));
        position = WidgetIds.name(new Label(foot, SWT.NONE), id + ".position");
        position.setForeground(theme.muted());
        position.setFont(theme.small());
        position.setLayoutData(Draw.fill(true, false));
        before = button(foot, id + ".before", -1);
        after = button(foot, id + ".after", 1);
    }

    private Button button(Composite parent, String id, int step) {
        Button button = WidgetIds.name(new Button(parent, SWT.PUSH), id);
        button.setLayoutData(new GridData());
        button.addListener(SWT.Selection, event -> load(first + (long) step * page(), false));
        Draw.hide(button, true);
        return button;
    }

    private void accessible() {
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
        boolean same = rows.isEmpty();
        source = from;
        load(same ? 0 : first, true);
    }

    @Override
    public void refresh() {
        load(first, true);
    }

    private void load(long from, boolean keepChosen) {
        Source<T> asked = source;
        Optional<Case> of = desk.openCase();
        loading = true;
        desk.load(
                table,
                "rows",
                () -> {
                    long count = asked.total();
                    int page = Math.min(MOST, asked.page());
                    long start = Math.max(0, Math.min(from, count == 0 ? 0 : (count - 1) / page * page));
                    List<T> read = List.copyOf(asked.rows(start, page));
                    if (of.isPresent() && !read.isEmpty() && !(start == 0 && asked.firstLogged())) {
                        Object marker = read.getFirst();
                        desk.shown(of.get(), new Consultations.Page(id, start, read.size(), count, marker));
                    }
                    return new Page<>(count, start, read);
                },
                page -> show(page, keepChosen));
    }

    private int page() {
        return Math.min(MOST, source.page());
    }

    private void show(Page<T> page, boolean keepChosen) {
        T keep = keepChosen ? selected().orElse(null) : null;
        int index = table.getSelectionIndex();
        loading = false;
        total = page.total();
        first = page.first();
        rows = page.rows().size() > MOST ? page.rows().subList(0, MOST) : page.rows();
        table.setItemCount(rows.size());
        table.clearAll();
        int kept = keep == null ? -1 : rows.indexOf(keep);
        if (keep != null && kept < 0 && !rows.isEmpty()) {
            kept = Math.min(index, rows.size() - 1);
        }
        if (kept >= 0) {
            table.select(kept);
        } else {
            table.deselectAll();
        }
        boolean several = total > rows.size();
        before.setText(Sentences.label(texts.get("table.before", page())));
        after.setText(Sentences.label(texts.get("table.after", page())));
        Draw.hide(before, !several);
        Draw.hide(after, !several);
        before.setEnabled(first > 0);
        after.setEnabled(first + rows.size() < total);
        spread();
        told();
        place.layout(true, true);
        Runnable then = afterLoad;
        afterLoad = null;
        if (then != null) {
            then.run();
        }
    }

    private void fill(Event event) {
        if (event.item instanceof TableItem item && event.index < rows.size()) {
            T row = rows.get(event.index);
            for (int i = 0; i < columns.size(); i++) {
                item.setText(i, oneLine(columns.get(i).text().apply(row)));
            }
        }
    }

    private static String oneLine(@Nullable String text) {
        return text == null ? "" : text.replace('\n', ' ').replace('\r', ' ');
    }

    private void chosen() {
        told();
        selected().ifPresent(row -> List.copyOf(onSelect).forEach(each -> each.accept(row)));
    }

    private void told() {
        int index = table.getSelectionIndex();
        position.setText(
                index < 0 ? texts.get("table.count", total) : texts.get("table.row", first + index + 1, total));
    }

    /** Gives what is left of the width to the columns that asked for it; the others yield a little where that is too little. */
    private void spread() {
        int width = table.getClientArea().width;
        int fixed = columns.stream().mapToInt(each -> Math.max(0, each.width())).sum();
        int takers = (int) columns.stream().filter(each -> each.width() < 0).count();
        if (takers == 0 || width == 0) {
            return;
        }
        double yield = fixed == 0 ? 1 : Math.clamp((width - takers * ROOM) / (double) fixed, LEAST_YIELD, 1);
        int each = Math.max(LEAST_WIDTH, (int) (width - fixed * yield) / takers);
        for (int i = 0; i < columns.size(); i++) {
            int wanted = columns.get(i).width();
            table.getColumn(i).setWidth(wanted < 0 ? each : (int) (wanted * yield));
        }
    }

    @Override
    public Optional<T> selected() {
        int index = table.isDisposed() ? -1 : table.getSelectionIndex();
        return index < 0 || index >= rows.size() ? Optional.empty() : Optional.of(rows.get(index));
    }

    @Override
    public void selectRow(long row) {
        if (row >= first && row < first + rows.size()) {
            reveal((int) (row - first));
        } else {
            afterLoad = () -> {
                if (row >= first && row < first + rows.size()) {
                    reveal((int) (row - first));
                }
            };
            load(row / page() * page(), false);
        }
    }

    private void reveal(int index) {
        table.setSelection(index);
        chosen();
    }

    @Override
    public boolean select(Predicate<T> which) {
        for (int i = 0; i < rows.size(); i++) {
            if (which.test(Objects.requireNonNull(rows.get(i)))) {
                reveal(i);
                return true;
            }
        }
        if (loading) {
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
