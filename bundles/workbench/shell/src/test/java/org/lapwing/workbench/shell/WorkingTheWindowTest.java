package org.lapwing.workbench.shell;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.atomic.AtomicInteger;
import org.eclipse.swt.widgets.Button;
import org.eclipse.swt.widgets.Composite;
import org.eclipse.swt.widgets.Label;
import org.eclipse.swt.widgets.Table;
import org.eclipse.swt.widgets.Text;
import org.junit.jupiter.api.Test;
import org.lapwing.workbench.api.Desk;
import org.lapwing.workbench.api.View.Area;
import org.lapwing.workbench.api.widgets.ProtectedPicture;
import org.lapwing.workbench.api.widgets.Viewing;

class WorkingTheWindowTest extends WindowTest {

    @Test
    void a_number_with_the_control_key_shows_that_perspective() {
        perspective("a", 1, false);
        perspective("b", 2, false);
        extensions.add(new TestView("one", "a", Area.CENTRE));
        extensions.add(new TestView("two", "b", Area.CENTRE));
        probe.get(Text.class, "text.one");
        probe.press("Ctrl+2");
        probe.get(Text.class, "text.two");
        assertThat(probe.sees("text.one")).isFalse();
    }

    @Test
    void the_command_palette_finds_a_perspective_by_a_part_of_its_name() {
        perspective("a", 1, false);
        perspective("zebra", 2, false);
        extensions.add(new TestView("two", "zebra", Area.CENTRE));
        probe.press("Ctrl+k");
        probe.get(Text.class, "palette.text");
        probe.type("zeb");
        probe.until("one entry is left", () -> probe.find("palette.list")
                .filter(each -> ((Table) each).getItemCount() == 1)
                .isPresent());
        probe.press("Enter");
        probe.get(Text.class, "text.two");
        assertThat(probe.sees("palette")).isFalse();
    }

    @Test
    void a_case_without_authority_is_said_to_have_none_and_one_written_elsewhere_is_read_only() {
        probe.run(() -> window.caseState().replace(TestCase.open("Case 12", null, false)));
        assertThat(probe.of(Label.class, "case.name", Label::getText)).isEqualTo("Case 12");
        assertThat(probe.of(Label.class, "case.authority", Label::getText)).isEqualTo("No authority recorded");
        assertThat(probe.of(Label.class, "writer.text", Label::getText)).contains("the window on desk-3");
    }

    @Test
    void what_is_wrong_with_a_case_is_said_when_it_is_opened() {
        List<String> warnings = List.of("What was stored last is missing from this case.");
        probe.run(() -> window.caseState().replace(TestCase.open("Case 12", "Order 3", true, warnings)));
        assertThat(probe.of(Label.class, "writer.text", Label::getText)).isEqualTo(warnings.getFirst());
        probe.run(() -> window.caseState().replace(TestCase.open("Case 13", "Order 3", false, warnings)));
        assertThat(probe.of(Label.class, "writer.text", Label::getText))
                .startsWith(warnings.getFirst())
                .contains("the window on desk-3");
    }

    @Test
    void a_perspective_that_needs_a_case_says_what_to_do_until_there_is_one() {
        perspective("a", 1, true);
        extensions.add(new TestView("one", "a", Area.CENTRE));
        assertThat(probe.sees("start.new")).isTrue();
        probe.run(() -> window.caseState().replace(TestCase.open("Case 12", "Order 3", true)));
        probe.get(Text.class, "text.one");
        assertThat(probe.of(Label.class, "case.authority", Label::getText)).isEqualTo("Authority: Order 3");
    }

    @Test
    void another_theme_makes_the_views_anew_and_keeps_the_case_and_the_place() {
        perspective("a", 1, false);
        perspective("b", 2, true);
        extensions.add(new TestView("two", "b", Area.CENTRE));
        probe.run(() -> window.caseState().replace(TestCase.open("Case 12", "Order 3", true)));
        probe.press("Ctrl+2");
        Text before = probe.get(Text.class, "text.two");
        boolean dark = probe.on(() -> window.theme().dark());
        probe.run(() -> window.theme(dark ? "light" : "dark"));
        probe.until("the old control has gone", before::isDisposed);
        probe.get(Text.class, "text.two");
        assertThat(probe.of(Label.class, "case.name", Label::getText)).isEqualTo("Case 12");
        assertThat(probe.on(() -> window.theme().dark())).isNotEqualTo(dark);
    }

