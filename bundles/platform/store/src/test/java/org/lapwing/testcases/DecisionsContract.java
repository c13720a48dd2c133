package org.lapwing.testcases;

import static org.assertj.core.api.Assertions.assertThat;
import static org.lapwing.testcases.Pieces.bytes;
import static org.lapwing.testcases.Pieces.hashes;
import static org.lapwing.testcases.Pieces.text;

import java.nio.file.Path;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.lapwing.platform.api.cases.Case;
import org.lapwing.platform.api.cases.CaseLog.Operation;
import org.lapwing.platform.api.cases.Role;
import org.lapwing.platform.api.decisions.Decision;
import org.lapwing.platform.api.decisions.DecisionKind;
import org.lapwing.platform.api.decisions.Task;
import org.lapwing.platform.api.evidence.Target;

/** How decisions stand and fall. */
public abstract class DecisionsContract {

    @TempDir
    Path temp;

    Engine desk;
    Case open;
    Target item;
    Target copy;
    Target other;
    final Target content = Target.of(hashes(bytes("same")).sha256());

    /** An installation whose own files are below this folder, with this person at its desk. */
    protected abstract Engine engine(Path folder, String person);

    @BeforeEach
    void a_case_with_two_copies_and_one_other() throws Exception {
        desk = engine(temp, "Kim Alder");
        open = desk.store().create(temp.resolve("case"), "Harbour", null);
        long exhibit = open.intake().exhibit(temp, "phone");
        item = Target.of(Target.ITEM, text(open, exhibit, "a", "same"));
        copy = Target.of(Target.ITEM, text(open, exhibit, "b", "same"));
        other = Target.of(Target.ITEM, text(open, exhibit, "c", "different"));
    }

    @AfterEach
    void leave() {
        desk.close();
    }

    @Test
    void a_category_on_one_item_counts_for_every_exact_copy() {
        Decision made = open.decisions().decide(item, DecisionKind.CATEGORY, "2", "lapwing.three", "seen before");
        for (Target one : new Target[] {item, copy, content}) {
            assertThat(open.decisions().category(one)).as(one.toString()).contains(made);
            assertThat(open.decisions().on(one)).containsExactly(made);
        }
        assertThat(open.decisions().category(other)).isEmpty();
        assertThat(made.personName()).isEqualTo(desk.person().name());
        assertThat(made.person()).isEqualTo(desk.person().id());
    }

    @Test
    void a_tag_on_one_item_is_about_that_item_alone() {
        open.decisions().decide(item, DecisionKind.TAG, "harbour", null, "");
        assertThat(open.decisions().on(item)).hasSize(1);
        assertThat(open.decisions().on(copy)).isEmpty();
        open.decisions().decide(content, DecisionKind.NOTE, "boats", null, "");
        assertThat(open.decisions().on(copy)).hasSize(1);
    }

    @Test
    void the_last_category_stands_and_an_undo_brings_back_the_one_before() {
        open.decisions().decide(item, DecisionKind.CATEGORY, "1", "s", "");
        open.decisions().decide(copy, DecisionKind.CATEGORY, "3", "s", "");
        assertThat(open.decisions().category(item))
                .hasValueSatisfying(last -> assertThat(last.value()).isEqualTo("3"));
        Decision undo = open.decisions().undo(item, "wrong key").orElseThrow();
        assertThat(undo.kind()).isEqualTo(DecisionKind.UNDO);
        assertThat(open.decisions().category(copy))
                .hasValueSatisfying(last -> assertThat(last.value()).isEqualTo("1"));
        assertThat(open.decisions().undo(copy, "")).isPresent();
        assertThat(open.decisions().category(item)).isEmpty();
        assertThat(open.decisions().undo(item, "")).isEmpty();
        assertThat(open.decisions().on(content)).extracting(Decision::undone).containsExactly(true, true, false, false);
        assertThat(open.decisions().all(1, 2)).extracting(Decision::id).containsExactly(2L, 3L);
    }

    @Test
    void what_somebody_else_decided_is_not_undone_by_me() {
        open.decisions().decide(item, DecisionKind.CATEGORY, "1", "s", "");
        Engine colleague = engine(temp.resolve("colleague"), "Sam Birch");
        open.members().add(colleague.person(), Role.REVIEWER, "second look");
        Path folder = open.info().folder();
        open.close();
        try (Case theirs = colleague.store().open(folder, org.lapwing.platform.api.cases.CaseStore.Access.WRITE)) {
            assertThat(theirs.decisions().undo(item, "")).isEmpty();
            assertThat(theirs.decisions().category(item)).isPresent();
        } catch (org.lapwing.platform.api.cases.CaseUnavailable e) {
            throw new AssertionError(e);
        }
    }

    @Test
    void every_decision_is_in_the_log_without_its_words() {
        open.decisions().decide(item, DecisionKind.NOTE, "the boat is called Marigold", null, "");
        open.decisions().undo(item, "");
        assertThat(desk.entries(open))
                .filteredOn(entry -> entry.operation() == Operation.ALTERED)
                .extracting(entry -> entry.target() + ": " + entry.detail())
                .containsExactly(item + ": note", item + ": undo of decision 1");
    }

    @Test
    void tasks_are_added_and_done_once() {
        Task task = open.decisions().addTask("Ask the provider", "Kim", item);
        open.decisions().addTask("Call", null, null);
        Task done = open.decisions().taskDone(task.id()).orElseThrow();
        assertThat(done.done()).isNotNull();
        assertThat(open.decisions().taskDone(task.id())).contains(done);
        assertThat(open.decisions().taskDone(99)).isEmpty();
        assertThat(open.decisions().tasks(false)).extracting(Task::text).containsExactly("Call");
        assertThat(open.decisions().tasks(true)).extracting(Task::about).containsExactly(item, null);
    }

    @Test
    void looking_at_an_item_is_looking_at_every_copy() {
        open.log().append(Operation.CONSULTED, item, "revealed");
        assertThat(open.log().lookedAt(item)).isTrue();
        assertThat(open.log().lookedAt(copy)).isTrue();
        assertThat(open.log().lookedAt(content)).isTrue();
        assertThat(open.log().lookedAt(other)).isFalse();
        assertThat(open.log().lookedAtCount(Target.ITEM)).isEqualTo(1);
        assertThat(open.log().lookedAtCount(Target.CONTENT)).isEqualTo(1);
        assertThat(desk.figures().counts(open))
                .containsEntry("items", 3L)
                .containsEntry("contents", 2L)
                .containsEntry("unread", 1L)
                .containsEntry("failed", 0L);
    }
}
