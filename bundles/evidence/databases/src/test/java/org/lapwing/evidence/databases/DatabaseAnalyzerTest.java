package org.lapwing.evidence.databases;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.FileTime;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.lapwing.platform.api.databases.EvidenceDatabase;
import org.lapwing.product.testkit.EnglishTexts;

class DatabaseAnalyzerTest {

    @TempDir
    Path temp;

    private Path copies;
    private Path evidence;

    @BeforeEach
    void folders() throws IOException {
        copies = Files.createDirectory(temp.resolve("copies"));
        evidence = Files.createDirectory(temp.resolve("evidence"));
    }

    private Heard heard(Path place) throws IOException {
        Heard heard = new Heard();
        new DatabaseAnalyzer(EnglishTexts.of(DatabaseAnalyzer.class)).analyze(Lying.at(place, copies), heard);
        return heard;
    }

    private Made live() throws Exception {
        return new Made(temp.resolve("live"));
    }

    @Test
    void a_database_tells_what_it_is_and_its_words_by_table_and_row() throws Exception {
        Path place;
        try (Made live = live()) {
            live.run(
                    "pragma user_version = 7",
                    "pragma application_id = 1279347788",
                    "create table message (id integer primary key, body text, at integer, picture blob)",
                    "insert into message values (4, 'See you at the harbour', 1700000000, x'ffd8ffe000')",
                    "insert into message values (9, 'Bring the kite', 1700000001, x'0102')",
                    "create table word (w text primary key) without rowid",
                    "insert into word values ('sandpiper')",
                    "create view loud as select upper(body) from message",
                    "create trigger t after insert on word begin select 1; end",
                    "create virtual table found using fts5(body)");
            place = live.seized(evidence, "chat.db");
        }

        Heard heard = heard(place);

        assertThat(heard.problems).isEmpty();
        assertThat(heard.database().get("userVersion")).isEqualTo(7);
        assertThat(heard.database().get("applicationId")).isEqualTo(1279347788L);
        assertThat(heard.database().get("pageSize")).isEqualTo(4096);
        assertThat(heard.database().get("encoding")).isEqualTo("UTF-8");
        assertThat(heard.database().get("mode")).isEqualTo("rollback");
        assertThat(heard.rows("message")).isEqualTo(List.of(2L));
        assertThat(heard.rows("word")).isEqualTo(List.of(1L));
        assertThat(heard.view(0)).containsEntry("journal", "").containsEntry("damage", List.of());
        assertThat(heard.database().get("left")).isEqualTo(Map.of("views", 1L, "virtualTables", 1L, "triggers", 1L));
        assertThat(heard.database().get("blobs").toString()).contains("image/jpeg=1");
        assertThat(heard.text.toString())
                .contains("[message 4] See you at the harbour\n", "[message 9] Bring the kite\n", "[word] sandpiper\n");
    }

    @Test
    void rows_that_are_only_in_the_log_are_counted_with_it_and_those_it_removed_without() throws Exception {
        Path place;
        try (Made live = live()) {
            live.run(
                    "pragma journal_mode = wal",
                    "pragma wal_autocheckpoint = 0",
                    "create table message (id integer primary key, body text)",
                    "insert into message values (1, 'The first'), (2, 'The removed one')",
                    "pragma wal_checkpoint(truncate)",
                    "delete from message where id = 2",
                    "insert into message values (3, 'The third'), (4, 'The fourth')",
                    "create table late (a text)",
                    "insert into late values ('Late')");
            place = live.seized(evidence, "msgstore.db");
        }

        Heard heard = heard(place);

        assertThat(heard.problems).isEmpty();
        assertThat(heard.view(0)).containsEntry("journal", "").containsEntry("rows", 2L);
        assertThat(heard.view(1)).containsEntry("journal", "msgstore.db-wal").containsEntry("rows", 4L);
        assertThat(heard.rows("message")).isEqualTo(List.of(2L, 3L));
        assertThat(heard.rows("late")).isEqualTo(List.of(-2L, 1L));
        assertThat(heard.database().get("mode")).isEqualTo("wal");
        assertThat(heard.text.toString())
                .contains("[message 1] The first\n", "[message 4] The fourth\n", "[late 1] Late\n")
                .contains("[message 2, before msgstore.db-wal] The removed one\n")
                .containsOnlyOnce("The first");
        Map<?, ?> log = (Map<?, ?>) ((Map<?, ?>) heard.database().get("logs")).get("msgstore.db-wal");
        assertThat(log.get("transactions")).isEqualTo(4L);
        assertThat(log.get("uncommitted")).isEqualTo(0L);
        assertThat(log.get("valid")).isEqualTo(log.get("frames"));
    }

