package org.lapwing.platform.search;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import java.sql.ResultSet;
import java.sql.Statement;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.lapwing.platform.api.cases.Case;
import org.lapwing.platform.api.cases.CaseStore;
import org.lapwing.platform.api.cases.TableOwner;
import org.lapwing.platform.api.command.CommandSet;
import org.lapwing.platform.api.evidence.Target;
import org.lapwing.platform.api.policy.Function;
import org.lapwing.platform.api.search.SearchDocument;
import org.lapwing.platform.policy.CaseConsultations;
import org.lapwing.product.casekit.CaseDesk;

/** The command on the real store. */
class SearchCommandTest {

    @TempDir
    Path folder;

    private CaseDesk desk;
    private LuceneSearchIndex index;
    private List<CommandSet> commands;
    private String place;

    @BeforeEach
    void sitDown() throws Exception {
        desk = new CaseDesk(folder, SearchCommands.class);
        index = new LuceneSearchIndex(desk.texts);
        commands = List.of(new SearchCommands(desk.texts, desk.cases, new CaseConsultations(desk.policy()), index));
        place = folder.resolve("case").toString();
        desk.cases.create(Path.of(place), "Operation Reed", null).close();
    }

    @AfterEach
    void leave() {
        index.close();
    }

    private void add(Stream<SearchDocument> documents) throws Exception {
        try (Case open = desk.cases.open(Path.of(place), CaseStore.Access.WRITE)) {
            index.writing(open).replace("chat:1", documents);
            index.writing(open).commit();
        }
    }

    private static SearchDocument message(long id, String text) {
        return new SearchDocument(
                Target.of(Target.MESSAGE, id), "Chat with Kim", text, Instant.ofEpochSecond(id), "Ann", null);
    }

    private int search(String... words) {
        return desk.run(
                commands, Stream.concat(Stream.of("search"), Stream.of(words)).toArray(String[]::new));
    }

    @Test
    void hits_are_rows_with_marks_that_count_characters() throws Exception {
        add(Stream.of(message(1, "🐦🐦 the station"), message(2, "nothing")));
        assertThat(search(place, "station", "--json")).as(desk.said()).isZero();
        assertThat(desk.json()).hasSize(1);
        assertThat(desk.json().get(0).get("marks").toString()).isEqualTo("[[7,14]]");
        assertThat(desk.json().get(0).get("kind").asText()).isEqualTo("message");
        assertThat(desk.json().get(0).get("at").asText()).isEqualTo("1970-01-01T00:00:01Z");
        assertThat(search(place, "STATION")).isZero();
        assertThat(desk.printed())
                .isEqualTo("message 1  1970-01-01T00:00:01Z  Ann  Chat with Kim\n    🐦🐦 the station\n");
    }

    @Test
    void a_hit_in_a_file_leads_to_the_items_that_are_that_file() throws Exception {
        long item;
        long copy;
        try (Case open = desk.cases.open(Path.of(place), CaseStore.Access.WRITE)) {
            item = CaseDesk.file(open, "one.txt", "the station");
            copy = CaseDesk.file(open, "copy.txt", "the station");
            Target content = Target.of(open.evidence().item(item).orElseThrow().content());
            index.writing(open)
                    .replace(
                            "text:1",
                            Stream.of(new SearchDocument(content, "one.txt", "the station", null, null, null)));
            index.writing(open).commit();
        }
        assertThat(search(place, "station", "--json")).isZero();
        assertThat(desk.json().get(0).get("items").toString()).isEqualTo("[" + item + "," + copy + "]");
        assertThat(search(place, "station")).isZero();
        assertThat(desk.printed()).startsWith("item " + item + " (and 1 copy)  one.txt\n");
    }

    @Test
    void a_search_stands_in_the_log() throws Exception {
        assertThat(search("Operation Reed", "old", "station", "--json")).isZero();
        assertThat(desk.json()).isEmpty();
        try (Case open = desk.cases.open(Path.of(place), CaseStore.Access.READ)) {
            assertThat(logged(open)).singleElement().asString().startsWith("words 2, digest ");
        }
    }

    private static List<String> logged(Case open) {
        return open.tables(new TableOwner("test_", List.of())).read(connection -> {
            List<String> details = new ArrayList<>();
            try (Statement statement = connection.createStatement();
                    ResultSet rows = statement.executeQuery("select detail from log where operation = 'SEARCHED'")) {
                while (rows.next()) {
                    details.add(rows.getString(1));
                }
            }
            return details;
        });
    }

    @Test
    void a_case_that_somebody_else_writes_can_be_searched() throws Exception {
        add(Stream.of(message(1, "station")));
        CaseDesk other = new CaseDesk(folder, SearchCommands.class);
        try (Case open = other.cases.open(Path.of(place), CaseStore.Access.WRITE)) {
            assertThat(open.writable()).isTrue();
            assertThat(search(place, "station")).isZero();
            assertThat(desk.said()).contains("1 hit.");
        }
    }

    @Test
    void ten_thousand_hits_stream() throws Exception {
        add(IntStream.range(0, 10_500).mapToObj(i -> message(i, "the same word " + i)));
        assertThat(search(place, "word", "--json")).isZero();
        assertThat(desk.json()).hasSize(10_500);
        assertThat(search(place, "word", "--json", "--limit", "7")).isZero();
        assertThat(desk.json()).hasSize(7);
    }

    @Test
    void a_question_that_makes_no_sense_ends_with_two_and_shows_where() {
        assertThat(search(place, "(station OR")).isEqualTo(2);
        assertThat(desk.said()).contains("  (station OR\n").contains("^");
        assertThat(search(place, "station", "--limit", "none")).isEqualTo(2);
        assertThat(search(place, " ")).isEqualTo(2);
    }

    @Test
    void a_question_that_makes_no_sense_is_no_entry() throws Exception {
        assertThat(search(place, "(station OR")).isEqualTo(2);
        try (Case open = desk.cases.open(Path.of(place), CaseStore.Access.READ)) {
            assertThat(logged(open)).isEmpty();
        }
    }

    @Test
    void what_policy_refuses_is_not_searched() throws Exception {
        add(Stream.of(message(1, "station")));
        desk.refused = Function.SEARCH;
        assertThat(search(place, "station", "--json")).isEqualTo(3);
        assertThat(desk.printed()).isEmpty();
        try (Case open = desk.cases.open(Path.of(place), CaseStore.Access.READ)) {
            assertThat(logged(open)).isEmpty();
        }
    }
}
