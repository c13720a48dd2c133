package org.lapwing.casework.cases;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.lapwing.platform.api.cases.Case;
import org.lapwing.platform.api.cases.CaseStore;
import org.lapwing.platform.api.command.CommandSet;
import org.lapwing.platform.api.decisions.Category;
import org.lapwing.platform.api.decisions.CategoryScheme;
import org.lapwing.platform.api.decisions.DecisionKind;
import org.lapwing.platform.api.evidence.ItemState;
import org.lapwing.platform.api.evidence.Target;
import org.lapwing.platform.api.ingest.Ingest;
import org.lapwing.platform.api.ingest.IngestReport;
import org.lapwing.platform.api.policy.Function;
import org.lapwing.product.casekit.CaseDesk;

class CaseCommandsTest {

    @TempDir
    Path folder;

    private CaseDesk desk;
    private List<CommandSet> commands;
    private final List<Path> ingested = new ArrayList<>();
    private IngestReport report = new IngestReport(3, 3, 2, 99, 0, List.of(), "");
    private String place;

    @BeforeEach
    void sitDown() {
        desk = new CaseDesk(folder, CaseCommands.class);
        place = folder.resolve("case").toString();
        Ingest ingest = (target, paths, progress) -> {
            ingested.addAll(paths);
            return report;
        };
        commands = List.of(
                new CaseCommands(
                        desk.texts,
                        desk.cases,
                        desk.consultations(),
                        desk.policy(),
                        List.of(of -> Map.of("messages", 412L, "conversations", 3L, "subjects", 2L), of -> {
                            throw new IllegalStateException("A wing that cannot count");
                        })),
                new IngestCommand(desk.texts, desk.cases, desk.policy(), ingest),
                new DecideCommand(desk.texts, desk.cases, desk.policy(), List.of(new Colours("x.colours"))),
                new ItemsCommand(desk.texts, desk.cases, desk.consultations()),
                new TaskCommands(desk.texts, desk.cases, desk.consultations()));
    }

    private int run(String... words) {
        return desk.run(commands, words);
    }

    private void create() {
        assertThat(run("case", "create", place, "--name", "Operation Reed", "--authority", "AB 12/26"))
                .as(desk.said())
                .isZero();
    }

    private long add(String path, String text) throws Exception {
        try (Case open = desk.cases.open(Path.of(place), CaseStore.Access.WRITE)) {
            return CaseDesk.file(open, path, text);
        }
    }

    /** Two grades that have nothing to do with the real ones. */
    private record Colours(String id) implements CategoryScheme {

        @Override
        public String title() {
            return "Colours";
        }

        @Override
        public List<Category> categories() {
            return List.of(new Category("red", "red", '1', false), new Category("blue", "blue", '2', true));
        }

        @Override
        public String label(Category category) {
            return "the colour " + category.code();
        }
    }

    @Test
    void a_case_is_made_listed_and_shown() throws Exception {
        create();
        assertThat(run("case", "list", "--json")).isZero();
        assertThat(desk.json()).hasSize(1);
        assertThat(desk.json().get(0).get("name").asText()).isEqualTo("Operation Reed");
        add("DCIM/one.txt", "one");
        assertThat(run("case", "show", "Operation Reed", "--json")).isZero();
        JsonNode shown = desk.json();
        assertThat(shown.get("name").asText()).isEqualTo("Operation Reed");
        assertThat(shown.get("authority").asText()).isEqualTo("AB 12/26");
        assertThat(Instant.parse(shown.get("created").asText())).isBefore(Instant.now());
        assertThat(shown.get("exhibits")).hasSize(1);
        assertThat(shown.get("exhibits").get(0).get("source").asText()).endsWith("phone");
        assertThat(shown.get("counts").get("messages").asLong()).isEqualTo(412);
        assertThat(shown.get("counts").get("failed").asLong()).isZero();
        assertThat(shown.get("counts").properties().stream().map(Map.Entry::getKey))
                .startsWith(
                        "items", "contents", "conversations", "messages", "findings", "decisions", "unread", "failed");
        assertThat(run("case", "show", place)).isZero();
        assertThat(desk.printed())
                .contains("Operation Reed")
                .contains("412  messages")
                .contains("phone");
    }

