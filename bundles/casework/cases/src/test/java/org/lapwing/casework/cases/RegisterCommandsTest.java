package org.lapwing.casework.cases;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.lapwing.platform.api.analysis.Replay.Replayed;
import org.lapwing.platform.api.analysis.Replay.Result;
import org.lapwing.platform.api.cases.Case;
import org.lapwing.platform.api.cases.CaseStore;
import org.lapwing.platform.api.command.CommandSet;
import org.lapwing.platform.api.decisions.DecisionKind;
import org.lapwing.platform.api.evidence.ContentId;
import org.lapwing.platform.api.evidence.Item;
import org.lapwing.platform.api.evidence.Target;
import org.lapwing.platform.api.findings.Basis;
import org.lapwing.platform.api.ingest.Ingest;
import org.lapwing.platform.api.ingest.IngestReport;
import org.lapwing.platform.api.intake.Analysed;
import org.lapwing.platform.api.register.Origins;
import org.lapwing.platform.api.search.IndexWriting;
import org.lapwing.platform.api.search.SearchDocument;
import org.lapwing.platform.api.search.SearchIndex;
import org.lapwing.platform.api.search.SearchQuery;
import org.lapwing.platform.api.toolset.InstalledToolset;
import org.lapwing.product.casekit.CaseDesk;

class RegisterCommandsTest {

    @TempDir
    Path folder;

    private CaseDesk desk;
    private String place;
    private List<CommandSet> commands;
    private final List<String> emptied = new ArrayList<>();
    private final List<Path> ingested = new ArrayList<>();

    @BeforeEach
    void prepare() throws Exception {
        desk = new CaseDesk(folder, CaseCommands.class);
        place = folder.resolve("case").toString();
        Ingest ingest = (target, paths, progress) -> {
            ingested.addAll(paths);
            return new IngestReport(0, 0, 0, 0, 0, List.of(), "");
        };
        Origins chats = (in, target) -> target.kind().equals(Target.MESSAGE)
                ? List.of(new Origins.Origin(Target.of(Target.ITEM, 1), "line 4"))
                : List.of();
        commands = List.of(
                new CaseCommands(desk.texts, desk.cases, desk.consultations(), desk.policy(), List.of()),
                new IngestCommand(desk.texts, desk.cases, desk.policy(), ingest),
                new ExhibitCommands(desk.texts, desk.cases, desk.consultations()),
                new CasePaperCommands(
                        desk.texts,
                        desk.cases,
                        desk.consultations(),
                        desk.persons,
                        new AuthorityDesk(desk.texts, desk.policy(), ingest, new Emptied())),
                new ExplainCommand(
                                desk.texts,
                                desk.cases,
                                desk.consultations(),
                                new Installed(),
                                (of, content, analyzer) -> new Replayed(Result.REPRODUCED, "the same again", null))
                        .with(List.of(chats), null));
        desk.cases.create(Path.of(place), "Operation Reed", null).close();
    }

    private int run(String... words) {
        return desk.run(commands, words);
    }

    private Case open() throws Exception {
        return desk.cases.open(Path.of(place), CaseStore.Access.WRITE);
    }

    /** A file with one finding, and its bytes where the exhibit says that they are. */
    private Item found(Case in) throws Exception {
        Item item = in.evidence().item(CaseDesk.file(in, "DCIM/one.txt", "one")).orElseThrow();
        Files.createDirectories(folder.resolve("phone/DCIM"));
        Files.writeString(folder.resolve("phone/DCIM/one.txt"), "one");
        in.intake()
                .analysed(new Analysed(
                        item.content(),
                        "text.look",
                        "2",
                        "org.lapwing.test 0.1.0",
                        Analysed.Outcome.DONE,
                        null,
                        List.of(new Analysed.Said(
                                Target.of(item.content()),
                                "text.note",
                                1,
                                Basis.INFERRED,
                                Map.of("n", 1),
                                0.5,
                                "short")),
                        Map.of(),
                        List.of(),
                        new Analysed.Making(
                                "limit 3", Map.of("words", "ab".repeat(32)), "cd".repeat(32), false, null)));
        return item;
    }

