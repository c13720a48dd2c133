package org.lapwing.platform.pipeline;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Random;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.lapwing.platform.api.analysis.Replay;
import org.lapwing.platform.api.evidence.Item;
import org.lapwing.platform.api.evidence.Target;
import org.lapwing.platform.api.findings.Finding;
import org.lapwing.platform.pipeline.work.Beside;
import org.lapwing.platform.pipeline.work.TestWorkers;
import org.lapwing.platform.pipeline.work.WorkerPool;
import org.lapwing.product.testkit.EnglishTexts;

class CompanionsTest {

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
        rig.analyzers.add(new Beside());
        pool = TestWorkers.pool(2, Duration.ofSeconds(30));
        rig.workers = pool;
    }

    @AfterEach
    void closeCase() {
        rig.close();
        pool.close();
    }

    @Test
    void what_lies_beside_a_content_under_its_name_is_handed_over_and_is_an_input_of_what_is_said() throws Exception {
        byte[] large = new byte[5 << 20];
        new Random(1).nextBytes(large);
        Stuff.write(evidence.resolve("a/one.txt"), "The one.");
        Stuff.write(evidence.resolve("a/one.txt-wal"), large);
        Stuff.write(evidence.resolve("a/one.txt.more"), new byte[] {0, 1, 2});
        Stuff.write(evidence.resolve("b/one.txt-wal"), "Beside nothing.");
        Stuff.write(evidence.resolve("b/two.txt"), "The other.");
        Stuff.write(evidence.resolve("b/two.txt.more"), "");

        assertThat(rig.ingest(evidence).problems()).isEmpty();

        Finding one = found("a/one.txt");
        assertThat(one.value())
                .containsEntry("beside", List.of("-wal one.txt-wal 5242880", ".more one.txt.more 3"))
                .containsEntry("same", true);
        assertThat(one.provenance().inputs())
                .isEqualTo(Map.of(
                        "one.txt-wal", rig.item("a/one.txt-wal").content().sha256(),
                        "one.txt.more", rig.item("a/one.txt.more").content().sha256()));
        assertThat(found("b/two.txt").value()).containsEntry("beside", List.of());
        assertThat(found("b/two.txt").provenance().inputs()).isEmpty();
    }

    @Test
    void within_a_container_it_is_the_same() throws Exception {
        Stuff.write(
                evidence.resolve("phone.zip"),
                Stuff.zip(new String[] {"x/one.txt", "x/one.txt-wal", "y/one.txt-wal"}, new byte[][] {
                    "The one.".getBytes(UTF_8), "Beside it.".getBytes(UTF_8), "Elsewhere it lies.".getBytes(UTF_8)
                }));

        rig.ingest(evidence);

        assertThat(found("phone.zip!/x/one.txt").value()).containsEntry("beside", List.of("-wal one.txt-wal 10"));
    }

    @Test
    void equal_contents_are_looked_at_once_with_all_that_lies_beside_any_of_them() throws Exception {
        Stuff.write(evidence.resolve("a/one.txt"), "The one.");
        Stuff.write(evidence.resolve("a/one.txt-wal"), "First.");
        Stuff.write(evidence.resolve("b/one.txt"), "The one.");
        Stuff.write(evidence.resolve("b/one.txt-wal"), "The second.");
        Stuff.write(evidence.resolve("c/one.txt"), "The one.");
        Stuff.write(evidence.resolve("c/one.txt-wal"), "First.");

        rig.ingest(evidence);

        assertThat((List<?>) found("a/one.txt").value().get("beside")).hasSize(2);
        assertThat(found("a/one.txt").provenance().inputs()).containsOnlyKeys("one.txt-wal", "one.txt-wal (2)");
    }

    @Test
    void it_is_looked_at_again_when_that_changes_and_only_then() throws Exception {
        Stuff.write(evidence.resolve("one.txt"), "The one.");
        Stuff.write(evidence.resolve("two.txt"), "The other.");
        rig.ingest(evidence);
        long first = found("one.txt").id();
        long other = found("two.txt").id();

        rig.ingest(evidence);
        assertThat(found("one.txt").id()).isEqualTo(first);

        Stuff.write(evidence.resolve("one.txt-wal"), "It came later.");
        rig.ingest(evidence);
        Finding again = found("one.txt");
        assertThat(again.value()).containsEntry("beside", List.of("-wal one.txt-wal 14"));
        assertThat(found("two.txt").id()).isEqualTo(other);

        rig.ingest(evidence);
        assertThat(found("one.txt").id()).isEqualTo(again.id());
    }

    @Test
    void a_replay_looks_at_the_same() throws Exception {
        Stuff.write(evidence.resolve("one.txt"), "The one.");
        Stuff.write(evidence.resolve("one.txt-wal"), "Beside it.");
        rig.ingest(evidence);

        Replay.Replayed replayed = new Replays(EnglishTexts.of(Replays.class), pool, null)
                .with(rig.analyzers, List.of())
                .replay(rig.target, rig.item("one.txt").content(), "test.beside");

        assertThat(replayed.result()).isEqualTo(Replay.Result.REPRODUCED);
    }

    @Test
    void a_copy_is_gone_with_the_worker_that_was_lost() throws Exception {
        Stuff.write(evidence.resolve("crash.txt"), "crash of one that made a copy");
        Stuff.write(evidence.resolve("crash.txt-wal"), "with this beside it");

        rig.ingest(evidence);

        assertThat(rig.item("crash.txt").problem()).contains("was lost 2 times");
        assertThat(TestWorkers.leftBehind(Duration.ofSeconds(10))).isEmpty();
    }

    private Finding found(String path) {
        Item item = rig.item(path);
        return rig.target.findings().on(Target.of(item.content())).stream()
                .filter(each -> each.kind().equals("test.beside"))
                .findFirst()
                .orElseThrow(() -> new AssertionError(item.problem()));
    }
}
