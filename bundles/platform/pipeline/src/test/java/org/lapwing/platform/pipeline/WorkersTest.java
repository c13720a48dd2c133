package org.lapwing.platform.pipeline;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.File;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.TreeMap;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Assumptions;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.lapwing.platform.api.evidence.Item;
import org.lapwing.platform.api.evidence.ItemState;
import org.lapwing.platform.api.evidence.Target;
import org.lapwing.platform.api.findings.Finding;
import org.lapwing.platform.api.ingest.IngestReport;
import org.lapwing.platform.api.ingest.Progress;
import org.lapwing.platform.pipeline.work.Acting;
import org.lapwing.platform.pipeline.work.TestWorkers;
import org.lapwing.platform.pipeline.work.WorkerPool;

class WorkersTest {

    @TempDir
    Path temp;

    private Path evidence;
    private Rig rig;
    private WorkerPool pool;

    @BeforeEach
    void makeCase() throws Exception {
        evidence = Files.createDirectories(temp.resolve("evidence"));
        rig = new Rig(temp);
        rig.analyzers.clear();
        rig.analyzers.add(new Acting("1"));
        pool = TestWorkers.pool(2, Duration.ofSeconds(30));
        rig.workers = pool;
    }

    @AfterEach
    void closeCase() {
        rig.close();
        pool.close();
    }

    @Test
    void what_a_worker_says_is_what_the_analyser_says_in_this_process() throws Exception {
        byte[] large = new byte[9 << 20];
        new Random(3).nextBytes(large);
        Stuff.write(evidence.resolve("large.bin"), large);
        Stuff.write(evidence.resolve("small.txt"), "a small one");
        Stuff.write(evidence.resolve("empty.txt"), "");
        Stuff.write(evidence.resolve("in.zip"), Stuff.zip("inner.txt", new byte[] {1, 2, 3}));
        Stuff.write(evidence.resolve("broken.txt"), "broken");
        Stuff.write(evidence.resolve("throw.txt"), "throw");
        Stuff.write(evidence.resolve("deep.txt"), "deep");
        Stuff.write(evidence.resolve("flood.txt"), "flood");
        rig.ingest(evidence);
        Map<String, String> apart = said(rig);
        assertThat(rig.titlesWith("sandpiper")).hasSize(5);

        try (Rig other = new Rig(temp.resolve("other"))) {
            other.analyzers.clear();
            other.analyzers.add(new Acting("1"));
            other.ingest(evidence);

            assertThat(apart).isEqualTo(said(other));
        }
        assertThat(apart.get("small.txt")).contains("Since it is so.").contains("same=true");
    }

    @Test
    void an_ingest_with_nothing_for_them_starts_no_worker() throws Exception {
        rig.analyzers.clear();
        rig.analyzers.add(new Probe("test.near", "1", (content, findings) -> {}));
        Stuff.write(evidence.resolve("a.txt"), "a");

        assertThat(rig.ingest(evidence).complete()).isTrue();

        assertThat(TestWorkers.size(pool)).isZero();
    }

    @Test
    void whatever_ends_a_worker_is_told_of_the_item_and_the_others_are_looked_at() throws Exception {
        for (String word : List.of("exit", "crash", "eat", "gush")) {
            Stuff.write(evidence.resolve(word + ".txt"), word);
        }
        for (int i = 0; i < 20; i++) {
            Stuff.write(evidence.resolve("fine" + i + ".txt"), "fine " + i);
        }

        IngestReport report = rig.ingest(evidence);

        assertThat(report.complete()).isTrue();
        assertThat(problem("exit.txt")).contains("was lost 2 times").contains("7");
        assertThat(problem("crash.txt")).contains("was lost 2 times");
        assertThat(problem("eat.txt")).contains("more memory");
        assertThat(problem("gush.txt")).contains("more of it than is kept");
        for (int i = 0; i < 20; i++) {
            Item fine = rig.item("fine" + i + ".txt");
            assertThat(rig.target.findings().on(Target.of(fine.content()))).hasSize(1);
        }
    }

    @Test
    void a_poison_item_is_not_tried_again_by_the_same_version() throws Exception {
        Stuff.write(evidence.resolve("exit.txt"), "exit");
        rig.ingest(evidence);
        assertThat(problem("exit.txt")).contains("was lost 2 times");
        pool.close();
        rig.workers = TestWorkers.broken();

        IngestReport again = rig.ingest(evidence);

        // A worker would have been asked for, and there is none.
        assertThat(again.problems()).noneMatch(problem -> problem.contains("were not looked at"));
        assertThat(problem("exit.txt")).contains("was lost 2 times");
    }

