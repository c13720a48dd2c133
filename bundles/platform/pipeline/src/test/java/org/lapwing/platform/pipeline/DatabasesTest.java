package org.lapwing.platform.pipeline;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.Statement;
import java.time.Duration;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.TreeMap;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.lapwing.evidence.databases.DatabaseAnalyzer;
import org.lapwing.platform.api.evidence.Item;
import org.lapwing.platform.api.evidence.Target;
import org.lapwing.platform.api.findings.Finding;
import org.lapwing.platform.api.ingest.IngestReport;
import org.lapwing.platform.pipeline.work.TestWorkers;
import org.lapwing.platform.pipeline.work.WorkerPool;
import org.lapwing.product.testkit.EnglishTexts;

/** Databases from evidence, opened in worker processes; here by the driver of the case's own database, which has the same packages. */
class DatabasesTest {

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
        rig.analyzers.add(new DatabaseAnalyzer(EnglishTexts.of(DatabaseAnalyzer.class)));
        pool = TestWorkers.pool(2, Duration.ofSeconds(30));
        rig.workers = pool;
    }

    @AfterEach
    void closeCase() {
        rig.close();
        pool.close();
    }

    private void seized(Path place, String... statements) throws Exception {
        Path live = Files.createTempDirectory(temp, "live").resolve("live.db");
        try (Connection connection = DriverManager.getConnection("jdbc:sqlite:" + live);
                Statement statement = connection.createStatement()) {
            for (String sql : statements) {
                statement.execute(sql);
            }
            Files.createDirectories(place.getParent());
            for (String ending : List.of("", "-wal")) {
                Path from = live.resolveSibling("live.db" + ending);
                if (Files.exists(from)) {
                    Files.copy(from, place.resolveSibling(place.getFileName() + ending));
                }
            }
        }
    }

    private Map<String, String> state() throws Exception {
        Map<String, String> state = new TreeMap<>();
        try (Stream<Path> files = Files.walk(evidence)) {
            for (Path file : files.toList()) {
                state.put(
                        file.toString(),
                        Files.getLastModifiedTime(file)
                                + (Files.isDirectory(file) ? "" : " " + Arrays.hashCode(Files.readAllBytes(file))));
            }
        }
        return state;
    }

    @Test
    void a_database_with_its_log_is_read_from_copies_and_the_evidence_stays_as_it_was() throws Exception {
        seized(
                evidence.resolve("phone/msgstore.db"),
                "pragma journal_mode = wal",
                "pragma wal_autocheckpoint = 0",
                "create table message (id integer primary key, body text)",
                "insert into message values (1, 'Of an oystercatcher')",
                "pragma wal_checkpoint(truncate)",
                "insert into message values (2, 'Of a sandpiper')");
        Map<String, String> before = state();

        IngestReport report = rig.ingest(evidence);

        assertThat(report.problems()).isEmpty();
        Item item = rig.item("phone/msgstore.db");
        Finding found = rig.target.findings().on(Target.of(item.content())).getFirst();
        assertThat(found.value().get("tables").toString()).contains("rows=[1, 2]");
        assertThat(found.provenance().inputs())
                .isEqualTo(Map.of(
                        "msgstore.db-wal",
                        rig.item("phone/msgstore.db-wal").content().sha256()));
        assertThat(rig.titlesWith("sandpiper")).containsExactly("msgstore.db");
        assertThat(rig.item("phone/msgstore.db-wal").mediaType()).isEqualTo("application/x-sqlite3-wal");
        assertThat(rig.target
                        .findings()
                        .on(Target.of(rig.item("phone/msgstore.db-wal").content())))
                .extracting(Finding::kind)
                .containsExactly("database.log");
        assertThat(state()).isEqualTo(before);
        assertThat(TestWorkers.leftBehind(Duration.ofSeconds(10))).isEmpty();
    }

    @Test
    void without_order_from_the_first_byte_on_and_named_so_it_looks_encrypted() throws Exception {
        byte[] random = new byte[20 * 1024];
        new Random(4).nextBytes(random);
        Stuff.write(evidence.resolve("signal.sqlite"), random);
        random[0]++;
        Stuff.write(evidence.resolve("other.bin"), random);
        Stuff.write(evidence.resolve("odd.db"), Arrays.copyOf(random, random.length - 7));

        rig.ingest(evidence);

        assertThat(rig.item("signal.sqlite").mediaType()).isEqualTo("application/x-sqlcipher");
        assertThat(rig.item("signal.sqlite").problem()).contains("looks like an encrypted one");
        assertThat(rig.item("other.bin").mediaType()).isEqualTo("application/octet-stream");
        assertThat(rig.item("odd.db").mediaType()).isEqualTo("application/octet-stream");
    }
}
