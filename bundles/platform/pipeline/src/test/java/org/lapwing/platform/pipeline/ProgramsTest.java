package org.lapwing.platform.pipeline;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.atomic.AtomicLong;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.lapwing.evidence.documents.TextAnalyzer;
import org.lapwing.platform.api.analysis.Analyzer;
import org.lapwing.platform.api.analysis.AnalyzerCard;
import org.lapwing.platform.api.analysis.Content;
import org.lapwing.platform.api.analysis.FindingSink;
import org.lapwing.platform.api.analysis.Replay;
import org.lapwing.platform.api.cases.Case;
import org.lapwing.platform.api.evidence.ContentId;
import org.lapwing.platform.api.findings.Basis;
import org.lapwing.platform.api.ingest.IngestReport;
import org.lapwing.platform.api.policy.Function;
import org.lapwing.platform.api.policy.Permit;
import org.lapwing.platform.api.policy.Policy;
import org.lapwing.platform.api.policy.PolicyRefusal;
import org.lapwing.platform.api.reading.Container;
import org.lapwing.platform.api.reading.Entry;
import org.lapwing.platform.api.reading.EntrySink;
import org.lapwing.platform.api.reading.EvidenceReader;
import org.lapwing.platform.api.reading.ReadingBounds;
import org.lapwing.platform.store.StoreWithoutFramework;
import org.lapwing.product.testkit.EnglishTexts;

/** External programs run on evidence for somebody who may run them, and for nobody else. */
class ProgramsTest {

    private static final String REFUSAL = "Running an external program needs the competence risky-tools.";

    @TempDir
    Path folder;

    private final Ruling ruling = new Ruling();
    private final ByProgram byProgram = new ByProgram();
    private final DiskByProgram disks = new DiskByProgram();

    @Test
    void what_a_program_would_look_at_waits_for_a_run_of_somebody_who_may() throws Exception {
        Path phone = Files.createDirectories(folder.resolve("phone"));
        Files.writeString(phone.resolve("a.txt"), "one");
        Files.writeString(phone.resolve("b.txt"), "two two");
        try (Rig rig = rig()) {
            ruling.refuses = true;
            IngestReport report = rig.ingest(phone);
            assertThat(report.added()).isEqualTo(2);
            assertThat(byProgram.calls).hasValue(0);
            assertThat(report.problems()).anyMatch(each -> each.toString().contains(REFUSAL));
            assertThat(ruling.asked).as("asked once for the run").containsExactly("TOOL_RUN: Evidence is taken in.");

            ruling.refuses = false;
            rig.ingest(phone);
            assertThat(byProgram.calls).hasValue(2);
            assertThat(ruling.asked).hasSize(2);
        }
    }

    @Test
    void nobody_is_asked_where_no_program_would_run() throws Exception {
        Path phone = Files.createDirectories(folder.resolve("phone"));
        Files.writeString(phone.resolve("a.txt"), "one");
        try (Rig rig = new Rig(folder)) {
            rig.policy = ruling;
            rig.ingest(phone);
        }
        assertThat(ruling.asked).isEmpty();
    }

    @Test
    void a_container_that_only_a_program_opens_stays_closed_and_says_why() throws Exception {
        Path image = Files.writeString(folder.resolve("disk.txt"), "not a disk, but nobody looks");
        try (Rig rig = rig()) {
            rig.analyzers.clear();
            rig.readers.addFirst(disks);
            ruling.refuses = true;
            IngestReport report = rig.ingest(image);
            assertThat(disks.walked).hasValue(0);
            assertThat(report.problems()).anyMatch(each -> each.toString().contains(REFUSAL));
            ruling.refuses = false;
            rig.ingest(image);
            assertThat(disks.walked).hasValue(1);
        }
    }

