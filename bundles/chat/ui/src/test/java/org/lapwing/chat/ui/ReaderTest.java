package org.lapwing.chat.ui;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Instant;
import java.util.Arrays;
import java.util.List;
import java.util.stream.Stream;
import org.eclipse.swt.SWT;
import org.eclipse.swt.dnd.Clipboard;
import org.eclipse.swt.dnd.TextTransfer;
import org.eclipse.swt.widgets.Event;
import org.eclipse.swt.widgets.Label;
import org.eclipse.swt.widgets.Table;
import org.eclipse.swt.widgets.Text;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.api.parallel.ResourceLock;
import org.lapwing.casework.api.triage.Citation;
import org.lapwing.casework.api.triage.Reason;
import org.lapwing.casework.api.triage.Tier;
import org.lapwing.casework.api.triage.TriageBoard.Order;
import org.lapwing.casework.api.triage.TriageEntry;
import org.lapwing.chat.api.Message;
import org.lapwing.chat.api.MessageKind;
import org.lapwing.platform.api.cases.Case;
import org.lapwing.platform.api.cases.CaseLog.Entry;
import org.lapwing.platform.api.cases.CaseLog.Operation;
import org.lapwing.platform.api.evidence.Target;
import org.lapwing.platform.api.policy.Function;
import org.lapwing.platform.api.policy.Permit;
import org.lapwing.platform.api.policy.Policy;
import org.lapwing.platform.api.policy.PolicyRefusal;
import org.lapwing.platform.policy.CaseConsultations;
import org.lapwing.product.harness.KeepOnFailure;
import org.lapwing.product.harness.Probe;
import org.lapwing.product.harness.Screen;
import org.lapwing.testdesk.IcuTexts;
import org.lapwing.testdesk.PaperCase;
import org.lapwing.testdesk.TestDesk;
import org.lapwing.workbench.api.DeskAction;

@ResourceLock("screen")
@ExtendWith(KeepOnFailure.class)
class ReaderTest {

    private static final Target TALK = Target.of(Target.CONVERSATION, PaperChats.TALK);

    private final IcuTexts texts = new IcuTexts(ReaderView.class);
    private final PaperCase paper = new PaperCase("Case 12");
    private final PaperChats chats = new PaperChats();
    private long[] cited = {};
    private volatile boolean refuses;
    private Probe probe;
    private TestDesk desk;
    private ReaderView reader;

    @BeforeEach
    void open() {
        probe = new Probe(Screen.display());
        desk = probe.on(() -> new TestDesk(Screen.display(), paper));
    }

    @AfterEach
    void close() {
        probe.run(desk::close);
    }

    private void stand() {
        Ranked ranked = new Ranked(of -> new Order(cited.length == 0 ? List.of() : List.of(entry()), List.of()));
        reader = new ReaderView(texts, chats, new CaseConsultations(new Ruling()), ranked);
        probe.run(() -> desk.stand(reader));
    }

    private TriageEntry entry() {
        List<Citation> citations = Arrays.stream(cited)
                .mapToObj(id -> new Citation(Target.of(Target.MESSAGE, id), "Ben", null, null))
                .toList();
        Reason reason = new Reason(TALK, "Ana and Ben", "chat.x", "Ben proposes to meet", 9, false, citations);
        return new TriageEntry(TALK, "Ana and Ben", Tier.FIRST, 9, List.of(reason));
    }

    private void show(Target target) {
        probe.run(() -> reader.show(target));
        probe.get(ReaderCanvas.class, "reader.canvas");
    }

    private void key(int code) {
        probe.with(ReaderCanvas.class, "reader.canvas", canvas -> {
            Event event = new Event();
            event.keyCode = code;
            canvas.notifyListeners(SWT.KeyDown, event);
        });
    }

    private void untilCurrent(long row) {
        probe.until("row " + row + " is current", () -> probe.find("reader.canvas")
                .filter(each -> ((ReaderCanvas) each).current() == row)
                .isPresent());
    }

    private void act(String id) {
        DeskAction action = new ReaderActions(texts, reader)
                .actions().stream()
                        .filter(each -> each.id().endsWith(id))
                        .findFirst()
                        .orElseThrow();
        assertThat(probe.on(() -> action.enabled(desk))).as(id).isTrue();
        probe.run(() -> action.run(desk));
    }

    private long id(int row) {
        return chats.messages.get(row).id();
    }

    private Stream<Entry> consulted() {
        return paper.log.stream()
                .filter(each ->
                        each.operation() == Operation.CONSULTED && each.target().equals(TALK));
    }

