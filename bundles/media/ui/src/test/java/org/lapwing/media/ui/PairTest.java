package org.lapwing.media.ui;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import java.util.Map;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.lapwing.platform.api.evidence.Target;

class PairTest {

    private static final String HASH = "0".repeat(64);
    private static final String OTHER = "f".repeat(64);

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

    private Pair pair(long kept, long chosen) {
        return Pair.of(shelf.open(), row(kept), row(chosen));
    }

    private Row row(long item) {
        return shelf.facts.row(shelf.open(), Target.of(Target.ITEM, item)).orElseThrow();
    }

    @Test
    void a_mirror_image_looks_alike_in_its_orientation() {
        long one = shelf.picture("a/one.jpg", 1);
        long two = shelf.picture("b/two.jpg", 2);
        shelf.hashed(1, HASH, OTHER);
        shelf.hashed(2, OTHER.replaceFirst("f", "c"), HASH);

        Pair pair = pair(one, two);

        assertThat(pair.likeness()).contains(new Likeness(2, "mirrored"));
        assertThat(pair.sentence(Shelf.TEXTS)).isEqualTo("They look alike: 2 bits, mirrored.");
    }

    @Test
    void the_sentence_says_where_they_differ_are_copies_or_cannot_be_compared() {
        long one = shelf.picture("a/one.jpg", 1);
        long copy = shelf.picture("a/copy.jpg", 1);
        long other = shelf.picture("b/other.jpg", 2);
        long unhashed = shelf.picture("b/unhashed.jpg", 3);
        shelf.hashed(1, HASH, HASH);
        shelf.hashed(2, OTHER, OTHER);

        assertThat(pair(one, other).sentence(Shelf.TEXTS)).contains("do not look alike", "256 bits");
        assertThat(pair(one, unhashed).sentence(Shelf.TEXTS)).contains("no hashes");
        assertThat(pair(one, one).sentence(Shelf.TEXTS)).contains("choose another");
        assertThat(pair(one, copy).sentence(Shelf.TEXTS)).contains("choose another");
    }

    @Test
    void facts_that_one_of_them_has_stand_side_by_side() {
        long one = shelf.picture("a/one.jpg", 1);
        long two = shelf.picture("b/two.jpg", 2);
        shelf.metadata(1, Map.of());
        shelf.metadata(2, Map.of("width", 600));
        shelf.known(1, "north", "2");

        var facts = pair(one, two).facts(Shelf.TEXTS);

        assertThat(facts)
                .contains(
                        new Pair.Fact("Name", "one.jpg", "two.jpg"),
                        new Pair.Fact("Pixels", "1,200 × 800", "600 × 800"),
                        new Pair.Fact("Type", "JPEG", "JPEG"))
                .noneMatch(fact -> fact.name().equals("Category"));
        assertThat(facts)
                .filteredOn(fact -> fact.name().equals("Known lists"))
                .singleElement()
                .satisfies(fact -> {
                    assertThat(fact.kept()).contains("north");
                    assertThat(fact.chosen()).isEmpty();
                    assertThat(fact.same()).isFalse();
                });
        assertThat(facts)
                .filteredOn(Pair.Fact::same)
                .extracting(Pair.Fact::name)
                .contains("Type", "Copies");
    }
}
