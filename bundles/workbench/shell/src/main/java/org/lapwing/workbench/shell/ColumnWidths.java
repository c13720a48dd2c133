package org.lapwing.workbench.shell;

import java.util.List;
import org.eclipse.swt.SWT;
import org.eclipse.swt.graphics.GC;
import org.eclipse.swt.graphics.Point;
import org.eclipse.swt.widgets.Event;
import org.eclipse.swt.widgets.Table;
import org.eclipse.swt.widgets.TableColumn;
import org.eclipse.swt.widgets.TableItem;
import org.lapwing.workbench.api.widgets.Column;

/** The columns of a table: as wide as there is room for, never too narrow for their titles, and what is cut is said under the pointer. */
final class ColumnWidths {

    private static final int LEAST_WIDTH = 48;
    private static final int ROOM = 180;
    private static final double LEAST_YIELD = 0.85;

    /** What the system puts around the title of a column, in points. */
    private static final int AROUND_TITLE = 20;

    private static final int AROUND_TEXT = 12;

    private final Table table;
    private final int[] wanted;
    private final int[] least;

    ColumnWidths(Table table, List<? extends Column<?>> columns) {
        this.table = table;
        wanted = columns.stream().mapToInt(Column::width).toArray();
        least = columns.stream()
                .mapToInt(each -> Math.max(LEAST_WIDTH, width(each.title()) + AROUND_TITLE))
                .toArray();
        for (int i = 0; i < wanted.length; i++) {
            TableColumn made = new TableColumn(table, columns.get(i).right() ? SWT.RIGHT : SWT.LEFT);
            made.setText(Sentences.label(columns.get(i).title()));
            made.setWidth(Math.max(least[i], wanted[i]));
            made.setResizable(true);
        }
        table.addListener(SWT.MouseHover, this::sayCut);
        table.addListener(SWT.MouseMove, event -> forgetCut());
    }

    private int width(String text) {
        GC gc = new GC(table);
        try {
            gc.setFont(table.getFont());
            return gc.textExtent(text).x;
        } finally {
            gc.dispose();
        }
    }

    /** Gives what is left of the width to the columns that asked for it; the others yield a little where that is too little. */
    void spread() {
        int width = table.getClientArea().width;
        int fixed = 0;
        int takers = 0;
        for (int each : wanted) {
            fixed += Math.max(0, each);
            takers += each < 0 ? 1 : 0;
        }
        if (takers == 0 || width == 0) {
            return;
        }
        double yield = fixed == 0 ? 1 : Math.clamp((width - takers * ROOM) / (double) fixed, LEAST_YIELD, 1);
        int left = width;
        for (int i = 0; i < wanted.length; i++) {
            if (wanted[i] >= 0) {
                int now = Math.max(least[i], (int) (wanted[i] * yield));
                table.getColumn(i).setWidth(now);
                left -= now;
            }
        }
        for (int i = 0; i < wanted.length; i++) {
            if (wanted[i] < 0) {
                table.getColumn(i).setWidth(Math.max(least[i], left / takers));
            }
        }
    }

    private void sayCut(Event event) {
        TableItem item = table.getItem(new Point(event.x, event.y));
        if (item == null) {
            return;
        }
        for (int i = 0; i < wanted.length; i++) {
            if (item.getBounds(i).contains(event.x, event.y)) {
                String text = item.getText(i);
                boolean cut = width(text) + AROUND_TEXT > table.getColumn(i).getWidth();
                table.setToolTipText(cut ? Sentences.label(text) : null);
            }
        }
    }

    private void forgetCut() {
        if (table.getToolTipText() != null) {
            table.setToolTipText(null);
        }
    }
}
