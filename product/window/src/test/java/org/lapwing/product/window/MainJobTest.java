package org.lapwing.product.window;

import static org.assertj.core.api.Assertions.assertThat;

import java.awt.image.BufferedImage;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.MethodOrderer;
import org.junit.jupiter.api.Order;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.api.TestMethodOrder;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.api.io.TempDir;

/** From the empty window to the report, by keyboard alone. Each test goes on where the one before stopped. */
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
@TestMethodOrder(MethodOrderer.OrderAnnotation.class)
@ExtendWith(KeepOnFailure.class)
class MainJobTest implements KeepOnFailure.Watched {

    /** Pixels that change at least where a dialog of the system opens. */
    private static final int DIALOG = 50_000;

    /** What opens files or asks for them, or starts a process; the JVM's own only, as classes of bundles cannot reach its tracer. */
    private static final List<String> MAY_WAIT = List.of(
            "java.nio.file.Files::newByteChannel",
            "java.nio.file.Files::newInputStream",
            "java.nio.file.Files::newOutputStream",
            "java.nio.file.Files::newDirectoryStream",
            "java.nio.file.Files::exists",
            "java.nio.file.Files::isDirectory",
            "java.nio.file.Files::isRegularFile",
            "java.io.File::exists",
            "java.lang.ProcessBuilder::start");

    /** Milliseconds of computing without an answer: far above what is wanted, for a machine that does much else at the time. */
    private static final long MOST_COMPUTED = 1_000;

    private Path folder;
    private Window window;

    @BeforeAll
    void open(@TempDir Path temporary) throws IOException {
        folder = temporary;
        Evidence.write(folder.resolve("evidence"));
        window = Window.open(folder, Map.of(), List.of());
        window.watch(MAY_WAIT);
    }

    @AfterAll
    void close() throws IOException {
        if (window != null) {
            window.close();
        }
    }

    @Override
    public Window window() {
        return window;
    }

    @Override
    public boolean inSteps() {
        return true;
    }

    @Test
    @Order(1)
    void the_empty_window_says_how_to_begin() {
        window.shows("start", "start.new", "start.open", "panic", "search.box", "inspector", "rail.lapwing.backlog");

        assertThat(window.text("case.name")).isEqualTo("No case open");
        for (String perspective : List.of("backlog", "case", "conversations", "media", "people", "search", "toolset")) {
            window.shows("rail.lapwing." + perspective);
        }
    }

    @Test
    @Order(2)
    void a_case_is_made_in_a_dialog() {
        window.press("Ctrl+n");
        window.shows("case.new", "case.new.name", "case.new.folder", "case.new.authority", "dialog.ok");
        window.type("Harbour");
        window.press("Tab");
        window.type(folder.resolve("case").toString());
        window.focus("case.new.authority");
        window.type("Order 7");
        window.press("Enter");

        window.says("case.name", "Harbour");
        window.says("case.authority", "Order 7");
        Window.until("the dialog has closed", () -> !window.sees("case.new"));
        assertThat(folder.resolve("case")).isDirectory();
    }

    @Test
    @Order(3)
    void evidence_is_added_and_the_job_says_what_was_done() {
        window.run("by its path", "Add evidence");
        window.answer(folder.resolve("evidence").toString());

        window.shows("jobs", "jobs.fold", "job.title", "job.text", "job.cancel");
        window.says("job.text", "3 items seen, 3 new");
        assertThat(window.text("job.title")).contains("evidence");
    }

    @Test
    @Order(4)
    void the_case_says_what_to_look_at_first_and_why() {
        window.press("Ctrl+2");
        window.shows("perspective.lapwing.case", "case.coverage", "case.first", "tab.lapwing.case.reasons");
        window.says("case.coverage.items", "3");
        window.says("case.coverage.images", "1");
        window.says("case.coverage.unread", "1");

        Window.until("the conversation is first", () -> window.rows("case.first").stream()
                .findFirst()
                .filter(row -> row.contains("Now") && row.contains("Kim"))
                .isPresent());
        window.choose("case.first", "Kim");
        window.says("inspector.FACTS", "Kim");
        window.shows("case.reasons");
    }

    @Test
    @Order(5)
    void opening_it_shows_the_conversation_with_the_cited_messages_marked() {
        window.press("Enter");
        window.shows("perspective.lapwing.conversations", "reader.canvas", "reader.title", "reader.cited.next");
        window.says("reader.title", "Kim");

        window.push("reader.as.list");
        window.shows("reader.list");
        Window.until("all messages are there", () -> window.rows("reader.list").size() == 6);
        List<String> rows = window.rows("reader.list");
        String marked = mark(rows, Evidence.CITED);
        assertThat(marked).as("a cited message is told apart").isNotEqualTo(mark(rows, "the boat is red"));
        assertThat(mark(rows, "i am 13")).isEqualTo(marked);
        window.push("reader.as.list");
        window.shows("reader.canvas");
    }

    /** The row without who, when and what: what is said of the message besides. */
    private static String mark(List<String> rows, String message) {
        String row = rows.stream()
                .filter(each -> each.contains(message))
                .findFirst()
                .orElseThrow(() -> new AssertionError(message + " is not in " + rows));
        return row.replaceAll("^[>-] ", "").split(" \\| ", -1)[0];
    }

    @Test
    @Order(6)
    void media_is_listed_by_facts_and_not_one_pixel_of_it_is_drawn() {
        window.press("Ctrl+4");
        window.shows("perspective.lapwing.media", "media.list", "media.picture", "media.picture.canvas");
        window.choose("media.list", "sail.png");
        window.says("media.picture.title", "sail.png");
        window.says("inspector.FACTS", "640");
        assertThat(Evidence.pixels(window.picture())).isZero();

        window.push("tab.lapwing.media.cards");
        window.shows("media.cards");
        assertThat(Evidence.pixels(window.picture())).isZero();
        window.push("tab.lapwing.media.list");
        window.choose("media.list", "sail.png");
        assertThat(window.text("exposure")).contains("Nothing revealed");
    }

