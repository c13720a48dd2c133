package org.lapwing.media.hashsets;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Clock;
import java.util.List;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.lapwing.media.api.Votes;
import org.lapwing.media.near.SlotIndexes;
import org.lapwing.platform.api.evidence.Hashes;
import org.lapwing.platform.api.ingest.Progress;
import org.lapwing.product.testkit.EnglishTexts;

class VotesTest {

    private static final Hashes ONE = KnownFileListsTest.hashes(1);

    @TempDir
    Path folder;

    @TempDir
    Path lists;

    private KnownFileLists known;

    @BeforeEach
    void open() {
        known = new KnownFileLists(EnglishTexts.of(KnownFileLists.class), folder, Clock.systemUTC(), new SlotIndexes());
    }

    /** A list with one file that these sources reported, each with a code. */
    private void list(String name, String... codesAndSources) throws Exception {
        StringBuilder text = new StringBuilder("md5,category,source\n");
        for (int i = 0; i < codesAndSources.length; i += 2) {
            text.append(ONE.md5())
                    .append(',')
                    .append(codesAndSources[i])
                    .append(',')
                    .append(codesAndSources[i + 1]);
            text.append('\n');
        }
        known.importList(name, Files.writeString(lists.resolve(name + ".csv"), text), Progress.NONE);
    }

    private Votes votes() {
        return known.votes(known.matches(ONE));
    }

    @Test
    void a_code_without_a_meaning_is_no_vote() throws Exception {
        list("north", "1", "unit a", "0", "unit b", "", "unit c");
        assertThat(votes()).isEqualTo(Votes.NONE);

        known.setMeaning("north", "1", "illegal");
        assertThat(votes()).isEqualTo(new Votes(List.of("unit a"), "illegal", false));
    }

    @Test
    void codes_of_two_schemes_agree_where_the_unit_says_the_same_of_them() throws Exception {
        list("north", "1", "unit b", "1", "unit a");
        list("south", "A", "unit c");
        known.setMeaning("north", "1", "illegal");
        known.setMeaning("south", "A", "illegal");

        assertThat(votes()).isEqualTo(new Votes(List.of("unit a", "unit b", "unit c"), "illegal", false));
    }

    @Test
    void one_source_on_several_lists_has_one_vote_and_a_list_without_sources_is_its_own() throws Exception {
        list("north", "1", "unit a");
        list("south", "1", "unit a");
        list("bare", "1", "");
        for (String each : List.of("north", "south", "bare")) {
            known.setMeaning(each, "1", "illegal");
        }

        assertThat(votes()).isEqualTo(new Votes(List.of("bare", "unit a"), "illegal", false));
    }

    @Test
    void who_says_something_else_disputes_it() throws Exception {
        list("north", "1", "unit a", "1", "unit b", "2", "unit c");
        known.setMeaning("north", "1", "illegal");
        known.setMeaning("north", "2", "harmless");

        assertThat(votes()).isEqualTo(new Votes(List.of("unit a", "unit b"), "illegal", true));
    }

    @Test
    void where_meanings_are_damaged_nothing_counts() throws Exception {
        list("north", "1", "unit a");
        known.setMeaning("north", "1", "illegal");
        Files.writeString(folder.resolve("meanings"), "damaged");

        assertThat(new KnownFileLists(
                                EnglishTexts.of(KnownFileLists.class), folder, Clock.systemUTC(), new SlotIndexes())
                        .votes(known.matches(ONE)))
                .isEqualTo(Votes.NONE);
    }
}
