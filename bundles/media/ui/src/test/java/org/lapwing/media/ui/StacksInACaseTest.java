package org.lapwing.media.ui;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.lapwing.media.api.near.Stack;
import org.lapwing.platform.api.cases.Case;
import org.lapwing.platform.api.decisions.DecisionKind;
import org.lapwing.platform.api.evidence.Target;
import org.lapwing.platform.api.ingest.Progress;

class StacksInACaseTest {

    @TempDir
    Path folder;

    private Shelf shelf;
    private Grading grading;
    private long first;
    private Stack stack;

    @BeforeEach
    void open() throws Exception {
        shelf = new Shelf(folder);
        grading = new Grading(Shelf.TEXTS, new Permissive(), shelf.grades, new Tray());
        first = shelf.picture("a/one.jpg", 1);
        shelf.picture("a/one again.jpg", 1);
        shelf.picture("b/two.jpg", 2);
        shelf.picture("b/three.jpg", 3);
        stack = new Stack(
                Shelf.hashes(1).sha256(),
                List.of(
                        new Stack.Alike(Shelf.hashes(3).sha256(), 4, "stored"),
                        new Stack.Alike(Shelf.hashes(2).sha256(), 12, "mirrored")));
    }

    @AfterEach
    void close() {
        shelf.close();
    }

    @Test
    void a_stack_is_one_row_and_its_pictures_are_rows_in_its_order() {
        assertThat(StackRow.stacks(shelf.open(), shelf.facts, List.of(stack)).rows(0, 10))
                .extracting(each -> each.row().item().name())
                .containsExactly("one.jpg");

        var members = StackRow.members(shelf.open(), shelf.facts, stack);
        assertThat(members.total()).isEqualTo(3);
        assertThat(members.rows(0, 10))
                .extracting(each -> each.row().item().name())
                .containsExactly("one.jpg", "three.jpg", "two.jpg");
        assertThat(members.rows(1, 1)).singleElement().satisfies(each -> {
            assertThat(each.row().number()).isEqualTo(1);
            assertThat(each.alike()).isEqualTo(stack.alike().getFirst());
        });
        assertThat(members.rows(3, 10)).isEmpty();
    }

    @Test
    void the_grade_of_one_is_given_to_the_undecided_of_its_stack_and_to_no_other() throws Exception {
        Case open = shelf.open();
        Target one = Target.of(Target.ITEM, first);
        open.decisions().decide(one, DecisionKind.CATEGORY, "A", Shelf.SCHEME.id(), "");
        Target decided = grading.undecided(open, stack).getLast();
        open.decisions().decide(decided, DecisionKind.CATEGORY, "B", Shelf.SCHEME.id(), "");
        List<Target> undecided = grading.undecided(open, stack);
        assertThat(undecided).hasSize(1);

        String said = grading.all(open, undecided, shelf.facts.row(open, one).orElseThrow(), Progress.NONE);

        assertThat(said).isEqualTo("One picture is decided: Grade A.");
        assertThat(open.decisions().category(undecided.getFirst()).orElseThrow().value())
                .isEqualTo("A");
        assertThat(open.decisions().category(decided).orElseThrow().value()).isEqualTo("B");
        assertThat(open.decisions().on(undecided.getFirst()).getFirst().why()).isEqualTo("It looks like a/one.jpg.");
        assertThat(grading.undecided(open, stack)).isEmpty();
    }
}
