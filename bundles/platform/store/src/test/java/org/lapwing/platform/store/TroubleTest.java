package org.lapwing.platform.store;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import java.io.File;
import java.io.IOException;
import java.io.RandomAccessFile;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.condition.DisabledOnOs;
import org.junit.jupiter.api.condition.EnabledOnOs;
import org.junit.jupiter.api.condition.OS;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.lapwing.platform.api.cases.Case;
import org.lapwing.platform.api.cases.CaseLog.Operation;
import org.lapwing.platform.api.cases.CaseStore.Access;
import org.lapwing.platform.api.cases.CaseUnavailable;
import org.lapwing.platform.api.cases.CaseUnavailable.Reason;
import org.lapwing.platform.api.evidence.Item;
import org.lapwing.platform.api.evidence.ItemFilter;
import org.lapwing.platform.api.evidence.Target;
import org.lapwing.platform.api.vault.StoreFailure;

/** Failure is normal: other processes, other releases, damage, no rights, no space, no warning. */
class TroubleTest {

    @TempDir
    Path temp;

    Desk desk;
    Path folder;

    @BeforeEach
    void a_closed_case_with_one_item() throws Exception {
        desk = new Desk(temp);
        folder = temp.resolve("case");
        try (Case open = desk.store.create(folder, "Harbour", null)) {
            Desk.text(open, open.intake().exhibit(temp, "phone"), "a.txt", "hello");
        }
    }

    @AfterEach
    void leave() {
        desk.store.close();
    }

    @Test
    void a_case_that_another_process_writes_is_read_only_here_and_says_who() throws Exception {
        try (Child other = Child.start("hold", temp.resolve("other"), folder)) {
            assertThat(other.line()).isEqualTo("open");
            assertThatThrownBy(() -> desk.store.open(folder, Access.WRITE))
                    .isInstanceOfSatisfying(
                            CaseUnavailable.class, e -> assertThat(e.reason()).isEqualTo(Reason.WRITTEN_ELSEWHERE))
                    .hasMessageContaining("process " + other.pid() + " on ");
            try (Case open = desk.store.open(folder, Access.WRITE_IF_FREE)) {
                assertThat(open.writable()).isFalse();
                assertThat(open.writer())
                        .hasValueSatisfying(who -> assertThat(who).contains("" + other.pid()));
                long before = open.revision();
                assertThat(open.revision()).isEqualTo(before);
                other.tell("boats");
                assertThat(other.line()).isEqualTo("written");
                assertThat(open.revision()).isGreaterThan(before);
                assertThat(Desk.entries(open, 0, 100)).last().satisfies(last -> assertThat(last.detail())
                        .isEqualTo("boats"));
                other.tell("close");
                assertThat(other.line()).isEqualTo("closed");
                assertThat(open.writer()).isEmpty();
            }
        }
        desk.store.open(folder, Access.WRITE).close();
    }

    @Test
    void of_many_processes_that_make_a_case_in_one_empty_folder_one_makes_it() throws Exception {
        for (int round = 0; round < 3; round++) {
            Path shared = Files.createDirectory(temp.resolve("shared " + round));
            List<Child> children = new ArrayList<>();
            try {
                for (int i = 0; i < 4; i++) {
                    children.add(Child.start("make", temp.resolve("profile " + i), shared));
                }
                for (Child each : children) {
                    assertThat(each.line()).isEqualTo("ready");
                }
                children.forEach(each -> each.tell(""));
                List<String> said = new ArrayList<>();
                for (Child each : children) {
                    said.add(String.valueOf(each.line()));
                }
                assertThat(said).filteredOn(line -> line.startsWith("made ")).hasSize(1);
                assertThat(said).filteredOn("NOT_EMPTY"::equals).hasSize(3);
                String made = said.stream()
                        .filter(line -> line.startsWith("made "))
                        .findFirst()
                        .orElseThrow();
                try (Case open = desk.store.open(shared, Access.WRITE)) {
                    assertThat("made " + open.info().id()).isEqualTo(made);
                }
            } finally {
                children.forEach(Child::close);
            }
        }
    }