    @Test
    void a_finding_leads_back_to_the_exhibit_with_tool_bundle_hashes_and_seal() throws Exception {
        ContentId content;
        try (Case in = open()) {
            content = found(in).content();
        }
        assertThat(run("exhibit", "edit", place, "1", "--seal", "A 17", "--origin", "desk drawer"))
                .as(desk.said())
                .isZero();
        for (String asked : List.of("finding:1", "item:1", "1", content.sha256(), "message:9", "DCIM/one.txt")) {
            assertThat(run("explain", place, asked, "--json"))
                    .as(asked + desk.said())
                    .isZero();
            JsonNode told = desk.json().get("contents").get(0);
            assertThat(told.get("sha256").asText()).isEqualTo(content.sha256());
            JsonNode analysis = told.get("analyses").get(0);
            assertThat(analysis.get("analyzer").asText()).isEqualTo("text.look");
            assertThat(analysis.get("version").asText()).isEqualTo("2");
            assertThat(analysis.get("bundleSha256").asText()).isEqualTo("ef".repeat(32));
            assertThat(analysis.get("parameters").asText()).isEqualTo("limit 3");
            assertThat(analysis.get("inputs").get("words").asText()).isEqualTo("ab".repeat(32));
            assertThat(analysis.get("model").asText()).isEqualTo("cd".repeat(32));
            assertThat(analysis.get("deterministic").asBoolean()).isFalse();
            assertThat(analysis.get("operator").asText())
                    .isEqualTo(desk.profile.person().id());
            assertThat(analysis.get("output").asText()).hasSize(64);
            JsonNode chain = told.get("chains").get(0);
            assertThat(chain.get("steps").get(0).get("locator").asText()).isEqualTo("DCIM/one.txt");
            assertThat(chain.get("exhibit").get("seal").asText()).isEqualTo("A 17");
        }
        assertThat(run("explain", place, "finding:1")).isZero();
        assertThat(desk.printed()).contains("text.look 2", "A 17", content.sha256(), "ef".repeat(32));
        assertThat(run("explain", place, "finding:99")).isEqualTo(1);
    }

    @Test
    void a_decision_says_who_and_leads_on_to_what_it_is_about() throws Exception {
        long decision;
        try (Case in = open()) {
            Item item = found(in);
            decision = in.decisions()
                    .decide(Target.of(Target.ITEM, item.id()), DecisionKind.TAG, "urgent", null, "seen")
                    .id();
        }
        assertThat(run("explain", place, "decision:" + decision, "--json")).isZero();
        assertThat(desk.json().get("decision").get("person").asText())
                .isEqualTo(desk.profile.person().id());
        assertThat(desk.json().get("contents")).hasSize(1);
    }

    @Test
    void the_bytes_are_compared_again_on_demand_and_a_run_is_repeated() throws Exception {
        try (Case in = open()) {
            found(in);
        }
        assertThat(run("explain", place, "item:1", "--replay", "--json")).isZero();
        assertThat(desk.json()
                        .get("contents")
                        .get(0)
                        .get("analyses")
                        .get(0)
                        .get("replay")
                        .get("result")
                        .asText())
                .isEqualTo("REPRODUCED");
        Files.delete(folder.resolve("phone/DCIM/one.txt"));
        assertThat(run("explain", place, "item:1", "--verify", "--json")).isEqualTo(1);
        assertThat(desk.json().get("contents").get(0).get("verified").asBoolean())
                .isFalse();
    }

    @Test
    void a_seal_and_a_digest_are_recorded_with_the_evidence_and_a_word_that_is_no_digest_is_refused() throws Exception {
        Path image = Files.writeString(folder.resolve("image.dd"), "disk");
        assertThat(run("exhibit", "add", place, image.toString(), "--seal", "B 2", "--acquired", "sha256:12"))
                .isEqualTo(2);
        assertThat(run("ingest", place, image.toString(), "--seal", "B 2", "--acquired", "md5:" + "0".repeat(32)))
                .as(desk.said())
                .isZero();
        assertThat(ingested).containsExactly(image);
        assertThat(run("exhibit", "list", place, "--json")).isZero();
        assertThat(desk.json().get(0).get("seal").asText()).isEqualTo("B 2");
        assertThat(desk.json().get(0).get("proof").asText()).isEqualTo("WAITING");
        assertThat(run("exhibit", "edit", place, "B 2", "--acquired", "")).isZero();
        assertThat(run("exhibit", "show", place, "B 2", "--json")).isZero();
        assertThat(desk.json().get("proof").asText()).isEqualTo("NOT_STATED");
        assertThat(run("exhibit", "show", place, "C 3")).isEqualTo(2);
        Path other = Files.writeString(folder.resolve("other.dd"), "disk");
        assertThat(run("ingest", place, image.toString(), other.toString(), "--seal", "B 2"))
                .isEqualTo(2);
    }

    @Test
    void an_exhibit_that_moved_is_found_at_its_new_place_only_when_it_is_the_same() throws Exception {
        try (Case in = open()) {
            found(in);
        }
        Path moved = Files.createDirectories(folder.resolve("store/DCIM")).getParent();
        assertThat(run("exhibit", "relocate", place, "1", moved.toString())).isEqualTo(1);
        Files.writeString(moved.resolve("DCIM/one.txt"), "one");
        assertThat(run("exhibit", "relocate", place, "1", moved.toString(), "--all", "--json"))
                .as(desk.said())
                .isZero();
        assertThat(desk.json().get("compared").asLong()).isEqualTo(1);
        assertThat(run("exhibit", "list", place, "--json")).isZero();
        assertThat(desk.json().get(0).get("place").asText())
                .isEqualTo(moved.toRealPath().toString());
    }

