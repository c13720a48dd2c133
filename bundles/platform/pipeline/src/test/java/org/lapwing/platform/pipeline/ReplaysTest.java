package org.lapwing.platform.pipeline;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.LocalDate;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.atomic.AtomicLong;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.lapwing.platform.api.analysis.Analyzer;
import org.lapwing.platform.api.analysis.AnalyzerCard;
import org.lapwing.platform.api.analysis.Content;
import org.lapwing.platform.api.analysis.FindingSink;
import org.lapwing.platform.api.analysis.Replay.Replayed;
import org.lapwing.platform.api.analysis.Replay.Result;
import org.lapwing.platform.api.evidence.Item;
import org.lapwing.platform.api.evidence.ItemState;
import org.lapwing.platform.api.evidence.Target;
import org.lapwing.platform.api.findings.Basis;
import org.lapwing.platform.api.register.Authority;
import org.lapwing.product.testkit.EnglishTexts;

class ReplaysTest {

    @TempDir
    Path folder;

    @Test
    void a_run_on_the_same_bytes_reproduces_its_output_or_says_that_it_does_not() throws Exception {
        Path file = Files.writeString(folder.resolve("note.txt"), "a note of some length");
        try (Rig rig = new Rig(folder)) {
            Counting steady = new Counting("test.steady", true, false);
            Counting random = new Counting("test.random", false, true);
            Counting liar = new Counting("test.liar", true, true);
            rig.analyzers.addAll(List.of(steady, random, liar));
            rig.ingest(file);
            assertThat(replay(rig, "test.steady").result()).isEqualTo(Result.REPRODUCED);
            assertThat(replay(rig, "test.random").result()).isEqualTo(Result.NOT_DETERMINISTIC);
            Replayed differs = replay(rig, "test.liar");
            assertThat(differs.result()).isEqualTo(Result.DIFFERS);
            assertThat(differs.comparison()).isNotNull();
            assertThat(differs.sentence()).contains("test.liar 1");
            assertThat(replay(rig, "never.heard.of").result()).isEqualTo(Result.NOT_POSSIBLE);
            for (String each : rig.analyzers.stream().map(a -> a.card().id()).toList()) {
                assertThat(replay(rig, each).result()).isNotEqualTo(Result.NOT_POSSIBLE);
            }
            assertThat(rig.target.findings().ofKind("test.length", 0, 100)).hasSize(3);
        }
    }

    @Test
    void every_finding_of_an_ingest_has_its_tool_version_parameters_input_person_time_and_output_hash()
            throws Exception {
        Path file = Files.writeString(folder.resolve("note.txt"), "a note of some length");
        try (Rig rig = new Rig(folder)) {
            rig.analyzers.add(new Counting("test.steady", true, false));
            rig.ingest(file);
            Item item = rig.items().getFirst();
            assertThat(rig.target.findings().on(Target.of(item.content())))
                    .isNotEmpty()
                    .allSatisfy(finding -> {
                        assertThat(finding.provenance().bundle()).isNotBlank();
                        assertThat(finding.provenance().analyzerVersion()).isNotBlank();
                        assertThat(finding.provenance().input())
                                .isEqualTo(item.content().sha256());
                        assertThat(finding.provenance().operator()).isNotNull();
                        assertThat(finding.provenance().output()).matches("[0-9a-f]{64}");
                    });
            assertThat(rig.target
                            .findings()
                            .ofKind("test.length", 0, 10)
                            .getFirst()
                            .provenance())
                    .satisfies(provenance -> {
                        assertThat(provenance.parameters()).isEqualTo("unit bytes");
                        assertThat(provenance.inputs()).containsEntry("table", "12".repeat(32));
                        assertThat(provenance.model()).isEqualTo("34".repeat(32));
                    });
        }
    }

    @Test
    void what_the_authority_closes_is_hashed_and_seen_by_no_analyser_until_another_authority_opens_it()
            throws Exception {
        Path evidence = Files.createDirectories(folder.resolve("phone/attorney"));
        Files.writeString(evidence.resolve("letter.txt"), "zanzibar");
        Files.writeString(evidence.resolveSibling("note.txt"), "open");
        try (Rig rig = new Rig(folder)) {
            Counting seen = new Counting("test.steady", true, false);
            rig.analyzers.add(seen);
            rig.target.register().authority(authority(List.of("attorney/")), "");
            rig.ingest(folder.resolve("phone"));
            Item letter = rig.item("attorney/letter.txt");
            assertThat(letter.state()).isEqualTo(ItemState.SEALED);
            assertThat(letter.content()).isNotNull();
            assertThat(seen.calls.get()).isEqualTo(1);
            assertThat(rig.target.findings().analyses(letter.content())).isEmpty();
            assertThat(rig.titlesWith("zanzibar")).isEmpty();
            rig.target.register().authority(authority(List.of()), "");
            rig.ingest(folder.resolve("phone"));
            assertThat(rig.item("attorney/letter.txt").state()).isEqualTo(ItemState.READ);
            assertThat(seen.calls.get()).isEqualTo(2);
            assertThat(rig.titlesWith("zanzibar")).hasSize(1);
        }
    }

    private static Authority authority(List<String> privileged) {
        return new Authority(
                "AZ 1",
                "Court",
                LocalDate.parse("2000-01-01"),
                null,
                true,
                List.of(),
                Set.of(),
                null,
                privileged,
                List.of());
    }

    private static Replayed replay(Rig rig, String analyzer) throws IOException, InterruptedException {
        return new Replays(EnglishTexts.of(Replays.class), null, rig.policy)
                .with(rig.analyzers, rig.importers)
                .replay(rig.target, rig.items().getFirst().content(), analyzer);
    }

    /** Says how long a content is; one that is restless says how often it was asked as well. */
    private static final class Counting implements Analyzer {

        private final AnalyzerCard card;
        private final boolean restless;
        private final AtomicLong calls = new AtomicLong();

        Counting(String id, boolean deterministic, boolean restless) {
            this.restless = restless;
            this.card = new AnalyzerCard(id, "1", Set.of("text/*"), AnalyzerCard.Cost.TRIVIAL, deterministic, "Counts.")
                    .with("unit bytes")
                    .using(Map.of("table", "12".repeat(32)), "34".repeat(32));
        }

        @Override
        public AnalyzerCard card() {
            return card;
        }

        @Override
        public void analyze(Content content, FindingSink findings) {
            long call = calls.incrementAndGet();
            findings.finding(
                    "test.length",
                    1,
                    Basis.READ,
                    Map.of("bytes", content.size(), "call", restless ? call : 0),
                    1,
                    "counted");
        }
    }
}