    @Test
    void many_processes_and_threads_open_a_case_while_its_writer_writes_and_checkpoints() throws Exception {
        List<Child> children = new ArrayList<>();
        try (Case open = desk.store.open(folder, Access.WRITE)) {
            for (int i = 0; i < 3; i++) {
                children.add(Child.start("peek", temp.resolve("peeking " + i), folder));
            }
            AtomicBoolean looked = new AtomicBoolean();
            Thread writer = Thread.ofPlatform().start(() -> {
                for (int i = 0; !looked.get(); i++) {
                    Desk.text(open, 1, "more " + i, "text " + i);
                    if (i % 5 == 0) {
                        ((OpenCase) open).file().database().checkpoint();
                    }
                }
            });
            try {
                for (Child each : children) {
                    for (int thread = 0; thread < 8; thread++) {
                        assertThat(each.line()).isEqualTo("fine");
                    }
                }
            } finally {
                looked.set(true);
                writer.join();
            }
        } finally {
            children.forEach(Child::close);
        }
    }

    @Test
    void asking_who_writes_does_not_take_the_right_away_from_this_process() throws Exception {
        try (Case open = desk.store.open(folder, Access.WRITE);
                Case reader = desk.store.open(folder, Access.READ)) {
            assertThat(reader.writer()).isPresent();
            try (Child other = Child.start("hold", temp.resolve("other"), folder)) {
                assertThat(other.line()).isEqualTo("WRITTEN_ELSEWHERE");
            }
            open.log().append(Operation.ALTERED, Target.of(Target.CASE, 1), "still mine");
        }
    }

    @Test
    void a_process_that_is_killed_leaves_a_consistent_case_each_time() throws Exception {
        long least = 1;
        for (int round = 1; round <= 5; round++) {
            try (Child filling = Child.start("fill", temp.resolve("other"), folder)) {
                for (int i = 0; i < 2 * round; i++) {
                    least = Math.max(least, Long.parseLong(filling.line()));
                }
                TimeUnit.MILLISECONDS.sleep(3L * round);
                filling.killDashNine();
            }
            try (Case open = desk.store.open(folder, Access.WRITE)) {
                Database database = ((OpenCase) open).file().database();
                assertThat(database.<String>read(link -> link.first(row -> row.getString(1), "pragma integrity_check")
                                .orElseThrow()))
                        .isEqualTo("ok");
                assertThat(database.<List<String>>read(
                                link -> link.list(row -> row.getString(1), "pragma foreign_key_check")))
                        .isEmpty();
                long items = database.read(link -> link.number("select count(*) from item where path like 'file %'"));
                assertThat(items % Child.BATCH).as("whole batches").isZero();
                assertThat(items).as("what was told as done is there").isGreaterThanOrEqualTo(least);
                assertTalliesHold(database);
            }
        }
    }

    private static void assertTalliesHold(Database database) {
        database.read(link -> {
            assertThat(link.number("select sum(n) from item_tally"))
                    .isEqualTo(link.number("select count(*) from item"));
            assertThat(link.number("select sum(n) from item_tally where copy = 0"))
                    .isEqualTo(link.number("select count(*) from content"));
            assertThat(link.number("select n from tally where name = 'finding'"))
                    .isEqualTo(link.number("select count(*) from finding"));
            return true;
        });
    }

    @Test
    void a_case_that_a_newer_release_has_changed_beyond_understanding_is_left_alone() throws Exception {
        sql("pragma user_version = 99");
        byte[] before = Files.readAllBytes(folder.resolve("case.db"));
        for (Access access : Access.values()) {
            assertThatThrownBy(() -> desk.store.open(folder, access))
                    .isInstanceOfSatisfying(
                            CaseUnavailable.class, e -> assertThat(e.reason()).isEqualTo(Reason.NEWER_RELEASE))
                    .hasMessageContaining(folder.toRealPath().toString());
        }
        assertThat(Files.readAllBytes(folder.resolve("case.db"))).isEqualTo(before);
    }

    @Test
    void a_case_to_which_a_newer_release_has_only_added_is_read_and_written() throws Exception {
        Desk newer = new Desk(
                temp.resolve("newer"),
                new Schema()
                        .with(
                                "alter table exhibit add column shelf text;\ncreate table acquisition (id integer primary key);\n"));
        try (Case open = newer.store.open(folder, Access.WRITE)) {
            Desk.text(open, open.intake().exhibit(temp, "phone"), "b.txt", "newer");
        }
        try (Case open = desk.store.open(folder, Access.WRITE)) {
            Desk.text(open, open.intake().exhibit(temp, "phone"), "c.txt", "older");
        }
        try (Case open = newer.store.open(folder, Access.WRITE)) {
            assertThat(open.evidence().items(ItemFilter.ALL, 0, 10))
                    .extracting(Item::path)
                    .containsExactly("a.txt", "b.txt", "c.txt");
        }
        newer.store.close();
    }