    @Test
    void a_case_that_is_not_there_ends_with_one_and_a_folder_with_files_is_refused() throws Exception {
        assertThat(run("case", "show", folder.resolve("nowhere").toString(), "--json"))
                .isEqualTo(1);
        assertThat(desk.printed()).isEmpty();
        assertThat(desk.said()).contains("nowhere");
        Files.createDirectories(Path.of(place));
        Files.writeString(Path.of(place, "letter.txt"), "not a case");
        assertThat(run("case", "create", place, "--name", "x")).isEqualTo(1);
        assertThat(run("case", "create", place, "--name", " ")).isEqualTo(2);
        assertThat(run("case", "create", place)).isEqualTo(2);
    }

    @Test
    void what_policy_refuses_ends_with_three_and_does_nothing() {
        desk.refused = Function.CASE_CREATE;
        assertThat(run("case", "create", place, "--name", "x")).isEqualTo(3);
        assertThat(Path.of(place)).doesNotExist();
        desk.refused = null;
        create();
        desk.refused = Function.EVIDENCE_INGEST;
        assertThat(run("ingest", place, folder.resolve("data").toString())).isEqualTo(3);
        assertThat(desk.said()).contains("The rule for EVIDENCE_INGEST says no.");
        assertThat(ingested).isEmpty();
    }

    @Test
    void ingest_reports_and_says_what_was_not_read() throws Exception {
        create();
        Path evidence = Files.createDirectories(folder.resolve("evidence"));
        assertThat(run("ingest", place, evidence.toString(), "--json")).isZero();
        assertThat(ingested).containsExactly(evidence);
        assertThat(desk.json().get("items").asLong()).isEqualTo(3);
        report = new IngestReport(3, 0, 0, 99, 1, List.of("a.jpg is cut off."), "");
        assertThat(run("ingest", place, evidence.toString())).isEqualTo(1);
        assertThat(desk.said()).contains("a.jpg is cut off.");
        assertThat(desk.printed()).contains("3 items seen, 0 new");
        report = new IngestReport(3, 0, 0, 99, 0, List.of(), "no space left");
        assertThat(run("ingest", place, evidence.toString(), "--json")).isEqualTo(1);
        assertThat(desk.json().get("stopped").asText()).isEqualTo("no space left");
    }

    @Test
    void a_path_that_is_not_there_or_holds_the_case_is_left_out_and_the_rest_goes_on() throws Exception {
        create();
        Path evidence = Files.createDirectories(folder.resolve("evidence"));
        assertThat(run(
                        "ingest",
                        place,
                        folder.resolve("absent").toString(),
                        evidence.toString(),
                        folder.toString(),
                        "--json"))
                .isEqualTo(1);
        assertThat(ingested).containsExactly(evidence);
        assertThat(desk.json().get("problems")).hasSize(2);
        assertThat(desk.said()).contains("absent is not there").contains("A case cannot contain itself");
    }

    @Test
    void a_decision_is_recorded_by_number_path_or_kind_and_undone() throws Exception {
        create();
        long one = add("DCIM/one.txt", "one");
        long two = add("DCIM/two.txt", "two");
        assertThat(run("decide", place, "" + one, "--category", "RED", "--tag", "a", "--tag", "b", "--json"))
                .as(desk.said())
                .isZero();
        assertThat(desk.json().get("decisions")).hasSize(3);
        assertThat(desk.json().get("decisions").get(0).get("scheme").asText()).isEqualTo("x.colours");
        assertThat(run("decide", place, "two.txt", "--note", "a bird", "--why", "seen twice"))
                .isZero();
        assertThat(run("decide", place, "conversation:3", "--tag", "later")).isZero();
        try (Case open = desk.cases.open(Path.of(place), CaseStore.Access.READ)) {
            assertThat(open.decisions()
                            .category(Target.of(Target.ITEM, one))
                            .orElseThrow()
                            .value())
                    .isEqualTo("red");
            assertThat(open.decisions()
                            .on(Target.of(Target.ITEM, two))
                            .getFirst()
                            .why())
                    .isEqualTo("seen twice");
            assertThat(open.decisions()
                            .on(Target.of(Target.CONVERSATION, 3))
                            .getFirst()
                            .kind())
                    .isEqualTo(DecisionKind.TAG);
        }
        assertThat(run("decide", place, "two.txt", "--undo")).isZero();
        assertThat(run("decide", place, "two.txt", "--undo")).isEqualTo(1);
    }