    @Test
    void what_an_authority_opens_that_has_ended_is_not_looked_at_and_the_command_says_so() throws Exception {
        try (Case in = open()) {
            found(in);
        }
        Path narrow = Files.writeString(folder.resolve("a.json"), """
                {"reference": "AZ 1", "issuedBy": "Court", "privileged": {"paths": ["dcim/"], "accounts": ["Ana"]}}
                """);
        Path ended = Files.writeString(
                folder.resolve("c.json"),
                "{\"reference\": \"AZ 3\", \"issuedBy\": \"Court\", \"expires\": \"2020-01-01\"}");
        assertThat(run("case", "authority", "set", place, narrow.toString(), "--json"))
                .as(desk.said())
                .isZero();
        assertThat(desk.json().get("privileged").get("accounts").get(0).asText())
                .isEqualTo("Ana");
        assertThat(run("case", "authority", "set", place, ended.toString(), "--json"))
                .isEqualTo(1);
        assertThat(desk.json().get("openedNow").asLong()).isEqualTo(1);
        assertThat(desk.said()).contains("refused.expired");
        assertThat(ingested).isEmpty();
    }

    @Test
    void an_authority_seals_what_lies_outside_forgets_its_text_and_another_one_opens_it_again() throws Exception {
        try (Case in = open()) {
            found(in);
        }
        Path narrow = Files.writeString(folder.resolve("a.json"), """
                {"reference": "AZ 1", "issuedBy": "Court", "privileged": {"paths": ["dcim/"]}}
                """);
        Path wide = Files.writeString(folder.resolve("b.json"), "{\"reference\": \"AZ 2\", \"issuedBy\": \"Court\"}");
        Path ended = Files.writeString(
                folder.resolve("c.json"),
                "{\"reference\": \"AZ 3\", \"issuedBy\": \"Court\", \"expires\": \"2020-01-01\"}");
        assertThat(run("case", "authority", "set", place, narrow.toString(), "--json"))
                .as(desk.said())
                .isZero();
        assertThat(desk.json().get("sealedNow").asLong()).isEqualTo(1);
        assertThat(emptied).singleElement().asString().endsWith("/text.look");
        assertThat(run("explain", place, "item:1", "--verify")).isEqualTo(1);
        assertThat(run("case", "authority", "set", place, wide.toString(), "--json"))
                .isZero();
        assertThat(desk.json().get("openedNow").asLong()).isEqualTo(1);
        assertThat(ingested).hasSize(1);
        assertThat(run("case", "authority", "set", place, ended.toString())).isZero();
        assertThat(run("case", "authority", "show", place, "--json")).isZero();
        assertThat(desk.json().get("expired").asBoolean()).isTrue();
        assertThat(run("case", "show", place)).isZero();
        assertThat(desk.printed()).contains("2020-01-01");
        assertThat(run(
                        "case",
                        "authority",
                        "set",
                        place,
                        folder.resolve("no.json").toString()))
                .isEqualTo(2);
    }

    @Test
    void a_case_has_a_responsible_officer_and_is_listed_when_its_review_is_overdue() throws Exception {
        assertThat(run("case", "show", place, "--json")).isZero();
        assertThat(desk.json().get("officer").asText())
                .isEqualTo(desk.profile.person().id());
        assertThat(run("case", "officer", place, "Nobody Known")).isEqualTo(2);
        assertThat(run("case", "officer", place, desk.profile.person().name())).isZero();
        assertThat(run("case", "list", "--overdue", "--json")).isZero();
        assertThat(desk.json()).isEmpty();
        assertThat(run("case", "review-date", place, "tomorrow")).isEqualTo(2);
        assertThat(run("case", "review-date", place, "2020-01-31")).isZero();
        assertThat(run("case", "list", "--overdue", "--json")).isZero();
        assertThat(desk.json().get(0).get("review").asText()).isEqualTo("2020-01-31");
        assertThat(run("case", "review-date", place, "none")).isZero();
        assertThat(run("case", "list", "--overdue", "--json")).isZero();
        assertThat(desk.json()).isEmpty();
    }

    private static final class Installed implements InstalledToolset {

        @Override
        public String name() {
            return "test";
        }

        @Override
        public String version() {
            return "0.1.0";
        }

        @Override
        public List<InstalledBundle> bundles() {
            return List.of(new InstalledBundle("org.lapwing.test", "0.1.0", "test", "ef".repeat(32), "running", ""));
        }
    }

    /** An index that remembers which groups were emptied. */
    private final class Emptied implements SearchIndex {

        @Override
        public Hits search(Case in, SearchQuery query) {
            throw new UnsupportedOperationException();
        }

        @Override
        public IndexWriting writing(Case of) {
            return new IndexWriting() {
                @Override
                public void replace(String group, Stream<SearchDocument> documents) {
                    assertThat(documents).isEmpty();
                    emptied.add(group);
                }

                @Override
                public void commit() {
                    // Nothing is kept.
                }
            };
        }
    }
}