    @ParameterizedTest
    @ValueSource(strings = {"garbage", "truncated", "empty", "half overwritten"})
    void a_damaged_database_is_named_as_such(String damage) throws Exception {
        Path file = folder.resolve("case.db");
        try (RandomAccessFile database = new RandomAccessFile(file.toFile(), "rw")) {
            switch (damage) {
                case "garbage" -> database.write(new byte[4096]);
                case "truncated" -> database.setLength(database.length() / 3);
                case "empty" -> database.setLength(0);
                default -> {
                    database.seek(8192);
                    byte[] noise = new byte[(int) (database.length() / 2)];
                    new java.util.Random(1).nextBytes(noise);
                    database.write(noise);
                }
            }
        }
        for (Access access : Access.values()) {
            assertThatThrownBy(() -> desk.store.open(folder, access))
                    .isInstanceOfSatisfying(
                            CaseUnavailable.class, e -> assertThat(e.reason()).isEqualTo(Reason.DAMAGED))
                    .hasMessageContaining("damaged");
        }
    }

    @Test
    void a_database_of_something_else_is_no_case() throws Exception {
        sql("pragma application_id = 1");
        assertThatThrownBy(() -> desk.store.open(folder, Access.READ))
                .isInstanceOfSatisfying(
                        CaseUnavailable.class, e -> assertThat(e.reason()).isEqualTo(Reason.NOT_A_CASE));
    }

    @Test
    @DisabledOnOs(OS.WINDOWS)
    void a_folder_that_may_not_be_written_is_read_and_nothing_is_left_beside() throws Exception {
        lookWithoutRights("[a.txt]");
    }

    @Test
    @DisabledOnOs(OS.WINDOWS)
    void a_read_only_folder_after_a_crash_is_read_with_what_only_its_write_ahead_log_holds() throws Exception {
        Path crashed = Files.createDirectory(temp.resolve("crashed"));
        try (Case open = desk.store.open(folder, Access.WRITE)) {
            Desk.text(open, open.intake().exhibit(temp, "phone"), "b.txt", "only in the log");
            for (String name : List.of("case.db", "case.db-wal", "keys.json", "writer.lock")) {
                Files.copy(folder.resolve(name), crashed.resolve(name), StandardCopyOption.REPLACE_EXISTING);
            }
        }
        folder = crashed;
        lookWithoutRights("[a.txt, b.txt]");
    }

    /** As another user where this one may do everything. */
    private void lookWithoutRights(String items) throws Exception {
        boolean root = "root".equals(System.getProperty("user.name"));
        List<String> before = root ? List.of("setpriv", "--reuid=65534", "--regid=65534", "--clear-groups") : List.of();
        assumeTrue(!root || runs("setpriv", "--version"), "there is no setpriv to take the rights of root away");
        Path profile = Files.createDirectories(temp.resolve("nobody"));
        String classPath = root ? readable(temp.resolve("classes")) : System.getProperty("java.class.path");
        run("chmod", "-R", "a-w,a+rX", folder.toString());
        run("chmod", "a+rx", temp.toString());
        run("chmod", "a+rwx", profile.toString());
        Map<String, String> was = contents(folder);
        try (Child nobody = Child.start(before, classPath, "look", profile, folder)) {
            assertThat(nobody.line()).isEqualTo("denied");
            assertThat(nobody.line()).isEqualTo(items);
            assertThat(nobody.line()).as("writable").isEqualTo("false");
            assertThat(nobody.line()).startsWith("READ_ONLY ").contains("read-only here");
            assertThat(nobody.line()).isNull();
        } finally {
            run("chmod", "-R", "u+w", folder.toString());
        }
        assertThat(contents(folder)).isEqualTo(was);
        try (Stream<Path> left = Files.walk(profile)) {
            assertThat(left.filter(file -> file.toString().contains("scratch") && Files.isRegularFile(file)))
                    .isEmpty();
        }
    }

    @Test
    void a_full_database_keeps_what_was_stored_and_says_that_there_is_no_space() throws Exception {
        try (Case open = desk.store.open(folder, Access.WRITE)) {
            Database database = ((OpenCase) open).file().database();
            database.write(link -> link.first(row -> row.getLong(1), "pragma max_page_count = 60"));
            fillUntilFull(open);
            database.write(link -> link.first(row -> row.getLong(1), "pragma max_page_count = 100000"));
            Desk.text(open, open.intake().exhibit(temp, "phone"), "after.txt", "there is space again");
            assertTalliesHold(database);
        }
    }