    @Test
    void all_rows_may_be_in_the_log_alone() throws Exception {
        Path place;
        try (Made live = live()) {
            live.run(
                    "pragma journal_mode = wal",
                    "pragma wal_autocheckpoint = 0",
                    "create table message (body text)",
                    "insert into message values ('Only there')");
            place = live.seized(evidence, "new.db");
        }

        Heard heard = heard(place);

        assertThat(heard.rows("message")).isEqualTo(List.of(-2L, 1L));
        assertThat(heard.text.toString()).isEqualTo("[message 1] Only there\n");
    }

    @Test
    void frames_of_a_change_that_never_ended_do_not_count() throws Exception {
        Path place;
        try (Made live = live()) {
            live.run(
                    "pragma journal_mode = wal",
                    "pragma wal_autocheckpoint = 0",
                    "pragma cache_size = 4",
                    "create table message (id integer primary key, body text)",
                    "insert into message values (1, 'It counts')",
                    "begin",
                    "with recursive n(i) as (select 2 union all select i + 1 from n where i < 3000)"
                            + " insert into message select i, 'It never was' || i from n");
            place = live.seized(evidence, "cut.db");
            live.run("rollback");
        }

        Heard heard = heard(place);

        assertThat(heard.rows("message")).isEqualTo(List.of(-2L, 1L));
        Map<?, ?> log = (Map<?, ?>) ((Map<?, ?>) heard.database().get("logs")).get("cut.db-wal");
        assertThat((long) log.get("uncommitted")).isGreaterThan(10);
        assertThat(heard.text.toString()).isEqualTo("[message 1] It counts\n");
    }

    @Test
    void a_rollback_journal_brings_back_what_a_change_that_never_ended_had_overwritten() throws Exception {
        Path place;
        try (Made live = live()) {
            live.run(
                    "pragma cache_size = 4",
                    "create table message (id integer primary key, body text)",
                    "with recursive n(i) as (select 1 union all select i + 1 from n where i < 2000)"
                            + " insert into message select i, 'As it was ' || i from n",
                    "begin",
                    "delete from message where id > 10");
            place = live.seized(evidence, "sms.db");
            live.run("rollback");
        }

        Heard heard = heard(place);

        assertThat(heard.view(1)).containsEntry("journal", "sms.db-journal").containsEntry("rows", 2000L);
        assertThat(heard.view(0).get("rows")).isNotEqualTo(2000L);
        assertThat(heard.text.toString()).contains("[message 2000] As it was 2000\n");
    }

    @Test
    void a_log_that_is_damaged_counts_up_to_there_and_one_of_another_database_not_at_all() throws Exception {
        Path place;
        try (Made live = live()) {
            live.run(
                    "pragma journal_mode = wal",
                    "pragma wal_autocheckpoint = 0",
                    "create table message (id integer primary key, body text)",
                    "pragma wal_checkpoint(truncate)",
                    "insert into message values (1, 'Whole')",
                    "insert into message values (2, 'Damaged')");
            place = live.seized(evidence, "chat.db");
        }
        Path log = place.resolveSibling("chat.db-wal");
        byte[] bytes = Files.readAllBytes(log);
        bytes[bytes.length - 5] ^= 1;
        Files.write(log, bytes);

        Heard heard = heard(place);

        assertThat(heard.rows("message")).isEqualTo(List.of(0L, 1L));
        Map<?, ?> facts = (Map<?, ?>) ((Map<?, ?>) heard.database().get("logs")).get("chat.db-wal");
        assertThat(facts.get("frames")).isEqualTo(2L);
        assertThat(facts.get("valid")).isEqualTo(1L);

        Files.write(log, new byte[8192]);
        Heard other = heard(place);
        assertThat(other.rows("message")).isEqualTo(List.of(0L, 0L));
    }

    @Test
    void a_log_alone_tells_of_its_frames() throws Exception {
        Path place;
        try (Made live = live()) {
            live.run("pragma journal_mode = wal", "create table t (a)", "insert into t values (1)");
            place = live.seized(evidence, "gone.db");
        }
        Heard heard = new Heard();

        new DatabaseAnalyzer(EnglishTexts.of(DatabaseAnalyzer.class))
                .analyze(new Lying(place.resolveSibling("gone.db-wal"), copies, DatabaseAnalyzer.LOG), heard);

        assertThat(heard.findings.get("database.log").get("transactions")).isEqualTo(2L);
        assertThat(heard.findings.get("database.log").get("firstPage")).isEqualTo(true);
    }