    @Test
    @Order(7)
    void it_is_seen_while_the_key_is_held_small_and_grey_and_gone_on_release() {
        window.focus("media.picture.canvas");
        BufferedImage before = window.settled("media.picture.canvas");

        window.hold("Space");
        window.says("exposure", "1 reveal");
        Window.until(
                "something is drawn", () -> Evidence.differing(before, window.picture("media.picture.canvas")) > 1000);
        assertThat(Evidence.pixels(window.picture()))
                .as("pixels in the picture's own colour")
                .isZero();
        window.release("Space");

        Window.until("it is hidden", () -> Evidence.differing(before, window.picture("media.picture.canvas")) == 0);
    }

    @Test
    @Order(8)
    void a_key_decides_and_undo_takes_it_back() {
        window.choose("media.list", "sail.png");
        window.press("1");
        Window.until("the row has the grade", () -> graded().equals(grade("media.grade.1")));
        window.says("inspector.DECISIONS", grade("media.grade.1"));

        window.press("Ctrl+z");
        Window.until("the grade is gone", () -> graded().isEmpty());
        window.press("2");
        Window.until("the row has the other grade", () -> graded().equals(grade("media.grade.2")));
    }

    private String graded() {
        String[] columns = window.rows("media.list").stream()
                .filter(row -> row.contains("sail.png"))
                .findFirst()
                .orElse("")
                .split(" \\| ", -1);
        return columns[columns.length - 1].strip();
    }

    private String grade(String button) {
        return window.text(button).replaceFirst("^\\d\\s*", "").strip();
    }

    @Test
    @Order(9)
    void a_search_finds_the_messages_and_opens_one() {
        window.run("lighthouse", "Search this case for “lighthouse”");
        window.shows("perspective.lapwing.search", "search.question", "search.hits");
        Window.until(
                "two messages and their file are found",
                () -> window.rows("search.hits").size() == 3);

        window.choose("search.hits", "Kim | which lighthouse?");
        window.says("search.passage", "lighthouse");
        window.press("Enter");
        window.shows("perspective.lapwing.conversations", "reader.canvas");
    }

    @Test
    @Order(10)
    void a_child_is_recorded_in_people() {
        window.press("Ctrl+5");
        window.shows("perspective.lapwing.people", "people.answer", "people.name", "people.add");
        window.focus("people.name");
        window.type("Kim");
        window.push("people.add");

        window.says("people.answer", "1");
        Window.until("the list has the child", () -> window.rows("people.subjects").stream()
                .anyMatch(row -> row.contains("Kim")));
    }

    @Test
    @Order(11)
    void the_toolset_names_its_bundles_and_none_has_a_problem() {
        window.press("Ctrl+7");
        window.shows("perspective.lapwing.toolset", "toolset.bundles");
        Window.until(
                "the bundles are listed", () -> window.rows("toolset.bundles").size() > 40);

        assertThat(window.rows("toolset.bundles"))
                .filteredOn(row -> row.contains("org.lapwing."))
                .allMatch(row ->
                        row.contains("Running") || row.contains("Not needed") || row.contains("Part of another"));
    }

    @Test
    @Order(12)
    void the_report_is_written_where_the_person_says() {
        Path report = folder.resolve("report.html");
        window.press("Ctrl+2");
        window.shows("perspective.lapwing.case");

        BufferedImage before = window.picture();
        window.pressAndLeave("Ctrl+Shift+r");
        Window.until("the system's dialog is open", () -> Evidence.differing(before, window.picture()) > DIALOG);
        window.answerSystem(folder.resolve("report").toString()); // Replaces the name proposed, not its ".html".

        Window.until("the report is there", () -> Files.isRegularFile(report));
        window.says("job.text", report.getFileName().toString());
        assertThat(report)
                .content()
                .contains("Harbour", "Order 7", "Kim", "sail.png")
                .doesNotContain("<img", "<script");
    }

    @Test
    @Order(13)
    void nothing_that_may_wait_was_called_on_the_ui_thread() throws IOException {
        Watched watched = Watched.of(window.watched());
        Files.createDirectories(Path.of("target"));
        Files.writeString(Path.of("target", "ui-thread.txt"), watched.all());

        assertThat(watched.seen()).as("calls that were seen on other threads").isPositive();
        assertThat(watched.answers()).as("times that the UI thread was asked").isGreaterThan(100);
        assertThat(watched.called()).as("calls on the UI thread that may wait").isEmpty();
        assertThat(watched.slow())
                .as("times that the UI thread computed for too long; those above 50 ms are in target/ui-thread.txt")
                .noneMatch(stall -> stall.computed() > MOST_COMPUTED);
    }

    @Test
    @Order(14)
    void closing_keeps_the_case_and_the_next_start_knows_it() throws Exception {
        assertThat(window.quit()).isZero();
        assertThat(window.console().lines().filter(line -> !line.startsWith("Picked up JAVA_TOOL_OPTIONS")))
                .filteredOn(line -> !line.isBlank() && !line.contains("-WARNING **") && !line.contains("Gtk-CRITICAL"))
                .isEmpty();
        window.close();

        window = Window.open(folder, Map.of(), List.of(), "Harbour");
        window.says("case.name", "Harbour");
        window.press("Ctrl+4");
        Window.until("the decision was kept", () -> graded().equals(grade("media.grade.2")));
    }
}