    @Test
    void opening_a_conversation_is_logged_once_for_each_opening() {
        chats.chatter(20);
        stand();
        show(TALK);
        assertThat(consulted()).hasSize(1);
        show(Target.of(Target.MESSAGE, id(3)));
        untilCurrent(3);
        assertThat(consulted()).as("the same conversation, still on the screen").hasSize(1);
        probe.run(desk::closeCase);
        assertThat(probe.sees("reader.canvas")).isFalse();
    }

    @Test
    void a_conversation_that_policy_refuses_is_neither_shown_nor_logged_as_seen() {
        refuses = true;
        chats.chatter(20);
        stand();
        probe.run(() -> reader.show(TALK));
        probe.until("the sentence of the rule is there", () -> desk.problems.stream()
                .anyMatch(each -> each.contains("Rule 7")));
        assertThat(probe.sees("reader.canvas")).isFalse();
        assertThat(consulted()).isEmpty();
    }

    /** Permits, unless the test says no. */
    private final class Ruling implements Policy {

        @Override
        public Permit permit(Function function, Case in, String authority, String reason) throws PolicyRefusal {
            if (refuses) {
                throw new PolicyRefusal("Rule 7 does not allow this.");
            }
            return new Permit(function, "p1", reason, Instant.EPOCH);
        }

        @Override
        public int hideAfterSeconds() {
            return 10;
        }
    }

    @Test
    void a_message_in_the_middle_of_a_hundred_thousand_is_shown_without_reading_them_all() {
        chats.chatter(100_000);
        stand();
        show(Target.of(Target.MESSAGE, id(54_321)));
        untilCurrent(54_321);
        probe.until("it is the selection", () -> desk.selection()
                .filter(Target.of(Target.MESSAGE, id(54_321))::equals)
                .isPresent());
        assertThat(probe.of(ReaderCanvas.class, "reader.canvas", ReaderCanvas::shown))
                .isEqualTo(54_321);
        assertThat(chats.handedOut).hasValueLessThan(5_000);
        probe.focus("reader.canvas");
        key(SWT.END);
        untilCurrent(99_999);
        assertThat(chats.handedOut).hasValueLessThan(10_000);
    }

    @Test
    void the_keys_walk_the_cited_messages_and_begin_again_after_the_last() {
        chats.chatter(900);
        cited = new long[] {id(10), id(700)};
        stand();
        show(TALK);
        untilCurrent(10);
        act("cited.next");
        untilCurrent(700);
        probe.until("the bar says so", () -> probe.find("reader.cited")
                .filter(each -> ((Label) each).getText().equals("Cited 2 of 2"))
                .isPresent());
        act("cited.next");
        untilCurrent(10);
        act("cited.before");
        untilCurrent(700);
    }

    @Test
    void a_search_finds_in_the_whole_conversation_and_counts() {
        chats.chatter(600)
                .say(2, MessageKind.TEXT, "the Red kite", null)
                .chatter(300)
                .say(1, MessageKind.TEXT, "a red car", null);
        stand();
        show(TALK);
        act("reader.search");
        probe.until("the field has the focus", () -> probe.find("reader.search")
                .filter(each -> ((Text) each).isFocusControl())
                .isPresent());
        probe.type("red");
        probe.press("Enter");
        untilCurrent(600);
        assertThat(probe.of(Label.class, "reader.found", Label::getText)).isEqualTo("1 of 2");
        probe.press("Enter");
        untilCurrent(901);
        assertThat(searched()).as("the next place is the same question").isEqualTo(1);
        probe.with(Text.class, "reader.search", field -> field.setText("balloon"));
        probe.press("Enter");
        probe.until("it says that there is none", () -> probe.find("reader.found")
                .filter(each -> ((Label) each).getText().equals("Not found"))
                .isPresent());
        assertThat(searched()).as("what is not found was asked too").isEqualTo(2);
    }

    @Test
    void a_search_that_policy_refuses_finds_nothing_and_is_no_entry() {
        chats.chatter(20).say(2, MessageKind.TEXT, "the Red kite", null);
        stand();
        show(TALK);
        refuses = true;
        act("reader.search");
        probe.type("red");
        probe.press("Enter");
        probe.until("the sentence of the rule is there", () -> desk.problems.stream()
                .anyMatch(each -> each.contains("Rule 7")));
        assertThat(probe.of(Label.class, "reader.found", Label::getText)).isEmpty();
        assertThat(searched()).isZero();
    }

    private long searched() {
        return paper.log.stream()
                .filter(each -> each.operation() == Operation.SEARCHED)
                .count();
    }