    @Test
    void the_evidence_stays_as_it_was_to_the_last_time() throws Exception {
        Path place;
        try (Made live = live()) {
            live.run(
                    "pragma journal_mode = wal",
                    "create table message (body text)",
                    "insert into message values ('x')");
            place = live.seized(evidence, "chat.db");
        }
        Map<String, String> before = state();

        heard(place);

        assertThat(state()).isEqualTo(before);
    }

    private Map<String, String> state() throws IOException {
        Map<String, String> state = new TreeMap<>();
        try (Stream<Path> files = Files.list(evidence)) {
            for (Path file : files.toList()) {
                FileTime old = FileTime.from(Instant.parse("2020-01-01T00:00:00Z"));
                if (Files.getLastModifiedTime(file).compareTo(old) != 0 && state.isEmpty()) {
                    // From now on any writing shows.
                    Files.setLastModifiedTime(file, old);
                }
                state.put(
                        file.getFileName().toString(),
                        Files.getLastModifiedTime(file) + " " + java.util.Arrays.hashCode(Files.readAllBytes(file)));
            }
        }
        return state;
    }

    @Test
    void a_database_cut_anywhere_keeps_what_is_there() throws Exception {
        Path place;
        try (Made live = live()) {
            live.run(
                    "create table message (id integer primary key, body text)",
                    "with recursive n(i) as (select 1 union all select i + 1 from n where i < 3000)"
                            + " insert into message select i, 'Number ' || i from n");
            place = live.seized(evidence, "whole.db");
        }
        byte[] whole = Files.readAllBytes(place);
        for (int length : new int[] {16, 99}) {
            Path cut = Files.write(evidence.resolve("cut" + length), java.util.Arrays.copyOf(whole, length));
            assertThatThrownBy(() -> heard(cut))
                    .isInstanceOf(IOException.class)
                    .hasMessageContaining("Only " + length + " bytes");
        }
        for (int length = 4096; length < whole.length; length = length * 2 + 1) {
            Path cut = Files.write(evidence.resolve("cut" + length), java.util.Arrays.copyOf(whole, length));
            Heard heard = heard(cut);
            assertThat(heard.problems).anyMatch(problem -> problem.contains("its end is missing"));
        }
        Path half = Files.write(evidence.resolve("half"), java.util.Arrays.copyOf(whole, whole.length / 2));
        assertThat(heard(half).text.toString()).contains("[message 5] Number 5\n");
    }

    @Test
    void garbage_in_the_pages_is_told_and_the_other_tables_are_read() throws Exception {
        Path place;
        try (Made live = live()) {
            live.run(
                    "create table a (body text)",
                    "create table b (body text)",
                    "with recursive n(i) as (select 1 union all select i + 1 from n where i < 2000)"
                            + " insert into a select 'In a ' || i from n",
                    "insert into b values ('In b')");
            place = live.seized(evidence, "chat.db");
        }
        byte[] bytes = Files.readAllBytes(place);
        java.util.Random random = new java.util.Random(5);
        for (int page = 5; page < 9; page++) {
            for (int i = 0; i < 4096; i++) {
                bytes[page * 4096 + i] = (byte) random.nextInt();
            }
        }
        Files.write(place, bytes);

        Heard heard = heard(place);

        assertThat(heard.problems).anyMatch(problem -> problem.contains("structure"));
        assertThat(heard.text.toString()).contains("[b 1] In b\n");
    }

    @Test
    void what_somebody_wrote_into_the_schema_is_not_run() throws Exception {
        Path place;
        String forever = "(with recursive n(i) as (select 1 union all select i + 1 from n) select max(i) from n)";
        try (Made live = live()) {
            live.run(
                    "create table message (body text,"
                            + " long text generated always as (hex(zeroblob(100000000))) virtual,"
                            + " check (length(hex(zeroblob(1000))) < 10 or 1))",
                    "insert into message (body) values ('Read in spite of it')",
                    "create view endless as select " + forever + " as body",
                    "create trigger boom after insert on message begin select " + forever + "; end",
                    "create index slow on message (length(body)) where length(body) > 3",
                    "create virtual table v using fts5(body)",
                    "create table \"odd \"\" name\nof it\" (\"a \"\" b\" text)",
                    "insert into \"odd \"\" name\nof it\" values ('Oddly named')");
            place = live.seized(evidence, "trap.db");
        }

        long begun = System.nanoTime();
        Heard heard = heard(place);

        assertThat(System.nanoTime() - begun).isLessThan(20_000_000_000L);
        assertThat(heard.text.toString()).contains("Read in spite of it", "[odd \" name\\x0aof it 1] Oddly named");
        assertThat(heard.database().get("tables").toString()).contains("computed=[long]");
    }

