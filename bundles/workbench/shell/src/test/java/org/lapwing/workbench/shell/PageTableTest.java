package org.lapwing.workbench.shell;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.LocalDate;
import java.util.List;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.concurrent.atomic.AtomicLong;
import java.util.stream.LongStream;
import org.eclipse.swt.SWT;
import org.eclipse.swt.widgets.Event;
import org.eclipse.swt.widgets.Label;
import org.eclipse.swt.widgets.Slider;
import org.eclipse.swt.widgets.Table;
import org.eclipse.swt.widgets.Text;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.lapwing.workbench.api.widgets.Column;
import org.lapwing.workbench.api.widgets.PagedTable;

class PageTableTest extends WindowTest {

    private static final LocalDate BEGIN = LocalDate.of(2000, 1, 1);
    private static final int A_DAY = 100;

    private final AtomicInteger mostAsked = new AtomicInteger();
    private final AtomicLong allAsked = new AtomicLong();
    private volatile boolean onUiThread;
    private volatile long total = 1_000_000;
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
        probe.until("rows are there", () -> rows() == Math.min(total, 5_000));
    }

    /** A hundred rows lie on one day. */
    private final class Numbers implements PagedTable.Source<Long> {

        @Override
        public long total() {
            return total;
        }

        @Override
        public List<Long> rows(long first, int limit) {
            onUiThread |= org.eclipse.swt.widgets.Display.findDisplay(Thread.currentThread()) != null;
            mostAsked.accumulateAndGet(limit, Math::max);
            allAsked.addAndGet(limit);
            return LongStream.range(first, Math.min(total(), first + limit))
                    .boxed()
                    .toList();
        }

        @Override
        public PagedTable.Jump jump() {
            return PagedTable.Jump.DAY;
        }

        @Override
        public long rowOf(LocalDate day) {
            return (day.toEpochDay() - BEGIN.toEpochDay()) * A_DAY;
        }
    }

    private void untilPosition(String text) {
        probe.until("the position says " + text, () -> probe.find("numbers.table.position")
                .filter(each -> ((Label) each).getText().equals(text))
                .isPresent());
    }

    private Table nativeTable() {
        return (Table) probe.find("numbers.table").orElseThrow();
    }

    private int rows() {
        return nativeTable().getItemCount();
    }

    /** The number that the row at the top shows. */
    private long top() {
        Table shown = nativeTable();
        return Long.parseLong(shown.getItem(shown.getTopIndex()).getText(0));
    }

    /** The number at the top once the table no longer glides. */
    private long restingTop() {
        AtomicLong last = new AtomicLong(-1);
        AtomicInteger same = new AtomicInteger();
        probe.until("the table rests", () -> {
            long now = top();
            same.set(now == last.getAndSet(now) ? same.get() + 1 : 0);
            return same.get() >= 30;
        });
        return last.get();
    }

    private Slider bar() {
        return (Slider) probe.find("numbers.table.scroll").orElseThrow();
    }

    @Test
    void a_list_on_the_screen_can_become_empty_and_full_again() {
        probe.run(() -> table.selectRow(2));
        untilPosition("Row 3 of 1000000");

        probe.run(() -> table.source(PagedTable.Source.of(List.of())));
        probe.until("the rows are gone", () -> rows() == 0);
        probe.run(() -> table.source(PagedTable.Source.of(List.of(7L, 8L))));
        probe.until("the new rows are there", () -> rows() == 2);

        assertThat(probe.on(() -> nativeTable().getItem(1).getText(0))).isEqualTo("8");
        probe.run(() -> {
            // As the native table does while it is emptied.
            Event gone = new Event();
            gone.item = nativeTable().getItem(0);
            gone.index = -1;
            nativeTable().notifyListeners(SWT.SetData, gone);
        });
    }

    @Test
    void a_million_rows_are_shown_through_a_window_of_five_thousand() {
        probe.run(() -> table.selectRow(0));
        untilPosition("Row 1 of 1000000");
        probe.run(() -> table.selectRow(5_001));
        untilPosition("Row 5002 of 1000000");
        probe.run(() -> table.selectRow(999_999));
        untilPosition("Row 1000000 of 1000000");

        assertThat(probe.on(table::selected)).contains(999_999L);
        assertThat(probe.on(this::rows)).isEqualTo(5_000);
        assertThat(mostAsked).hasValue(5_000);
        assertThat(onUiThread).as("rows are read in the background").isFalse();
    }

    @Test
    void scrolling_to_the_edge_of_the_window_fetches_what_comes_next_and_the_rows_in_sight_stay() {
        probe.until("the bar of the whole list is there", () -> bar().isVisible());
        probe.run(() -> table.selectRow(4_400));
        untilPosition("Row 4401 of 1000000");
        long top = probe.on(() -> bar().getSelection());
        probe.until("the window has moved", () -> nativeTable().getTopIndex() < 3_000);

        assertThat(restingTop()).isEqualTo(top).isBetween(4_380L, 4_400L);
        assertThat(probe.on(() ->
                        nativeTable().getItem(nativeTable().getSelectionIndex()).getText(0)))
                .isEqualTo("4400");
        assertThat(allAsked).as("what is here already is not read again").hasValueLessThan(5_000 + 3_000);
        probe.press("Down");
        untilPosition("Row 4402 of 1000000");
    }

    @Test
    void keys_go_on_from_the_row_that_was_chosen_for_the_person() {
        probe.focus("numbers.table");
        probe.press("Home");
        untilPosition("Row 1 of 1000000");
        probe.run(() -> table.selectRow(1));
        untilPosition("Row 2 of 1000000");
        probe.press("Down");
        untilPosition("Row 3 of 1000000");
        probe.run(() -> table.selectRow(1));
        probe.press("Up");
        untilPosition("Row 1 of 1000000");
    }

    @Test
    void the_bar_stands_for_the_whole_list() {
        probe.until("it does", () -> bar().getMaximum() == 1_000_000 && bar().getSelection() == 0);
        probe.run(() -> {
            bar().setSelection(700_000);
            bar().notifyListeners(SWT.Selection, new Event());
        });
        probe.until("the rows of that place are there", () -> top() == 700_000);
        probe.until("the bar follows the table", () -> {
            if (top() == 700_000) { // as long as the jump is under way, it is what counts
                nativeTable().setTopIndex(nativeTable().getTopIndex() + 300);
            }
            return bar().getSelection() == 700_300;
        });
    }

    @Test
    void a_list_that_the_window_holds_has_no_second_bar() {
        total = 4_000;
        probe.run(() -> table.source(new Numbers()));
        probe.until("all rows are there", () -> rows() == 4_000);
        probe.until("the bar is gone", () -> !bar().isVisible());
        assertThat(probe.on(() -> nativeTable().getVerticalBar().isVisible())).isTrue();
    }

    @Test
    void what_is_chosen_stays_chosen_while_it_is_out_of_the_window() {
        probe.run(() -> table.selectRow(42));
        untilPosition("Row 43 of 1000000");
        probe.run(() -> {
            bar().setSelection(500_000);
            bar().notifyListeners(SWT.Selection, new Event());
        });
        probe.until("the window is elsewhere", () -> top() == 500_000);

        assertThat(probe.on(table::selected)).contains(42L);
        assertThat(probe.on(() -> nativeTable().getSelectionIndex())).isEqualTo(-1);
        untilPosition("Row 43 of 1000000");
    }

    @Test
    void home_and_end_go_to_the_ends_of_the_whole_list() {
        probe.focus("numbers.table");
        probe.press("End");
        untilPosition("Row 1000000 of 1000000");
        probe.press("Home");
        untilPosition("Row 1 of 1000000");
    }

    @Test
    void a_row_or_a_day_is_gone_to_by_typing_it() {
        probe.with(Text.class, "numbers.table.jump", Text::setFocus);
        probe.type("123456");
        probe.press("Enter");
        untilPosition("Row 123456 of 1000000");
        probe.type("2001-01-01");
        probe.press("Enter");
        untilPosition("Row 36601 of 1000000");
    }

    @Test
    void refreshing_keeps_the_selection_and_what_is_in_sight() {
        probe.run(() -> table.selectRow(4_200));
        untilPosition("Row 4201 of 1000000");
        long top = restingTop();
        long asked = allAsked.get();
        probe.run(table::refresh);
        probe.until("the rows were read anew", () -> allAsked.get() > asked);

        assertThat(restingTop()).isEqualTo(top);
        assertThat(probe.on(table::selected)).contains(4_200L);
        untilPosition("Row 4201 of 1000000");
    }

    @Test
    void a_row_that_is_asked_for_before_the_rows_are_there_is_chosen_when_they_are() {
        probe.run(() -> {
            table.source(new Numbers());
            table.select(number -> number == 77);
        });
        untilPosition("Row 78 of 1000000");
    }
}