    @Test
    void what_hangs_is_stopped_when_its_time_is_over_even_if_it_does_not_listen() throws Exception {
        rig.hurry(Duration.ofSeconds(2), Duration.ofMillis(200));
        Stuff.write(evidence.resolve("hang.txt"), "hang");
        Stuff.write(evidence.resolve("deaf.txt"), "deaf");
        Stuff.write(evidence.resolve("fine.txt"), "fine");

        IngestReport report = rig.ingest(evidence);

        assertThat(report.complete()).isTrue();
        assertThat(problem("hang.txt")).contains("longer than 2 s");
        assertThat(problem("deaf.txt")).contains("longer than 2 s");
        assertThat(rig.item("fine.txt").problem()).contains("odd");
    }

    @Test
    void three_lost_workers_in_a_row_are_a_warning_of_their_own() throws Exception {
        rig.limits = rig.oneHand();
        pool.close();
        pool = TestWorkers.pool(1, Duration.ofSeconds(30));
        rig.workers = pool;
        for (int i = 0; i < 3; i++) {
            Stuff.write(evidence.resolve(i + ".txt"), "exit " + i);
        }

        IngestReport report = rig.ingest(evidence);

        assertThat(report.problems().getFirst()).contains("test.acting").contains("3 times in a row");
    }

    @Test
    void without_a_worker_the_contents_wait_and_the_next_run_looks_at_them() throws Exception {
        rig.workers = TestWorkers.broken();
        Stuff.write(evidence.resolve("fine.txt"), "fine");
        Stuff.write(evidence.resolve("fine2.txt"), "fine as well");

        IngestReport report = rig.ingest(evidence);

        assertThat(report.complete()).isTrue();
        assertThat(report.problems()).anyMatch(problem -> problem.contains("2 contents were not looked at"));
        rig.workers = pool;
        rig.ingest(evidence);
        assertThat(rig.target.findings().ofKind("test.said", 0, 10)).hasSize(2);
    }

    @Test
    void a_cancelled_run_leaves_what_was_under_way_to_the_next() throws Exception {
        Stuff.write(evidence.resolve("hang.txt"), "hang");
        AtomicBoolean begun = new AtomicBoolean();
        Progress progress = new Progress() {
            @Override
            public void at(String stage, long done, long total, long failed) {
                begun.compareAndSet(false, TestWorkers.size(pool) > 0);
            }

            @Override
            public boolean cancelled() {
                return begun.get();
            }
        };

        IngestReport report = rig.ingest(progress, evidence);

        assertThat(report.complete()).isFalse();
        assertThat(rig.target.intake().checkpoints(rig.item("hang.txt").content()))
                .isEmpty();
    }

    @Test
    void a_worker_has_no_network() throws Exception {
        Stuff.write(evidence.resolve("network.txt"), "network");

        IngestReport report = rig.ingest(evidence);

        List<Finding> found = rig.target.findings().ofKind("test.network", 0, 10);
        boolean told = report.problems().stream().anyMatch(problem -> problem.contains("cut off from the network"));
        assertThat(found.getFirst().value().get("interfaces").toString().equals("0") || told)
                .isTrue();
    }

    @Test
    void a_worker_sees_neither_the_users_files_nor_the_case_nor_the_evidence() throws Exception {
        Path mine = Stuff.write(temp.resolve("home/diary.txt"), "Of nobody's concern.");
        Path folder = rig.target.info().folder();
        Stuff.write(
                evidence.resolve("look.txt"),
                "look\n" + mine + "\n" + folder + "\n" + evidence + "\n" + System.getProperty("user.home")
                        + "\n/etc/passwd\n/dev/null\n");

        IngestReport report = rig.ingest(evidence);

        Map<String, Object> seen =
                rig.target.findings().ofKind("test.look", 0, 10).getFirst().value();
        assertThat(seen).containsEntry("/dev/null", "bytes 0").containsEntry("wrote", false);
        if (report.problems().stream().anyMatch(problem -> problem.contains("other files from the processes"))) {
            // This system has no such wall, and the run says so.
            return;
        }
        assertThat(seen)
                .containsEntry(mine.toString(), "not there")
                .containsEntry(folder.toString(), "not there")
                .containsEntry(evidence.toString(), "not there")
                .containsEntry("/etc/passwd", "not there");
        // Of the user's own folder no more than the ways to the libraries and classes that these tests are made of.
        assertThat(String.valueOf(seen.get(System.getProperty("user.home"))))
                .isIn("not there", "entries " + waysFrom(Path.of(System.getProperty("user.home"))));
    }

