package org.lapwing.workbench.shell;

import java.util.function.IntConsumer;
import java.util.function.LongConsumer;
import org.eclipse.swt.SWT;
import org.eclipse.swt.layout.GridData;
import org.eclipse.swt.widgets.Composite;
import org.eclipse.swt.widgets.Event;
import org.eclipse.swt.widgets.Slider;
import org.eclipse.swt.widgets.Table;
import org.lapwing.workbench.api.WidgetIds;

/** The scroll bar of a list of which a table holds only a part; stands in place of the table's own. */
final class WholeBar {

    private static final int REST_MILLIS = 60;
    private static final int WHEEL_ROWS = 3;

    private final Composite place;
    private final Table table;
    private final Slider bar;
    private final LongConsumer to;
    private final IntConsumer by;
    private final Runnable go = this::go;
    private boolean shown;
    private long rows;

    /** Where the person moves the bar to; the table does not move it from there. -1 for nowhere. */
    private long wanted = -1;

    WholeBar(Composite place, String id, String name, Table table, LongConsumer to, IntConsumer by) {
        this.place = place;
        this.table = table;
        this.to = to;
        this.by = by;
        bar = WidgetIds.name(new Slider(place, SWT.VERTICAL), id);
        bar.setLayoutData(new GridData(SWT.END, SWT.FILL, false, true));
        Draw.named(bar, name);
        Draw.hide(bar, true);
        // A drag passes many places; the one where it rests is fetched.
        bar.addListener(SWT.Selection, event -> {
            wanted = (long) bar.getSelection() * scale();
            bar.getDisplay().timerExec(REST_MILLIS, go);
        });
        table.addListener(SWT.MouseVerticalWheel, this::wheel);
    }

    private void go() {
        if (!bar.isDisposed() && wanted >= 0) {
            long row = wanted;
            wanted = -1;
            to.accept(row);
        }
    }

    /** Rows in one step of the bar, whose numbers are short. */
    private long scale() {
        return rows / Integer.MAX_VALUE + 1;
    }

    void shown(boolean now) {
        if (shown != now) {
            shown = now;
            Draw.hide(bar, !now);
            table.getVerticalBar().setVisible(!now);
            place.layout(true);
        }
    }

    void at(long top, int visible, long total) {
        rows = total;
        if (wanted >= 0) {
            return;
        }
        int page = (int) Math.max(1, visible / scale());
        bar.setValues((int) (top / scale()), 0, (int) (total / scale()), page, 1, page);
    }

    /** The table does not scroll by itself while its own bar is away. */
    private void wheel(Event event) {
        if (shown && event.doit) {
            by.accept(-Integer.signum(event.count) * WHEEL_ROWS);
            event.doit = false;
        }
    }
}
