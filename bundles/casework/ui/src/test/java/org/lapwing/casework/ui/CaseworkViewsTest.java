package org.lapwing.casework.ui;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.eclipse.swt.widgets.Button;
import org.eclipse.swt.widgets.Label;
import org.eclipse.swt.widgets.Table;
import org.eclipse.swt.widgets.Text;
import org.eclipse.swt.widgets.Tree;
import org.eclipse.swt.widgets.TreeItem;
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
import org.lapwing.platform.api.cases.Case;
import org.lapwing.platform.api.cases.CaseInfo;
import org.lapwing.platform.api.cases.CaseStore;
import org.lapwing.platform.api.cases.CaseUnavailable;
import org.lapwing.platform.api.evidence.Exhibit;
import org.lapwing.platform.api.evidence.Item;
import org.lapwing.platform.api.evidence.ItemState;
import org.lapwing.platform.api.evidence.Target;
import org.lapwing.platform.api.ingest.IngestReport;
import org.lapwing.platform.api.policy.Permit;
import org.lapwing.platform.api.policy.Policy;
import org.lapwing.platform.api.policy.PolicyRefusal;
import org.lapwing.product.harness.KeepOnFailure;
import org.lapwing.product.harness.Probe;
import org.lapwing.product.harness.Screen;
import org.lapwing.testdesk.IcuTexts;
import org.lapwing.testdesk.PaperCase;
import org.lapwing.testdesk.TestDesk;
import org.lapwing.workbench.api.View;

@ResourceLock("screen")
@ExtendWith(KeepOnFailure.class)
class CaseworkViewsTest {

    private static final Target TALK = Target.of(Target.CONVERSATION, 7);
    private static final Target MESSAGE = Target.of(Target.MESSAGE, 70);

    private final IcuTexts texts = new IcuTexts(FirstView.class);
    private final PaperCase paper = new PaperCase("Case 12");
    private final Orders orders = new Orders(of -> new Order(
            List.of(
                    new TriageEntry(
                            TALK,
                            "Ana and Ben",
                            Tier.FIRST,
                            12,
                            List.of(new Reason(
                                    TALK,
                                    "Ana and Ben",
                                    "chat.meeting-proposed",
                                    "Ben proposes to meet",
                                    12,
                                    false,
                                    List.of(new Citation(
                                            MESSAGE,
                                            "Ben",
                                            "see you at the park",
                                            Instant.parse("2026-01-02T09:12:00Z")))))),
                    new TriageEntry(Target.of(Target.CONVERSATION, 8), "Club", Tier.LATER, 0, List.of())),
            List.of()));
    private Probe probe;
    private TestDesk desk;

    @BeforeEach
    void open() {
        probe = new Probe(Screen.display());
        desk = probe.on(() -> new TestDesk(Screen.display(), paper));
    }

    @AfterEach
    void close() {
        probe.run(desk::close);
    }

    private void stand(View... views) {
        probe.run(() -> desk.stand(views));
    }

    private void rows(String table, int count) {
        probe.until(count + " rows in " + table, () -> probe.find(table)
                .filter(each -> ((Table) each).getItemCount() == count)
                .isPresent());
    }

    private String cell(String table, int row, int column) {
        return probe.of(Table.class, table, each -> each.getItem(row).getText(column));
    }

    private String inTree(java.util.function.Function<Tree, String> look) {
        return probe.of(Tree.class, "case.reasons", look);
    }

    @Test
    void the_order_says_how_soon_in_words_and_why_and_enter_opens_the_place() {
        stand(new FirstView(texts, orders));
        rows("case.first", 2);
        assertThat(cell("case.first", 0, 0)).endsWith("First");
        assertThat(cell("case.first", 0, 1)).isEqualTo("Ana and Ben");
        assertThat(cell("case.first", 0, 2)).isEqualTo("Ben proposes to meet");
        assertThat(cell("case.first", 1, 2)).contains("No reason");
        probe.focus("case.first");
        probe.with(Table.class, "case.first", table -> table.setSelection(0));
        probe.press("Enter");
        probe.until("the conversation was opened", () -> desk.opened.contains(TALK));
    }

    @Test
    void the_reasons_of_the_selection_show_what_they_rest_on_and_each_citation_opens_its_message() {
        stand(new ReasonsView(texts, orders));
        probe.run(() -> desk.select(TALK));
        probe.until("a reason is there", () -> probe.find("case.reasons")
                .filter(tree -> ((Tree) tree).getItemCount() == 1)
                .isPresent());
        assertThat(inTree(tree -> tree.getItem(0).getText(0))).isEqualTo("read sooner, because Ben proposes to meet");
        assertThat(inTree(tree -> tree.getItem(0).getItem(0).getText(0))).isEqualTo("Ben: “see you at the park”");
        assertThat(inTree(tree -> tree.getItem(0).getItem(0).getText(1)))
                .as("the time of the evidence, whatever the zone of this computer")
                .isEqualTo("2026-01-02 09:12");
        probe.focus("case.reasons");
        probe.with(Tree.class, "case.reasons", tree -> {
            TreeItem cited = tree.getItem(0).getItem(0);
            tree.setSelection(cited);
        });
        probe.press("Enter");
        probe.until("the cited message was opened", () -> desk.opened.contains(MESSAGE));
    }

    @Test
    void items_that_could_not_be_read_are_listed_with_their_sentence() {
        paper.exhibits.add(new Exhibit(1, "phone", "/phone", Instant.EPOCH, "Kim", true));
        paper.items.add(item(1, ItemState.READ, null));
        paper.items.add(item(2, ItemState.UNREADABLE, "The file is locked."));
        stand(new FailedView(texts));
        rows("case.failed", 1);
        assertThat(cell("case.failed", 0, 1)).isEqualTo("Not readable");
        assertThat(cell("case.failed", 0, 2)).isEqualTo("The file is locked.");
    }