    @Test
    void the_list_shows_the_same_messages_with_time_zone_and_citation() {
        chats.say(1, MessageKind.TEXT, "hello", null)
                .say(2, MessageKind.MEDIA, "", "IMG-1.jpg")
                .say(2, MessageKind.DELETED, "", null);
        cited = new long[] {id(1)};
        stand();
        show(TALK);
        act("reader.list");
        probe.until("three rows, one of them marked", () -> probe.find("reader.list")
                .map(Table.class::cast)
                .filter(table -> table.isVisible()
                        && table.getItemCount() == 3
                        && !table.getItem(1).getText(0).isEmpty())
                .isPresent());
        assertThat(cell(0, 1)).isEqualTo("2026-01-02 09:12, device time");
        assertThat(cell(0, 2)).isEqualTo("Ana");
        assertThat(cell(1, 3)).isEqualTo("File IMG-1.jpg, not shown here");
        assertThat(cell(2, 3)).isEqualTo("This message was deleted");
        assertThat(cell(0, 0)).isEmpty();
    }

    private String cell(int row, int column) {
        return probe.of(Table.class, "reader.list", table -> table.getItem(row).getText(column));
    }

    @Test
    void copied_text_carries_where_it_comes_from() {
        chats.chatter(5);
        stand();
        show(TALK);
        probe.focus("reader.canvas");
        key(SWT.HOME);
        probe.press("Shift+Down");
        untilCurrent(1);
        act("reader.copy");
        probe.until("it was copied", () -> !desk.said.isEmpty());
        String copied = probe.on(() -> {
            Clipboard clipboard = new Clipboard(Screen.display());
            try {
                return (String) clipboard.getContents(TextTransfer.getInstance());
            } finally {
                clipboard.dispose();
            }
        });
        assertThat(copied)
                .contains("message number 0")
                .contains("message number 1")
                .contains(
                        "[Case Case 12 · conversation “Ana and Ben” · message 100 · Ana · 2026-01-02 09:12, device time]");
    }

    @Test
    void rows_are_found_by_number_although_ids_have_gaps() {
        chats.chatter(1_000);
        MessageRows rows = new MessageRows(
                chats, paper, chats.conversation(paper, PaperChats.TALK).orElseThrow());
        for (int row : new int[] {0, 1, 199, 200, 201, 555, 999}) {
            assertThat(rows.rows(row, 2).stream().map(Message::text).findFirst())
                    .contains("message number " + row);
        }
        assertThat(rows.rows(1_000, 5)).isEmpty();
    }

    @Test
    void text_that_begins_from_the_right_is_laid_out_from_the_right() {
        assertThat(Bubble.rightToLeft("مرحبا Ana")).isTrue();
        assertThat(Bubble.rightToLeft("12:30 שלום")).isTrue();
        assertThat(Bubble.rightToLeft("Ana: مرحبا")).isFalse();
        assertThat(Bubble.rightToLeft("…!?")).isFalse();
        chats.say(2, MessageKind.TEXT, "مرحبا Ana 12", null)
                .say(2, MessageKind.TEXT, "a much longer line of words", null);
        stand();
        show(TALK);
        int[] ink = probe.of(ReaderCanvas.class, "reader.canvas", canvas -> {
            Bubble.Lines words = new Bubble.Lines(
                    null,
                    null,
                    "مرحبا",
                    "09:12, device time, which is long",
                    MessageKind.TEXT,
                    false,
                    false,
                    List.of());
            Bubble bubble = new Bubble(canvas.getDisplay(), desk.look(), words, 600);
            org.eclipse.swt.graphics.Image image = new org.eclipse.swt.graphics.Image(canvas.getDisplay(), 600, 80);
            org.eclipse.swt.graphics.GC gc = new org.eclipse.swt.graphics.GC(image);
            bubble.draw(gc, 0, new Bubble.Mark(false, false, false));
            int[] found = inkOfFirstLine(image.getImageData(), bubble.height() / 2);
            gc.dispose();
            image.dispose();
            bubble.dispose();
            return found;
        });
        assertThat(ink[0])
                .as("left edge of the word, beyond the middle of its bubble")
                .isGreaterThan(Bubble.MARGIN + 90);
    }

    /** Leftmost and rightmost dark pixel in the upper part of a bubble. */
    private static int[] inkOfFirstLine(org.eclipse.swt.graphics.ImageData data, int bottom) {
        int left = Integer.MAX_VALUE;
        int right = -1;
        for (int y = 0; y < bottom; y++) {
            for (int x = 0; x < data.width; x++) {
                if (data.palette.getRGB(data.getPixel(x, y)).green < 60) {
                    left = Math.min(left, x);
                    right = Math.max(right, x);
                }
            }
        }
        return new int[] {left, right};
    }
}