    /** How many entries of a folder lead to what this process is made of. */
    private static long waysFrom(Path folder) {
        return Stream.of(System.getProperty("java.class.path").split(File.pathSeparator))
                .map(each -> Path.of(each).toAbsolutePath().normalize())
                .filter(each -> each.startsWith(folder) && !each.equals(folder))
                .map(each -> each.getName(folder.getNameCount()))
                .distinct()
                .count();
    }

    @Test
    void where_walls_are_missing_the_run_says_so() throws Exception {
        pool.close();
        pool = TestWorkers.withoutWalls(false);
        rig.workers = pool;
        Stuff.write(evidence.resolve("fine.txt"), "fine");

        IngestReport report = rig.ingest(evidence);

        assertThat(rig.target.findings().ofKind("test.said", 0, 10)).hasSize(1);
        assertThat(report.problems().getFirst())
                .contains("cut off from the network")
                .contains("hide the user’s other files")
                .contains("does not bound the memory");
    }

    @Test
    void a_strict_policy_lets_contents_wait_there() throws Exception {
        pool.close();
        pool = TestWorkers.withoutWalls(true);
        rig.workers = pool;
        Stuff.write(evidence.resolve("fine.txt"), "fine");

        IngestReport report = rig.ingest(evidence);

        assertThat(report.problems())
                .anyMatch(problem -> problem.contains("1 contents were not looked at")
                        && problem.contains("policy of this toolset")
                        && problem.contains("cut off from the network"));
        assertThat(rig.target.findings().ofKind("test.said", 0, 10)).isEmpty();
        Assumptions.assumeTrue(TestWorkers.walled(), "This system has not all walls");
        pool = TestWorkers.strict();
        rig.workers = pool;
        rig.ingest(evidence);
        assertThat(rig.target.findings().ofKind("test.said", 0, 10)).hasSize(1);
    }

    @Test
    void a_worker_is_replaced_after_so_many_contents_and_none_is_lost() throws Exception {
        pool.close();
        AtomicInteger started = new AtomicInteger();
        pool = TestWorkers.replacing(10, started);
        rig.workers = pool;
        int contents = 0;
        for (int round = 0; round < 20 && started.get() < 3; round++) {
            for (int i = 0; i < 20; i++) {
                Stuff.write(evidence.resolve(contents + ".txt"), "which " + contents);
                contents++;
            }
            assertThat(rig.ingest(evidence).problems()).isEmpty();
        }

        List<Finding> found = rig.target.findings().ofKind("test.process", 0, 5_000);
        assertThat(found).hasSize(contents);
        assertThat(found.stream().map(each -> each.value().get("process")).distinct())
                .hasSizeGreaterThan(1);
        assertThat(started.get()).isGreaterThanOrEqualTo(3);
    }

    @Test
    void a_worker_whose_memory_fills_up_is_replaced_and_its_answer_counts() throws Exception {
        rig.limits = rig.oneHand();
        pool.close();
        pool = TestWorkers.pool(1, Duration.ofSeconds(30));
        rig.workers = pool;
        for (int i = 0; i < 3; i++) {
            Stuff.write(evidence.resolve(i + ".txt"), "keep " + i);
        }

        assertThat(rig.ingest(evidence).problems()).isEmpty();

        assertThat(rig.target.findings().ofKind("test.process", 0, 10))
                .extracting(each -> each.value().get("process"))
                .hasSize(3)
                .doesNotHaveDuplicates();
    }

    @Test
    void what_an_analyser_prints_does_not_get_into_its_answer() throws Exception {
        Stuff.write(evidence.resolve("print.txt"), "print");

        rig.ingest(evidence);

        assertThat(rig.item("print.txt").state()).isEqualTo(ItemState.READ);
        assertThat(rig.target.intake().checkpoints(rig.item("print.txt").content()))
                .containsExactly("test.acting@1");
    }

    private String problem(String path) {
        return String.valueOf(rig.item(path).problem());
    }

    /** What is known of each item. */
    private static Map<String, String> said(Rig rig) {
        Map<String, String> said = new TreeMap<>();
        for (Item item : rig.items()) {
            StringBuilder all = new StringBuilder();
            all.append(item.state()).append(' ').append(item.problem());
            for (Finding finding : rig.target.findings().on(Target.of(item.content()))) {
                all.append('\n').append(finding.kind()).append(' ').append(new TreeMap<>(finding.value()));
                all.append(' ').append(finding.confidence()).append(' ').append(finding.explanation());
            }
            all.append(rig.target.intake().checkpoints(item.content()));
            said.put(item.path(), all.toString());
        }
        return said;
    }
}
