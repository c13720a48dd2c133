package org.lapwing.workbench.shell;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.stream.LongStream;
import org.eclipse.swt.widgets.Label;
import org.eclipse.swt.widgets.Table;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.lapwing.workbench.api.widgets.Column;
import org.lapwing.workbench.api.widgets.PagedTable;

class PageTableTest extends WindowTest {

    private final AtomicInteger mostAsked = new AtomicInteger();
    private volatile boolean onUiThread;
    private PagedTable<Long> table;

    @BeforeEach
    void table() {
        probe.run(() -> {
            var shell = window.dialogs().frame("numbers", "Numbers");
            table = window.frame()
                    .controls()
                    .table(
                            shell,
                            "numbers.table",
                            "Numbers",
                            List.of(
                                    new Column<>("Number", 100, true, number -> Long.toString(number)),
                                    new Column<>("Twice", -1, false, number -> Long.toString(2 * number))));
            table.source(new Numbers());
            shell.setSize(500, 400);
            shell.open();
        });
        probe.get(Table.class, "numbers.table");
    }

    private final class Numbers implements PagedTable.Source<Long> {

        @Override
        public long total() {
            return 1_000_000;
        }

        @Override
        public List<Long> rows(long first, int limit) {
            onUiThread |= org.eclipse.swt.widgets.Display.findDisplay(Thread.currentThread()) != null;
            mostAsked.accumulateAndGet(limit, Math::max);
            return LongStream.range(first, Math.min(total(), first + limit))
                    .boxed()
                    .toList();
        }
    }

    private void untilPosition(String text) {
        probe.until("the position says " + text, () -> probe.find("numbers.table.position")
                .filter(each -> ((Label) each).getText().equals(text))
                .isPresent());
    }

    @Test
    void a_million_rows_are_shown_through_a_window_of_five_thousand() {
        probe.until("rows are there", () -> rows() == 5_000);
        probe.run(() -> table.selectRow(0));
        untilPosition("Row 1 of 1000000");
        probe.push("numbers.table.after");
        probe.run(() -> table.selectRow(5_001));
        untilPosition("Row 5002 of 1000000");
        probe.run(() -> table.selectRow(999_999));
        untilPosition("Row 1000000 of 1000000");
        assertThat(probe.on(table::selected)).contains(999_999L);
        assertThat(mostAsked).hasValue(5_000);
        assertThat(onUiThread).as("rows are read in the background").isFalse();
    }

    @Test
    void refreshing_keeps_the_selection() {
        probe.until("rows are there", () -> rows() == 5_000);
        probe.run(() -> table.selectRow(42));
        probe.run(table::refresh);
        untilPosition("Row 43 of 1000000");
        assertThat(probe.on(table::selected)).contains(42L);
    }

    @Test
    void a_row_that_is_asked_for_before_the_rows_are_there_is_chosen_when_they_are() {
        probe.run(() -> {
            table.source(new Numbers());
            table.select(number -> number == 77);
        });
        untilPosition("Row 78 of 1000000");
    }

    private int rows() {
        return probe.find("numbers.table")
                .map(each -> ((Table) each).getItemCount())
                .orElse(0);
    }
}
