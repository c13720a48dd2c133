package org.lapwing.platform.pipeline;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.lapwing.platform.api.analysis.Analyzer;
import org.lapwing.platform.api.analysis.AnalyzerCard;
import org.lapwing.platform.api.analysis.AnalyzerCard.Cost;
import org.lapwing.platform.api.analysis.Content;
import org.lapwing.platform.api.analysis.FindingSink;
import org.lapwing.platform.api.analysis.Replay;
import org.lapwing.platform.api.evidence.Target;
import org.lapwing.platform.api.findings.Basis;
import org.lapwing.platform.api.findings.Finding;
import org.lapwing.platform.pipeline.work.WorkerPool;
import org.lapwing.product.testkit.EnglishTexts;

/** Analysers that look at what others said. */
class ReadingOthersTest {

    private static final String LENGTH = "length";
    private static final String TOLD = "told";

    @TempDir
    Path temp;

    private Path evidence;
    private Rig rig;
    private final Reader reader = new Reader();

    @BeforeEach
    void makeCase() throws Exception {
        evidence = Files.createDirectories(temp.resolve("evidence"));
        rig = new Rig(temp);
        Stuff.write(evidence.resolve("one.txt"), "one");
        Stuff.write(evidence.resolve("three.txt"), "three");
        Stuff.write(evidence.resolve("none.txt"), "no length");
        with("1", Cost.HEAVY);
    }

    @AfterEach
    void closeCase() {
        rig.close();
    }

    /** Says the length of what is short; version 2 says twice of it, version 3 nothing. */
    private void with(String version, Cost cost) {
        rig.analyzers.clear();
        rig.analyzers.add(reader);
        rig.analyzers.add(new Probe("test.length", version, cost, (content, findings) -> {
            if (content.size() < 9 && !version.equals("3")) {
                long length = content.size() * Integer.parseInt(version);
                findings.text("It has " + length + " letters.");
                findings.finding(LENGTH, 1, Basis.READ, Map.of("length", length), 1, "Counted.");
            }
        }));
        rig.analyzers.add(new Probe(
                "test.other",
                version,
                (content, findings) -> findings.finding("other", 1, Basis.READ, Map.of(), 1, "Nobody reads this.")));
    }

    /** Tells what it reads. */
    private static final class Reader implements Analyzer {

        private final AtomicInteger calls = new AtomicInteger();

        @Override
        public AnalyzerCard card() {
            return new AnalyzerCard("test.a.reader", "1", Set.of("text/*"), Cost.TRIVIAL, true, "Tests.")
                    .reading(Set.of(LENGTH));
        }

        @Override
        public void analyze(Content content, FindingSink findings) {
            calls.incrementAndGet();
            for (Finding each : content.said()) {
                findings.finding(TOLD, 1, Basis.INFERRED, each.value(), 1, "Told again.");
            }
        }
    }

    private List<String> told(String file) {
        return rig.target.findings().on(Target.of(rig.item(file).content())).stream()
                .filter(each -> each.kind().equals(TOLD))
                .map(each -> String.valueOf(each.value().get("length")))
                .toList();
    }

    @Test
    void it_is_asked_after_all_others_with_what_they_said_of_its_kinds() throws Exception {
        assertThat(rig.ingest(evidence).problems()).isEmpty();

        assertThat(told("one.txt")).containsExactly("3");
        assertThat(told("three.txt")).containsExactly("5");
        assertThat(told("none.txt")).isEmpty();
    }

    @Test
    void it_is_asked_again_when_they_looked_again_and_only_then() throws Exception {
        rig.ingest(evidence);
        int asked = reader.calls.get();
        rig.ingest(evidence);
        assertThat(reader.calls).hasValue(asked);

        with("2", Cost.MODERATE);
        rig.reopen();
        rig.ingest(evidence);
        assertThat(told("one.txt")).containsExactly("6");

        with("3", Cost.MODERATE);
        rig.reopen();
        rig.ingest(evidence);
        assertThat(told("one.txt")).isEmpty();
        assertThat(told("three.txt")).isEmpty();
        asked = reader.calls.get();
        rig.ingest(evidence);
        assertThat(reader.calls).hasValue(asked);
    }

    @Test
    void while_nobody_says_anything_of_its_kinds_it_is_asked_nothing() throws Exception {
        with("3", Cost.MODERATE);
        rig.ingest(evidence);

        assertThat(reader.calls).hasValue(0);
    }

    @Test
    void a_replay_reads_the_same() throws Exception {
        rig.ingest(evidence);

        Replay.Replayed replayed = new Replays(EnglishTexts.of(Replays.class), (WorkerPool) null, null)
                .with(rig.analyzers, List.of())
                .replay(rig.target, rig.item("one.txt").content(), "test.a.reader");

        assertThat(replayed.result()).isEqualTo(Replay.Result.REPRODUCED);
    }

    @Test
    void it_does_not_run_in_a_worker() {
        AnalyzerCard card = reader.card();
        assertThatThrownBy(card::inWorker)
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessageContaining("test.a.reader");
    }
}
