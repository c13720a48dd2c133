package org.lapwing.platform.pipeline;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.lapwing.platform.api.analysis.Analyzer;
import org.lapwing.platform.api.analysis.AnalyzerCard;
import org.lapwing.platform.api.analysis.Content;
import org.lapwing.platform.api.analysis.FindingSink;
import org.lapwing.platform.api.findings.Basis;
import org.lapwing.platform.api.ingest.IngestReport;
import org.lapwing.platform.api.ingest.Progress;

class RestingTest {

    @TempDir
    Path temp;

    private Path evidence;
    private Rig rig;

    @BeforeEach
    void makeCase() throws Exception {
        evidence = Files.createDirectories(temp.resolve("evidence"));
        rig = new Rig(temp);
    }

    @AfterEach
    void closeCase() {
        rig.close();
    }

    @Test
    void a_run_that_rests_begins_nothing_and_goes_on_when_told_to() throws Exception {
        Hold hold = new Hold();
        Probe probe = new Probe("test.probe", "1", (content, findings) -> hold.pause());
        rig.analyzers.add(probe);
        rig.limits = rig.oneHand();
        for (int i = 0; i < 50; i++) {
            Stuff.write(evidence.resolve(i + ".txt"), "number " + i);
        }
        CompletableFuture<IngestReport> report = start(hold);
        assertThat(hold.asked(10)).isTrue();
        int calls = probe.calls.get();
        assertThat(calls).isPositive().isLessThan(50);

        assertThat(hold.asked(10)).isTrue();

        assertThat(probe.calls).hasValue(calls);
        assertThat(report).isNotDone();
        hold.over = true;
        assertThat(report.get(60, TimeUnit.SECONDS).complete()).isTrue();
        assertThat(probe.calls).hasValue(50);
    }

    @Test
    void a_run_that_rests_can_be_cancelled() throws Exception {
        Hold hold = new Hold();
        rig.analyzers.add(new Probe("test.probe", "1", (content, findings) -> hold.pause()));
        for (int i = 0; i < 50; i++) {
            Stuff.write(evidence.resolve(i + ".txt"), "number " + i);
        }
        CompletableFuture<IngestReport> report = start(hold);
        assertThat(hold.asked(10)).isTrue();

        hold.cancelled = true;

        assertThat(report.get(60, TimeUnit.SECONDS).complete()).isFalse();
    }

    @Test
    void resting_is_not_counted_as_the_time_of_an_analysis() throws Exception {
        rig.hurry(Duration.ofMillis(400), Duration.ofMillis(100));
        Hold hold = new Hold();
        CountDownLatch rested = new CountDownLatch(1);
        rig.analyzers.add(new Probe("test.probe", "1", (content, findings) -> {
            hold.paused = true;
            rested.await();
        }));
        Stuff.write(evidence.resolve("a.txt"), "a");
        CompletableFuture<IngestReport> report = start(hold);
        assertThat(hold.asked(20)).isTrue();

        rested.countDown();
        hold.over = true;

        assertThat(report.get(60, TimeUnit.SECONDS).problems()).isEmpty();
    }

    @Test
    void where_conversations_come_from_is_read_before_films_that_wait_longer() throws Exception {
        rig.limits = rig.oneHand();
        CountDownLatch all = new CountDownLatch(1);
        List<String> order = Collections.synchronizedList(new ArrayList<>());
        rig.analyzers.clear();
        rig.analyzers.add(new Probe("test.probe", "1", (content, findings) -> {
            all.await();
            order.add(content.name());
        }));
        Stuff.write(evidence.resolve("0.bin"), "first");
        for (int i = 1; i < 20; i++) {
            Stuff.write(evidence.resolve(i + ".mp4"), "a film " + i);
        }
        Stuff.write(evidence.resolve("zz/chat.txt"), "a chat");
        CompletableFuture<IngestReport> report = start(new Progress() {
            @Override
            public void at(String stage, long done, long total, long failed) {
                if (done == 21) {
                    all.countDown();
                }
            }

            @Override
            public boolean cancelled() {
                return false;
            }
        });

        assertThat(report.get(60, TimeUnit.SECONDS).complete()).isTrue();
        assertThat(order.indexOf("chat.txt")).isLessThanOrEqualTo(1);
    }

    @Test
    void other_parameters_are_looked_at_again_and_other_analysers_are_not() throws Exception {
        Probe other = new Probe("test.other", "1", (content, findings) -> {});
        Stuff.write(evidence.resolve("a.txt"), "a");
        rig.analyzers.addAll(List.of(other, new Tuned("threshold=1")));
        rig.ingest(evidence);
        rig.analyzers.removeLast();
        rig.analyzers.add(new Tuned("threshold=1"));
        rig.ingest(evidence);
        assertThat(said()).containsExactly("threshold=1");
        Set<String> before = rig.target.intake().checkpoints(rig.item("a.txt").content());

        rig.analyzers.removeLast();
        rig.analyzers.add(new Tuned("threshold=2"));
        rig.ingest(evidence);

        assertThat(said()).containsExactly("threshold=2");
        assertThat(other.calls).hasValue(1);
        assertThat(rig.target.intake().checkpoints(rig.item("a.txt").content()))
                .hasSize(before.size())
                .isNotEqualTo(before);
    }

    private List<String> said() {
        return rig.target.findings().ofKind("test.tuned", 0, 10).stream()
                .map(finding -> String.valueOf(finding.value().get("with")))
                .toList();
    }

    private record Tuned(String parameters) implements Analyzer {

        @Override
        public AnalyzerCard card() {
            return new AnalyzerCard("test.tuned", "1", Set.of("*/*"), AnalyzerCard.Cost.MODERATE, true, "Tests.")
                    .with(parameters);
        }

        @Override
        public void analyze(Content content, FindingSink findings) {
            findings.finding("test.tuned", 1, Basis.READ, Map.of("with", parameters), 1, "Tuned.");
        }
    }

    private CompletableFuture<IngestReport> start(Progress progress) {
        CompletableFuture<IngestReport> report = new CompletableFuture<>();
        Thread.ofPlatform().start(() -> {
            try {
                report.complete(rig.ingest(progress, evidence));
            } catch (InterruptedException | RuntimeException e) {
                report.completeExceptionally(e);
            }
        });
        return report;
    }

    /** A person at the button. */
    private static final class Hold implements Progress {

        volatile boolean paused;
        volatile boolean over;
        volatile boolean cancelled;
        private int asked;

        @Override
        public void at(String stage, long done, long total, long failed) {}

        @Override
        public boolean cancelled() {
            return cancelled;
        }

        @Override
        public synchronized boolean paused() {
            if (paused && !over) {
                asked++;
                notifyAll();
            }
            return paused && !over;
        }

        /** Presses it, and takes as long as a run of some length until it is noticed: fifty small files are soon done. */
        synchronized void pause() throws InterruptedException {
            paused = true;
            while (asked < 2 && !over && !cancelled) {
                wait(100);
            }
        }

        /** Waits until the run has been told so many times more that it is to rest. */
        synchronized boolean asked(int times) throws InterruptedException {
            int until = asked + times;
            long late = System.nanoTime() + TimeUnit.SECONDS.toNanos(60);
            while (asked < until && System.nanoTime() < late) {
                wait(100);
            }
            return asked >= until;
        }
    }
}
