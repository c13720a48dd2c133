package org.lapwing.platform.store;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.lapwing.platform.api.cases.Case;
import org.lapwing.platform.api.cases.CaseKeeping.Verification;
import org.lapwing.platform.api.cases.CaseLog.Operation;
import org.lapwing.platform.api.cases.CaseStore.Access;
import org.lapwing.platform.api.cases.CaseUnavailable;
import org.lapwing.platform.api.cases.CaseUnavailable.Reason;
import org.lapwing.platform.api.evidence.Item;
import org.lapwing.platform.api.evidence.ItemFilter;
import org.lapwing.platform.api.evidence.Target;
import org.lapwing.platform.api.ingest.Progress;

/** After a crash the database has two files beside it, one of which holds what was committed last. Either may get lost. */
class BesideDatabaseTest {

    private static final String MISSING = "is in the mirror of the log and not in the case";

    @TempDir
    Path temp;

    Desk desk;
    Path crashed;

    /** A case as a power cut leaves it: what was added last is in the write-ahead log alone. */
    @BeforeEach
    void a_case_after_a_crash() throws Exception {
        desk = new Desk(temp.resolve("desk"));
        Path folder = temp.resolve("case");
        crashed = temp.resolve("crashed");
        try (Case open = desk.store.create(folder, "Harbour", null)) {
            Desk.text(open, open.intake().exhibit(temp, "phone"), "a.txt", "in the database");
        }
        try (Case open = desk.store.open(folder, Access.WRITE)) {
            Desk.text(open, open.intake().exhibit(temp, "phone"), "b.txt", "in the log beside it");
            open.log().append(Operation.ALTERED, Target.of(Target.CASE, 1), "last");
            new ProcessBuilder("cp", "-r", folder.toString(), crashed.toString())
                    .inheritIO()
                    .start()
                    .waitFor();
        }
        assertThat(crashed.resolve("case.db-wal")).isNotEmptyFile();
        assertThat(crashed.resolve("case.db-shm")).isNotEmptyFile();
    }

    @AfterEach
    void leave() {
        desk.store.close();
    }

    @ParameterizedTest
    @EnumSource(Access.class)
    void without_the_shared_memory_all_is_there(Access access) throws Exception {
        Files.delete(crashed.resolve("case.db-shm"));
        try (Case open = desk.store.open(crashed, access)) {
            assertThat(open.warnings()).isEmpty();
        }
        assertThat(paths(access)).containsExactly("a.txt", "b.txt");
        assertThat(verified().problems()).isEmpty();
    }

    @ParameterizedTest
    @EnumSource(Access.class)
    void shared_memory_of_something_else_changes_nothing(Access access) throws Exception {
        Files.write(crashed.resolve("case.db-shm"), new byte[1 << 15]);
        assertThat(paths(access)).containsExactly("a.txt", "b.txt");
        assertThat(verified().problems()).isEmpty();
    }

    @ParameterizedTest
    @EnumSource(Access.class)
    void without_its_log_the_case_is_that_of_before_and_what_is_missing_is_named(Access access) throws Exception {
        Files.delete(crashed.resolve("case.db-wal"));
        try (Case open = desk.store.open(crashed, access)) {
            assertThat(open.warnings()).singleElement().satisfies(each -> assertThat(each)
                    .contains("missing from this case", "case.db-wal"));
        }
        assertThat(paths(access)).containsExactly("a.txt");
        assertThat(verified().problems()).anySatisfy(each -> assertThat(each).contains(MISSING));
    }

    @Test
    void a_log_that_was_cut_short_is_read_as_far_as_it_is_whole_and_what_is_missing_is_named() throws Exception {
        Path log = crashed.resolve("case.db-wal");
        byte[] whole = Files.readAllBytes(log);
        Files.write(log, Arrays.copyOf(whole, whole.length - 100));
        Files.delete(crashed.resolve("case.db-shm"));
        assertThat(paths(Access.WRITE)).contains("a.txt");
        assertThat(verified().problems()).anySatisfy(each -> assertThat(each).contains(MISSING));
    }

    @Test
    void a_log_without_its_database_is_named_and_left_as_it_is() throws Exception {
        Files.delete(crashed.resolve("case.db"));
        stays("case.db", Reason.DAMAGED);
        assertThat(crashed.resolve("case.db")).doesNotExist();
    }

    /** SQLite takes an empty file for a new database and deletes the log beside it. */
    @Test
    void a_log_beside_an_empty_database_is_named_and_left_as_it_is() throws Exception {
        Files.write(crashed.resolve("case.db"), new byte[0]);
        stays("damaged", Reason.DAMAGED);
    }

    private void stays(String named, Reason reason) throws Exception {
        byte[] log = Files.readAllBytes(crashed.resolve("case.db-wal"));
        for (Access access : Access.values()) {
            assertThatThrownBy(() -> desk.store.open(crashed, access))
                    .isInstanceOfSatisfying(
                            CaseUnavailable.class, e -> assertThat(e.reason()).isEqualTo(reason))
                    .hasMessageContaining(named)
                    .hasMessageContaining("backup");
            assertThat(crashed.resolve("case.db-wal")).hasBinaryContent(log);
        }
        assertThatThrownBy(() -> desk.store.create(crashed, "New", null))
                .isInstanceOfSatisfying(
                        CaseUnavailable.class, e -> assertThat(e.reason()).isEqualTo(Reason.NOT_EMPTY));
        assertThat(crashed.resolve("case.db-wal")).hasBinaryContent(log);
    }

    private List<String> paths(Access access) throws Exception {
        try (Case open = desk.store.open(crashed, access)) {
            return open.evidence().items(ItemFilter.ALL, 0, 10).stream()
                    .map(Item::path)
                    .toList();
        }
    }

    private Verification verified() throws Exception {
        StoreKeeping keeping = new StoreKeeping(desk.store, desk.profile, desk.persons, new Desk.BundleEnglish());
        try (Case open = desk.store.open(crashed, Access.READ)) {
            return keeping.verify(open, false, Progress.NONE);
        }
    }
}