    @Test
    void coverage_counts_what_nobody_has_looked_at() {
        paper.exhibits.add(new Exhibit(1, "phone", "/phone", Instant.EPOCH, "Kim", false));
        paper.items.add(item(1, ItemState.READ, null));
        paper.items.add(item(2, ItemState.PARTIAL, "Cut short."));
        paper.append(org.lapwing.platform.api.cases.CaseLog.Operation.CONSULTED, Target.of(Target.ITEM, 1), "opened");
        stand(new CoverageView(
                texts,
                (into, paths, progress) -> new IngestReport(0, 0, 0, 0, 0, List.of(), ""),
                new Refusing(),
                (of, out, why, recipient) -> {},
                List.of(of -> Map.of("conversations", 3L))));
        probe.get(Label.class, "case.coverage.unopened");
        assertThat(probe.of(Label.class, "case.coverage.unopened", Label::getText))
                .isEqualTo("1");
        assertThat(probe.of(Label.class, "case.coverage.unread", Label::getText))
                .isEqualTo("3");
        assertThat(probe.of(Label.class, "case.coverage.failed", Label::getText))
                .isEqualTo("1");
        rows("case.exhibits", 1);
        assertThat(cell("case.exhibits", 0, 0)).isEqualTo("phone (not finished)");
    }

    @Test
    void evidence_that_policy_refuses_is_not_read_and_the_refusal_is_said() {
        EvidenceAdding adding = new EvidenceAdding(
                texts,
                (into, paths, progress) -> {
                    throw new AssertionError("read although refused");
                },
                new Refusing());
        probe.run(() -> adding.add(desk, List.of(java.nio.file.Path.of("/evidence/phone"))));
        probe.until("the job has ended", () -> !desk.outcomes.isEmpty());
        assertThat(desk.outcomes).containsExactly("failed: Not here (rule forbidden).");
    }

    @Test
    void a_task_is_added_by_enter_and_marked_as_done() {
        stand(new TasksView(texts, new DecidingTest.NoSettings()));
        probe.get(Text.class, "case.task.text");
        probe.focus("case.task.text");
        probe.type("ask the school");
        probe.press("Enter");
        probe.until("the task is kept", () -> paper.tasks.size() == 1);
        probe.run(desk::changed);
        rows("case.tasks", 1);
        probe.with(Table.class, "case.tasks", table -> {
            table.setSelection(0);
            table.notifyListeners(org.eclipse.swt.SWT.Selection, new org.eclipse.swt.widgets.Event());
        });
        probe.until("it can be marked", () -> probe.find("case.task.done")
                .filter(each -> ((Button) each).isEnabled())
                .isPresent());
        probe.push("case.task.done");
        probe.until("it is done", () -> paper.tasks.getFirst().done() != null);
        probe.run(desk::changed);
        rows("case.tasks", 0);
    }

    @Test
    void the_backlog_puts_the_urgent_case_first_says_why_another_cannot_be_opened_and_opens_by_enter() {
        CaseInfo broken = new CaseInfo("b", "Broken", java.nio.file.Path.of("/broken"), Instant.EPOCH, null);
        CaseInfo closed = new CaseInfo("c", "Closed", java.nio.file.Path.of("/closed"), Instant.EPOCH, "Order 4");
        stand(new BacklogView(
                texts,
                new Cases(List.of(broken, closed, paper.info())),
                orders,
                List.of(),
                java.time.Clock.systemUTC()));
        rows("backlog.cases", 3);
        probe.until("all are counted", () -> probe.find("backlog.cases")
                .filter(each -> ((Table) each).getItem(2).getText(2).contains("newer release"))
                .isPresent());
        assertThat(cell("backlog.cases", 0, 0)).endsWith("First");
        assertThat(cell("backlog.cases", 2, 1)).isEqualTo("Broken");
        assertThat(cell("backlog.cases", 0, 1)).isEqualTo("Closed");
        probe.focus("backlog.cases");
        probe.with(Table.class, "backlog.cases", table -> table.setSelection(0));
        probe.press("Enter");
        probe.until("the case was opened", () -> desk.openedCases.contains(closed.folder()));
        assertThat(desk.shown).containsExactly("lapwing.case");
    }

    private static Item item(long id, ItemState state, String problem) {
        return new Item(id, 1, 0, "a/" + id + ".txt", 10, null, "text/plain", null, state, problem);
    }

    private record Refusing() implements Policy {

        @Override
        public Permit permit(
                org.lapwing.platform.api.policy.Function function, Case in, String authority, String reason)
                throws PolicyRefusal {
            throw new PolicyRefusal("Not here (rule forbidden).");
        }

        @Override
        public int hideAfterSeconds() {
            return 10;
        }
    }

    private record Cases(List<CaseInfo> all) implements CaseStore {

        @Override
        public Case create(java.nio.file.Path folder, String name, String authority) {
            throw new UnsupportedOperationException();
        }

        @Override
        public Case open(java.nio.file.Path folder, Access access) throws CaseUnavailable {
            assertThat(access).isEqualTo(Access.READ);
            if (folder.toString().contains("broken")) {
                throw new CaseUnavailable(
                        CaseUnavailable.Reason.NEWER_RELEASE, "The case was made by a newer release.");
            }
            return new PaperCase("Closed");
        }

        @Override
        public List<CaseInfo> registered() {
            return all;
        }

        @Override
        public CaseInfo find(String folderOrName) {
            return Optional.of(folderOrName)
                    .flatMap(name -> all.stream().findFirst())
                    .orElseThrow();
        }
    }
}