    @Test
    void a_question_names_ordinary_tables_or_nothing_is_read() throws Exception {
        Path place;
        try (Made live = live()) {
            live.run(
                    "create table message (id integer primary key, body text)",
                    "insert into message values (1, 'One'), (2, 'Two')",
                    "create view endless as with recursive n(i) as (select 1 union all select i + 1 from n) select i from n",
                    "create virtual table v using fts5(body)");
            place = live.seized(evidence, "chat.db");
        }
        try (EvidenceDatabase database =
                new SqliteDatabases(EnglishTexts.of(SqliteDatabases.class)).open(Lying.at(place, copies))) {
            EvidenceDatabase.View view = database.current();
            List<String> read = new ArrayList<>();
            view.read(
                    new EvidenceDatabase.Query(
                            "select id, body from message where id > ?", java.util.Set.of("MESSAGE"), List.of(1)),
                    row -> read.add(row.number(0) + row.text(1)));

            assertThat(read).containsExactly("2Two");
            assertThat(view.tables())
                    .extracting(EvidenceDatabase.Table::name)
                    .contains("message")
                    .doesNotContain("v");
            assertThat(view.tables().stream()
                            .filter(table -> table.name().equals("message"))
                            .findFirst()
                            .orElseThrow()
                            .has("ID", "body"))
                    .isTrue();
            for (String other : List.of("endless", "v", "absent")) {
                assertThatThrownBy(() ->
                                view.read(new EvidenceDatabase.Query("select * from " + other, other), row -> true))
                        .isInstanceOf(IOException.class)
                        .hasMessageContaining("no ordinary table “" + other + "”");
            }
            assertThatThrownBy(() -> view.read(
                            new EvidenceDatabase.Query("delete from message returning id", "message"), row -> true))
                    .isInstanceOf(IOException.class);
        }
    }

    @Test
    void a_question_that_does_not_end_is_ended() throws Exception {
        Path place;
        try (Made live = live()) {
            live.run("create table t (a)", "insert into t values (1)");
            place = live.seized(evidence, "chat.db");
        }
        Bounds hurried = new Bounds(
                1 << 30,
                java.time.Duration.ofMillis(300),
                java.time.Duration.ofSeconds(5),
                java.time.Duration.ofSeconds(1),
                10,
                1 << 20);
        try (OpenedDatabase database =
                OpenedDatabase.of(Lying.at(place, copies), hurried, EnglishTexts.of(DatabaseAnalyzer.class))) {
            assertThatThrownBy(() -> database.current()
                            .read(
                                    new EvidenceDatabase.Query(
                                            "with recursive n(i) as (select a from t union all select i + 1 from n)"
                                                    + " select count(*) from n",
                                            "t"),
                                    row -> true))
                    .isInstanceOf(IOException.class)
                    .hasMessageContaining("too long");
        }
    }

    @Test
    void a_schema_of_very_many_tables_is_read_up_to_a_bound() throws Exception {
        Path place;
        try (Made live = live()) {
            live.run("begin");
            for (int i = 0; i < 3_000; i++) {
                live.run("create table t" + i + " (a text)");
            }
            live.run("commit");
            place = live.seized(evidence, "many.db");
        }

        Heard heard = heard(place);

        assertThat(heard.database().get("tablesInAll")).isEqualTo(Bounds.USUAL.tables());
    }

    @Test
    void one_that_looks_encrypted_is_named_as_such() throws Exception {
        byte[] random = new byte[8192];
        new java.util.Random(1).nextBytes(random);
        Path place = Files.write(evidence.resolve("signal.db"), random);
        Heard heard = new Heard();

        new DatabaseAnalyzer(EnglishTexts.of(DatabaseAnalyzer.class))
                .analyze(new Lying(place, copies, DatabaseAnalyzer.ENCRYPTED), heard);

        assertThat(heard.problems).singleElement().asString().contains("looks like an encrypted one");
        assertThat(heard.findings).containsOnlyKeys("database.encrypted");
        // Its head may be left in the clear.
        byte[] clear = random.clone();
        System.arraycopy("SQLite format 3\0".getBytes(java.nio.charset.StandardCharsets.US_ASCII), 0, clear, 0, 16);
        Path other = Files.write(evidence.resolve("other.db"), clear);
        Heard said = new Heard();
        try {
            new DatabaseAnalyzer(EnglishTexts.of(DatabaseAnalyzer.class)).analyze(Lying.at(other, copies), said);
            assertThat(said.problems).isNotEmpty();
        } catch (IOException e) {
            assertThat(e).hasMessageContaining("encrypted");
        }
    }
}