    @Test
    @EnabledOnOs(OS.LINUX)
    void a_full_disk_keeps_what_was_stored_and_says_that_there_is_no_space() throws Exception {
        Path disk = Files.createDirectory(temp.resolve("disk"));
        assumeTrue(
                runs("mount", "-t", "tmpfs", "-o", "size=6m", "tmpfs", disk.toString()),
                "only root can mount a small disk; its sibling with a full database runs everywhere");
        try {
            long stored;
            try (Case open = desk.store.create(disk.resolve("case"), "Small", null)) {
                stored = fillUntilFull(open);
            }
            try (Case open = desk.store.open(disk.resolve("case"), Access.READ)) {
                assertThat(open.evidence().count(ItemFilter.ALL)).isEqualTo(stored);
            }
            Files.write(disk.resolve("rest"), new byte[0]);
            fillWithZeros(disk.resolve("rest"));
            assertThatThrownBy(() -> desk.store.create(disk.resolve("another"), "None", null))
                    .isInstanceOfSatisfying(
                            CaseUnavailable.class, e -> assertThat(e.reason()).isEqualTo(Reason.NO_SPACE));
        } finally {
            desk.store.close();
            run("umount", disk.toString());
        }
    }

    private long fillUntilFull(Case open) {
        long exhibit = open.intake().exhibit(temp, "phone");
        assertThatThrownBy(() -> {
                    for (int batch = 0; batch < 10_000; batch++) {
                        int from = batch * 100;
                        open.write(() -> {
                            for (int i = from; i < from + 100; i++) {
                                Desk.text(open, exhibit, "fill " + i, "text " + i);
                            }
                        });
                    }
                })
                .isInstanceOfSatisfying(
                        StoreFailure.class, e -> assertThat(e.noSpace()).isTrue())
                .hasMessageContaining("no space left");
        long stored = open.evidence().count(ItemFilter.ALL);
        assertThat(open.evidence()
                                .items(new ItemFilter(null, java.util.Set.of(), "fill", null, false), 0, 5000)
                                .size()
                        % 100)
                .as("whole batches")
                .isZero();
        return stored;
    }

    private static void fillWithZeros(Path file) {
        assertThatThrownBy(() -> {
                    try (var out = Files.newOutputStream(file)) {
                        for (int i = 0; i < 100_000; i++) {
                            out.write(new byte[1024]);
                        }
                    }
                })
                .isInstanceOf(IOException.class);
    }

    private void sql(String sql) throws Exception {
        CaseKeys keys =
                new KeyDesk(desk.persons, new Desk.BundleEnglish()).open(folder).keys();
        try (Link link = new Link(DatabaseFile.forWriting(folder.resolve("case.db"), keys.database(keys.epoch()))
                .connectForWriting())) {
            link.script(sql);
        }
    }

    private static Map<String, String> contents(Path folder) throws Exception {
        Map<String, String> contents = new TreeMap<>();
        try (Stream<Path> files = Files.walk(folder)) {
            for (Path file : files.toList()) {
                contents.put(
                        folder.relativize(file).toString(),
                        Files.getLastModifiedTime(file)
                                + (Files.isDirectory(file)
                                        ? ""
                                        : Desk.hashes(Files.readAllBytes(file))
                                                .sha256()
                                                .sha256()));
            }
        }
        return contents;
    }

    /** The class path, copied to where every user may read it. */
    private static String readable(Path copies) throws Exception {
        Files.createDirectories(copies);
        List<String> entries = new ArrayList<>();
        for (String entry : System.getProperty("java.class.path").split(File.pathSeparator)) {
            if (Files.exists(Path.of(entry)) && !entry.contains("junit")) {
                String copy = copies.resolve(
                                entries.size() + "-" + Path.of(entry).getFileName())
                        .toString();
                run("cp", "-r", entry, copy);
                entries.add(copy);
            }
        }
        run("chmod", "-R", "a+rX", copies.toString());
        return String.join(File.pathSeparator, entries);
    }

    private static void run(String... command) throws Exception {
        assertThat(runs(command)).as(String.join(" ", command)).isTrue();
    }

    private static boolean runs(String... command) throws Exception {
        try {
            return new ProcessBuilder(command)
                            .redirectErrorStream(true)
                            .redirectOutput(ProcessBuilder.Redirect.DISCARD)
                            .start()
                            .waitFor()
                    == 0;
        } catch (IOException e) {
            return false;
        }
    }
}
