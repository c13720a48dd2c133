package org.lapwing.media.ui;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.lapwing.media.ui.Question.Kind;
import org.lapwing.media.ui.Question.Show;
import org.lapwing.platform.api.decisions.DecisionKind;
import org.lapwing.platform.api.evidence.Target;
import org.lapwing.workbench.api.InspectorPart.Line;

class RowsTest {

    @TempDir
    Path folder;

    private Shelf shelf;

    @BeforeEach
    void open() throws Exception {
        shelf = new Shelf(folder);
    }

    @AfterEach
    void close() {
        shelf.close();
    }

    private List<String> names(Question question) {
        Rows rows = shelf.rows(question);
        List<Row> all = rows.rows(0, 100);
        assertThat(rows.total()).isEqualTo(all.size());
        return all.stream().map(row -> row.item().name()).toList();
    }

    @Test
    void copies_are_one_row_with_their_number() {
        shelf.picture("a/one.jpg", 1);
        shelf.picture("a/two.jpg", 2);
        shelf.picture("b/one again.jpg", 1);
        List<Row> rows = shelf.rows(Question.FIRST).rows(0, 10);
        assertThat(rows).extracting(row -> row.item().name()).containsExactly("one.jpg", "two.jpg");
        assertThat(rows).extracting(Row::copies).containsExactly(2, 1);
        assertThat(rows).extracting(Row::number).containsExactly(0L, 1L);
    }

    @Test
    void a_row_tells_what_is_known() {
        long item = shelf.picture("a/one.jpg", 1);
        shelf.metadata(1, Map.of("taken", "2025-03-08T11:20:31+01:00"));
        shelf.known(1, "unit", "7");
        Row row = shelf.rows(Question.FIRST).rows(0, 1).getFirst();
        RowWords words = new RowWords(Shelf.TEXTS);
        assertThat(words.dimensions(row)).isEqualTo("1,200 × 800");
        assertThat(words.taken(row)).isEqualTo("2025-03-08 11:20");
        assertThat(words.place(row)).isEqualTo("yes");
        assertThat(words.lists(row)).isEqualTo("unit: 7");
        assertThat(words.size(row)).isEqualTo("10 bytes");
        assertThat(row.needsReason()).isTrue();
        assertThat(words.caution(row)).isEqualTo("On a list of known files: unit: 7");
        assertThat(row.target()).isEqualTo(Target.of(Target.ITEM, item));
    }

    @Test
    void what_is_new_needs_no_reason_and_what_is_decided_does() {
        long item = shelf.picture("a/one.jpg", 1);
        assertThat(shelf.rows(Question.FIRST).rows(0, 1).getFirst().needsReason())
                .isFalse();
        shelf.open()
                .decisions()
                .decide(Target.of(Target.ITEM, item), DecisionKind.CATEGORY, "A", Shelf.SCHEME.id(), "");
        Row decided = shelf.rows(Question.FIRST).rows(0, 1).getFirst();
        assertThat(decided.needsReason()).isTrue();
        assertThat(decided.grade()).isEqualTo("Grade A");
    }

    @Test
    void a_decision_on_one_copy_counts_for_the_row() {
        shelf.picture("a/one.jpg", 1);
        long copy = shelf.picture("b/one.jpg", 1);
        shelf.open()
                .decisions()
                .decide(Target.of(Target.ITEM, copy), DecisionKind.CATEGORY, "B", Shelf.SCHEME.id(), "");
        assertThat(shelf.rows(Question.FIRST).rows(0, 1).getFirst().grade()).isEqualTo("Grade B");
    }

    @Test
    void each_question_shows_what_it_says() {
        long one = shelf.picture("a/one.jpg", 1);
        shelf.picture("a/two.jpg", 2);
        shelf.picture("b/three.jpg", 3);
        shelf.file("b/film.mp4", 4, "video/mp4");
        shelf.file("b/letter.txt", 5, "text/plain");
        shelf.known(2, "unit", "");
        shelf.metadata(3, Map.of());
        shelf.open().decisions().decide(Target.of(Target.ITEM, one), DecisionKind.CATEGORY, "A", Shelf.SCHEME.id(), "");
        assertThat(names(Question.FIRST)).containsExactly("one.jpg", "two.jpg", "three.jpg");
        assertThat(names(new Question(Kind.VIDEO, Show.ALL, ""))).containsExactly("film.mp4");
        assertThat(names(new Question(Kind.SOUND, Show.ALL, ""))).isEmpty();
        assertThat(names(new Question(Kind.FILES, Show.ALL, "b/")))
                .containsExactly("three.jpg", "film.mp4", "letter.txt");
        assertThat(names(new Question(Kind.PICTURES, Show.KNOWN, ""))).containsExactly("two.jpg");
        assertThat(names(new Question(Kind.PICTURES, Show.PLACE, ""))).containsExactly("three.jpg");
        assertThat(names(new Question(Kind.PICTURES, Show.DECIDED, ""))).containsExactly("one.jpg");
        assertThat(names(new Question(Kind.PICTURES, Show.UNDECIDED, ""))).containsExactly("two.jpg", "three.jpg");
        assertThat(names(new Question(Kind.PICTURES, Show.DAMAGED, ""))).isEmpty();
    }

    @Test
    void rows_far_down_are_found_by_number_and_by_item() {
        int count = 2500;
        shelf.open().write(() -> {
            for (int i = 0; i < count; i++) {
                shelf.picture("a/" + i + ".jpg", i);
            }
        });
        Rows rows = shelf.rows(Question.FIRST);
        assertThat(rows.rows(2490, 20))
                .extracting(row -> row.item().name())
                .hasSize(10)
                .startsWith("2490.jpg");
        assertThat(rows.rows(999, 3))
                .extracting(row -> row.item().name())
                .containsExactly("999.jpg", "1000.jpg", "1001.jpg");
        assertThat(rows.rows(2490, 1)).extracting(Row::number).containsExactly(2490L);
        assertThat(rows.find(rows.rows(2222, 1).getFirst().item())).isEqualTo(2222);
        assertThat(rows.rows(2500, 5)).isEmpty();
        assertThat(rows.total()).isEqualTo(count);
    }

    @Test
    void a_copy_leads_to_the_row_that_stands_for_it() {
        shelf.picture("a/one.jpg", 1);
        long copy = shelf.picture("b/one.jpg", 1);
        assertThat(RowFacts.item(shelf.open(), Target.of(Target.ITEM, copy)))
                .hasValueSatisfying(item -> assertThat(item.path()).isEqualTo("a/one.jpg"));
    }

    @Test
    void the_inspector_says_what_the_camera_wrote_and_by_which_tool() {
        long item = shelf.picture("a/one.jpg", 1);
        shelf.metadata(1, Map.of("model", "Box", "animated", true, "unheardOf", "x"));
        List<Line> lines = new PictureFacts(Shelf.TEXTS_WITH_GAPS).lines(shelf.open(), Target.of(Target.ITEM, item));
        assertThat(lines)
                .extracting(line -> line.label() + " = " + line.value())
                .containsExactlyInAnyOrder(
                        "Picture = JPEG, 1,200 × 800 pixels",
                        "Camera model = Box",
                        "Moving = yes",
                        "unheardOf = x",
                        "Position = 51.5, -2.25 (WGS 84)");
        assertThat(lines.getFirst().detail()).isEqualTo("media.images 1");
        assertThat(new PictureFacts(Shelf.TEXTS).lines(shelf.open(), new Target(Target.CASE, "1")))
                .isEmpty();
    }
}
