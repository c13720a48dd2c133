package org.lapwing.testdesk;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.function.Consumer;
import java.util.function.Predicate;
import org.eclipse.swt.SWT;
import org.eclipse.swt.widgets.Composite;
import org.eclipse.swt.widgets.Control;
import org.eclipse.swt.widgets.Table;
import org.eclipse.swt.widgets.TableColumn;
import org.eclipse.swt.widgets.TableItem;
import org.lapwing.workbench.api.Desk;
import org.lapwing.workbench.api.WidgetIds;
import org.lapwing.workbench.api.widgets.Column;
import org.lapwing.workbench.api.widgets.PagedTable;

/** A native table with the first thousand rows. */
final class PlainTable<T> implements PagedTable<T> {

    private static final int MOST = 1_000;

    private final Desk desk;
    private final Table table;
    private final List<Column<T>> columns;
    private final List<Consumer<T>> onSelect = new ArrayList<>();
    private final List<Consumer<T>> onOpen = new ArrayList<>();
    private Source<T> source = Source.of(List.of());
    private List<T> rows = List.of();

    PlainTable(Composite parent, String id, List<Column<T>> columns, Desk desk) {
        this.desk = desk;
        this.columns = columns;
        table = WidgetIds.name(new Table(parent, SWT.FULL_SELECTION | SWT.SINGLE), id);
        table.setHeaderVisible(true);
        for (Column<T> each : columns) {
            TableColumn column = new TableColumn(table, SWT.LEFT);
            column.setText(each.title());
            column.setWidth(Math.max(80, each.width()));
        }
        table.addListener(SWT.Selection, event -> selected().ifPresent(row -> onSelect.forEach(to -> to.accept(row))));
        table.addListener(
                SWT.DefaultSelection, event -> selected().ifPresent(row -> onOpen.forEach(to -> to.accept(row))));
    }

    @Override
    public Control control() {
        return table;
    }

    @Override
    public void source(Source<T> from) {
        source = from;
        refresh();
    }

    @Override
    public void refresh() {
        Source<T> asked = source;
        desk.load(table, "rows", () -> asked.rows(0, MOST), this::fill);
    }

    private void fill(List<T> loaded) {
        int kept = table.getSelectionIndex();
        rows = loaded;
        table.removeAll();
        for (T row : rows) {
            TableItem item = new TableItem(table, SWT.NONE);
            for (int i = 0; i < columns.size(); i++) {
                item.setText(i, columns.get(i).text().apply(row));
            }
        }
        if (kept >= 0 && kept < rows.size()) {
            table.select(kept);
        }
    }

    @Override
    public Optional<T> selected() {
        int index = table.isDisposed() ? -1 : table.getSelectionIndex();
        return index < 0 || index >= rows.size() ? Optional.empty() : Optional.of(rows.get(index));
    }

    @Override
    public void selectRow(long row) {
        table.setSelection((int) row);
        table.notifyListeners(SWT.Selection, new org.eclipse.swt.widgets.Event());
    }

    @Override
    public boolean select(Predicate<T> which) {
        for (int i = 0; i < rows.size(); i++) {
            if (which.test(rows.get(i))) {
                selectRow(i);
                return true;
            }
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