    @Test
    void a_decision_on_what_cannot_be_told_is_not_recorded() throws Exception {
        create();
        add("DCIM/one.txt", "one");
        add("DCIM/two.txt", "two");
        assertThat(run("decide", place, "DCIM", "--tag", "x")).isEqualTo(1);
        assertThat(desk.said()).contains("fits 2 items").contains("DCIM/one.txt");
        assertThat(run("decide", place, "three.txt", "--tag", "x")).isEqualTo(1);
        assertThat(run("decide", place, "item:77", "--tag", "x")).isEqualTo(1);
        assertThat(run("decide", place, "one.txt")).isEqualTo(2);
        assertThat(run("decide", place, "one.txt", "--undo", "--tag", "x")).isEqualTo(2);
        assertThat(run("decide", place, "one.txt", "--tag", " ")).isEqualTo(2);
        assertThat(run("decide", place, "one.txt", "--category", "green")).isEqualTo(2);
        assertThat(desk.said()).contains("x.colours: red (the colour red), blue");
        desk.refused = Function.DECIDE;
        assertThat(run("decide", place, "one.txt", "--category", "red")).isEqualTo(3);
        try (Case open = desk.cases.open(Path.of(place), CaseStore.Access.READ)) {
            assertThat(open.decisions().all(0, 10)).isEmpty();
        }
    }

    @Test
    void tasks_are_added_listed_and_done() throws Exception {
        create();
        add("DCIM/one.txt", "one");
        assertThat(run("task", "add", place, "Ask the provider", "--owner", "Kim", "--about", "one.txt", "--json"))
                .as(desk.said())
                .isZero();
        long id = desk.json().get("id").asLong();
        assertThat(desk.json().get("about").get("kind").asText()).isEqualTo("item");
        assertThat(run("task", "list", place)).isZero();
        assertThat(desk.printed()).contains("[ ]  Ask the provider").contains("for Kim");
        assertThat(run("task", "done", place, "" + id)).isZero();
        assertThat(run("task", "list", place, "--json")).isZero();
        assertThat(desk.json()).isEmpty();
        assertThat(run("task", "list", place, "--all", "--json")).isZero();
        assertThat(desk.json()).hasSize(1);
        assertThat(run("task", "done", place, "99")).isEqualTo(1);
        assertThat(run("task", "done", place, "first")).isEqualTo(2);
    }

    @Test
    void items_are_listed_all_or_only_those_with_a_problem() throws Exception {
        create();
        long one = add("DCIM/one.txt", "one");
        long two = add("DCIM/two.txt", "two");
        try (Case open = desk.cases.open(Path.of(place), CaseStore.Access.WRITE)) {
            open.intake().itemState(two, ItemState.PARTIAL, "Its second half is missing.");
            open.decisions().decide(Target.of(Target.ITEM, one), DecisionKind.CATEGORY, "red", "x.colours", "");
        }
        assertThat(run("case", "items", place, "--json")).as(desk.said()).isZero();
        assertThat(desk.json()).hasSize(2);
        assertThat(desk.json().get(0).get("category").asText()).isEqualTo("red");
        assertThat(run("case", "items", place, "--problems", "--json")).isZero();
        JsonNode only = desk.json().get(0);
        assertThat(desk.json()).hasSize(1);
        assertThat(only.get("id").asLong()).isEqualTo(two);
        assertThat(only.get("path").asText()).isEqualTo("DCIM/two.txt");
        assertThat(only.get("size").asLong()).isEqualTo(3);
        assertThat(only.get("type").asText()).isEqualTo("text/plain");
        assertThat(only.get("state").asText()).isEqualTo("PARTIAL");
        assertThat(only.get("problem").asText()).isEqualTo("Its second half is missing.");
        assertThat(only.get("content").asText()).hasSize(64);
        assertThat(only.get("category").isNull()).isTrue();
        assertThat(run("case", "items", place, "--problems")).isZero();
        assertThat(desk.printed()).contains("DCIM/two.txt").contains("read in part: Its second half is missing.");
        assertThat(run("case", "items", place, "--limit", "1")).isZero();
        assertThat(desk.said()).contains("1 of 2 are shown");
        assertThat(run("case", "items", place, "--type", "image/", "--json")).isZero();
        assertThat(desk.json()).isEmpty();
        assertThat(run("case", "items", place, "--limit", "few")).isEqualTo(2);
    }
}