    @Test
    void what_a_program_would_have_to_open_again_waits_and_says_why() throws Exception {
        Path image = Files.writeString(folder.resolve("disk.txt"), "not a disk, but nobody looks");
        try (Rig rig = rig()) {
            rig.readers.addFirst(disks);
            StoreWithoutFramework.policy(rig.store, ruling);
            rig.analyzers.clear();
            rig.ingest(image);
            ContentId inside = rig.item("inside.txt").content();

            rig.analyzers.add(new TextAnalyzer(EnglishTexts.of(TextAnalyzer.class)));
            ruling.refuses = true;
            rig.reopen();
            IngestReport refused = rig.ingest(image);
            assertThat(refused.problems())
                    .anyMatch(each -> each.startsWith("inside.txt: bytes.sealed") && each.contains(REFUSAL));
            assertThat(rig.target.findings().analyses(inside)).isEmpty();

            ruling.refuses = false;
            rig.reopen();
            rig.ingest(image);
            assertThat(rig.target.findings().analyses(inside)).hasSize(1);
        }
    }

    @Test
    void to_repeat_what_a_program_said_is_to_run_it() throws Exception {
        Path phone = Files.createDirectories(folder.resolve("phone"));
        Files.writeString(phone.resolve("a.txt"), "one");
        try (Rig rig = rig()) {
            rig.ingest(phone);
            assertThat(byProgram.calls).hasValue(1);
            ruling.refuses = true;
            Replay.Replayed refused = replay(rig);
            assertThat(refused.result()).isEqualTo(Replay.Result.NOT_POSSIBLE);
            assertThat(refused.sentence()).isEqualTo(REFUSAL);
            assertThat(byProgram.calls).hasValue(1);
            ruling.refuses = false;
            assertThat(replay(rig).result()).isEqualTo(Replay.Result.REPRODUCED);
            assertThat(byProgram.calls).hasValue(2);
            assertThat(ruling.asked.getLast()).isEqualTo("TOOL_RUN: What a program said is run again.");
        }
    }

    private Rig rig() throws Exception {
        Rig rig = new Rig(folder);
        rig.analyzers.add(byProgram);
        rig.policy = ruling;
        return rig;
    }

    private static Replay.Replayed replay(Rig rig) throws IOException, InterruptedException {
        return new Replays(EnglishTexts.of(Replays.class), null, rig.policy)
                .with(rig.analyzers, rig.importers)
                .replay(rig.target, rig.items().getFirst().content(), "test.program");
    }

    private static final class Ruling implements Policy {

        private final List<String> asked = new CopyOnWriteArrayList<>();
        private volatile boolean refuses;

        @Override
        public Permit permit(Function function, @Nullable Case in, @Nullable String authority, String reason)
                throws PolicyRefusal {
            asked.add(function + ": " + reason);
            if (refuses) {
                throw new PolicyRefusal(REFUSAL);
            }
            return new Permit(function, "p1", reason, Instant.EPOCH);
        }

        @Override
        public int hideAfterSeconds() {
            return 10;
        }
    }

    private static final class ByProgram implements Analyzer {

        private final AtomicLong calls = new AtomicLong();

        @Override
        public AnalyzerCard card() {
            return new AnalyzerCard(
                    "test.program", "1", Set.of("text/*"), AnalyzerCard.Cost.TRIVIAL, true, "Runs something.");
        }

        @Override
        public boolean runsPrograms() {
            return true;
        }

        @Override
        public void analyze(Content content, FindingSink findings) {
            calls.incrementAndGet();
            findings.finding("test.length", 1, Basis.READ, Map.of("bytes", content.size()), 1, "counted");
        }
    }

    /** One file, which holds its name. */
    private static final class DiskByProgram implements EvidenceReader {

        private static final String INSIDE = "inside.txt";

        private final AtomicLong walked = new AtomicLong();

        @Override
        public String name() {
            return "disks";
        }

        @Override
        public boolean opens(Container container) {
            return container.name().endsWith("disk.txt");
        }

        @Override
        public boolean runsPrograms() {
            return true;
        }

        @Override
        public void walk(Container container, ReadingBounds bounds, EntrySink sink) throws InterruptedException {
            walked.incrementAndGet();
            sink.entry(new Entry(INSIDE, INSIDE, INSIDE.length(), null, () -> open(container, INSIDE)));
        }

        @Override
        public InputStream open(Container container, String locator) {
            return new ByteArrayInputStream(locator.getBytes(StandardCharsets.UTF_8));
        }
    }
}