    @Test
    void a_job_shows_how_far_it_is_can_be_cancelled_and_says_what_became_of_it() {
        CountDownLatch cancelled = new CountDownLatch(1);
        probe.run(() -> window.jobs().start("Adding a folder", progress -> {
            progress.at("Reading", 30, 100, 2);
            while (!progress.cancelled()) {
                Thread.onSpinWait();
            }
            cancelled.countDown();
            return "Stopped after 30.";
        }));
        probe.until("its figures are shown", () -> probe.find("job.text")
                .filter(each -> ((Label) each).getText().contains("30 of 100"))
                .isPresent());
        probe.push("job.cancel");
        probe.until("it has stopped", () -> cancelled.getCount() == 0);
        probe.until("its outcome is shown", () -> probe.find("job.text")
                .filter(each -> ((Label) each).getText().equals("Stopped after 30."))
                .isPresent());
        probe.push("job.cancel");
        probe.until("it is off the list", () -> probe.find("job").isEmpty());
    }

    @Test
    void a_job_that_asks_whether_it_is_to_rest_can_be_paused_and_go_on() {
        CountDownLatch rests = new CountDownLatch(1);
        probe.run(() -> window.jobs().start("Adding a folder", progress -> {
            while (!progress.paused() && !progress.cancelled()) {
                Thread.sleep(10);
            }
            rests.countDown();
            progress.at("Reading", 30, 100, 0);
            while (progress.paused() && !progress.cancelled()) {
                Thread.sleep(10);
            }
            return progress.cancelled() ? "Cancelled." : "Went on.";
        }));
        probe.until("it can be paused", () -> probe.find("job.pause")
                .filter(each -> ((Button) each).getVisible())
                .isPresent());
        probe.push("job.pause");
        probe.until("it is said to rest", () -> probe.find("job.text")
                .filter(each -> ((Label) each).getText().startsWith("Paused"))
                .isPresent());
        probe.until("its work rests", () -> rests.getCount() == 0);
        probe.push("job.pause");
        probe.until("it has gone on", () -> probe.find("job.text")
                .filter(each -> ((Label) each).getText().equals("Went on."))
                .isPresent());
    }

    @Test
    void a_job_that_fails_is_said_to_have_failed_and_the_window_goes_on() {
        probe.run(() -> window.jobs().start("A job", progress -> {
            throw new java.io.IOException("The disk was pulled out.");
        }));
        probe.until("its failure is shown", () -> probe.find("job.text")
                .filter(each -> ((Label) each).getText().equals("The disk was pulled out."))
                .isPresent());
    }

    @Test
    void the_pause_key_and_escape_twice_hide_all_pictures() {
        CountingViewing viewing = new CountingViewing();
        extensions.add(viewing);
        probe.get(Button.class, "panic");
        probe.press("Pause");
        probe.until("all is hidden", () -> viewing.hidden.get() == 1);
        probe.press("Esc");
        probe.press("Esc");
        probe.until("all is hidden again", () -> viewing.hidden.get() == 2);
        probe.push("panic");
        probe.until("all is hidden once more", () -> viewing.hidden.get() == 3);
    }

    @Test
    void new_case_asks_for_name_folder_and_authority_and_goes_on_only_with_the_first_two() {
        probe.press("Ctrl+n");
        probe.get(Text.class, "case.new.name");
        assertThat(probe.of(Button.class, "dialog.ok", Button::isEnabled)).isFalse();
        probe.type("case");
        probe.with(Text.class, "case.new.folder", field -> field.setText("/tmp/a case"));
        probe.until("it can go on", () -> probe.find("dialog.ok")
                .filter(each -> ((Button) each).isEnabled())
                .isPresent());
        probe.press("Esc");
        probe.until("the dialog is closed", () -> probe.find("case.new").isEmpty());
    }

    /** Protective viewing that only counts. */
    private static final class CountingViewing implements Viewing {

        final AtomicInteger hidden = new AtomicInteger();

        @Override
        public ProtectedPicture picture(Composite parent, String id, Desk desk) {
            throw new UnsupportedOperationException();
        }

        @Override
        public void hideAll() {
            hidden.incrementAndGet();
        }

        @Override
        public Exposure exposure() {
            return new Exposure(0, 0);
        }

        @Override
        public Listening onExposure(Runnable listener) {
            return () -> {};
        }
    }
}
