package org.lapwing.platform.store;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.lapwing.platform.store.Desk.bytes;
import static org.lapwing.platform.store.Desk.hashes;

import java.io.OutputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.Stream;
import org.assertj.core.api.InstanceOfAssertFactories;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.lapwing.platform.api.cases.Case;
import org.lapwing.platform.api.cases.CaseLog.Operation;
import org.lapwing.platform.api.cases.CaseStore.Access;
import org.lapwing.platform.api.cases.CaseUnavailable;
import org.lapwing.platform.api.cases.CaseUnavailable.Reason;
import org.lapwing.platform.api.cases.Members.Member;
import org.lapwing.platform.api.cases.Role;
import org.lapwing.platform.api.decisions.DecisionKind;
import org.lapwing.platform.api.evidence.ContentId;
import org.lapwing.platform.api.evidence.ItemFilter;
import org.lapwing.platform.api.evidence.Target;
import org.lapwing.platform.api.ingest.Progress;
import org.lapwing.platform.api.intake.Analysed;
import org.lapwing.platform.api.vault.StoreFailure;

/** Nothing of a case can be read on the disk, and only members have its keys. */
class EncryptedCaseTest {

    private static final String SEED = "MarigoldHarbour";
    private static final String SAM = "Sam Birch";

    @TempDir
    Path temp;

    Desk desk;
    Path folder;

    @BeforeEach
    void a_desk() {
        desk = new Desk(temp.resolve("desk"));
        folder = temp.resolve("case");
    }

    @AfterEach
    void leave() {
        desk.store.close();
    }

    private Case made() throws Exception {
        return desk.store.create(folder, SEED, SEED + " order");
    }

    /** Puts the seed wherever a case keeps something. */
    private static ContentId fill(Case open, String text) throws Exception {
        long exhibit = open.intake().exhibit(open.info().folder(), SEED);
        Desk.text(open, exhibit, SEED + "/" + text + ".txt", SEED + text);
        ContentId content = hashes(bytes(SEED + text)).sha256();
        open.intake().analysed(derived(content, SEED + " thumbnail " + text));
        open.decisions().decide(Target.of(content), DecisionKind.NOTE, SEED + " seen", null, "");
        try (OutputStream out = open.vault().files("index").create(text + ".seg")) {
            out.write(bytes((SEED + " term ").repeat(5_000)));
        }
        try (OutputStream out = open.vault().scratch().write()) {
            out.write(bytes(SEED.repeat(20_000)));
        }
        return content;
    }

    private static Analysed derived(ContentId content, String said) {
        Analysed done = Desk.done(content, "look", "1", "a.kind");
        return new Analysed(
                content,
                done.analyzer(),
                done.analyzerVersion(),
                done.bundle(),
                done.outcome(),
                null,
                done.findings(),
                Map.of("thumbnail", bytes(said)),
                List.of(SEED + " problem"),
                done.making());
    }

    @Test
    void nothing_on_the_disk_shows_what_a_case_holds_while_it_is_open_and_after() throws Exception {
        try (Case open = made()) {
            fill(open, "one");
            assertThat(Disk.where(temp, SEED)).as("with its log and scratch").isEmpty();
        }
        assertThat(Disk.where(temp, SEED)).isEmpty();
        try (Case open = desk.store.open(folder, Access.WRITE)) {
            assertThat(open.info().name()).isEqualTo(SEED);
            assertThat(open.info().authority()).isEqualTo(SEED + " order");
            assertThat(open.evidence().count(ItemFilter.ALL)).isEqualTo(1);
        }
        assertThat(desk.store.registered()).singleElement().satisfies(info -> assertThat(info.name())
                .isEqualTo(SEED));
    }

    @Test
    void nothing_on_the_disk_shows_what_a_case_holds_after_its_process_was_killed() throws Exception {
        made().close();
        try (Child child = Child.start("hold", temp.resolve("child"), folder)) {
            assertThat(child.line()).isEqualTo("open");
            for (int i = 0; i < 20; i++) {
                child.tell(SEED + " " + i);
                assertThat(child.line()).isEqualTo("written");
            }
            child.killDashNine();
        }
        assertThat(folder.resolve("case.db-wal")).isNotEmptyFile();
        assertThat(Disk.where(temp, SEED)).isEmpty();
        desk.store.open(folder, Access.WRITE).close();
        assertThat(Disk.where(temp, SEED)).isEmpty();
    }

    @Test
    void what_an_analyser_made_comes_back_from_its_segment_and_a_flipped_bit_is_noticed() throws Exception {
        ContentId content;
        try (Case open = made()) {
            content = fill(open, "one");
            assertThat(open.findings().derived(content, "thumbnail")).contains(bytes(SEED + " thumbnail one"));
        }
        Path segment = folder.resolve("vault/blobs/00000001.seg");
        try (Case open = desk.store.open(folder, Access.READ)) {
            assertThat(open.findings().derived(content, "thumbnail")).contains(bytes(SEED + " thumbnail one"));
            flip(segment, Files.size(segment) - 3);
            assertThatThrownBy(() -> open.findings().derived(content, "thumbnail"))
                    .isInstanceOf(StoreFailure.class)
                    .hasMessageContaining("00000001.seg");
        }
    }

    @Test
    void nobody_opens_a_case_who_is_locked_or_no_member() throws Exception {
        made().close();
        for (Desk other : List.of(
                new Desk(temp.resolve("a"), new PaperPersons(Desk.KIM).locked()),
                new Desk(temp.resolve("b"), new PaperPersons(null)))) {
            assertThat(refusal(other, folder)).isEqualTo(Reason.LOCKED);
            assertThatThrownBy(() -> other.store.create(temp.resolve("new"), "x", null))
                    .isInstanceOf(CaseUnavailable.class)
                    .hasMessageContaining("lapwing person");
            assertThat(temp.resolve("new")).doesNotExist();
        }
        assertThat(refusal(new Desk(temp.resolve("c"), new PaperPersons(SAM)), folder))
                .isEqualTo(Reason.NOT_A_MEMBER);
    }

    @Test
    void an_auditor_and_an_administrator_do_not_open_the_case() throws Exception {
        try (Case open = made()) {
            open.members().add(PaperPersons.card(SAM), Role.AUDITOR, "audit");
            open.members().add(PaperPersons.card("Ash Rowan"), Role.ADMINISTRATOR, "backups");
            assertThat(open.members().all()).extracting(Member::role).contains(Role.AUDITOR, Role.ADMINISTRATOR);
        }
        for (String name : List.of(SAM, "Ash Rowan")) {
            assertThat(refusal(new Desk(temp.resolve(name), new PaperPersons(name)), folder))
                    .as(name)
                    .isEqualTo(Reason.NOT_A_MEMBER);
        }
    }

    @Test
    void a_second_lead_opens_the_case_and_adds_others_again() throws Exception {
        try (Case open = made()) {
            fill(open, "one");
            open.members().add(PaperPersons.card(SAM), Role.LEAD, "recovery");
        }
        Desk second = new Desk(temp.resolve("second"), new PaperPersons(SAM));
        try (Case open = second.store.open(folder, Access.WRITE)) {
            assertThat(open.evidence().count(ItemFilter.ALL)).isEqualTo(1);
            open.members().remove(PaperPersons.card(Desk.KIM).id(), "left");
            open.members().add(PaperPersons.card("Ash Rowan"), Role.INVESTIGATOR, "takes over");
            assertThatThrownBy(
                            () -> open.members().remove(PaperPersons.card(SAM).id(), "left"))
                    .isInstanceOf(StoreFailure.class)
                    .hasMessageContaining("only lead");
        }
        second.store.close();
        assertThat(refusal(desk, folder)).isEqualTo(Reason.NOT_A_MEMBER);
        Desk third = new Desk(temp.resolve("third"), new PaperPersons("Ash Rowan"));
        try (Case open = third.store.open(folder, Access.WRITE)) {
            assertThat(open.evidence().count(ItemFilter.ALL)).isEqualTo(1);
            assertThatThrownBy(() -> open.members().rotate("no lead")).hasMessageContaining("Only a lead");
        }
        third.store.close();
    }

    @Test
    void new_keys_rewrite_no_stored_file_and_what_was_stored_is_read_on() throws Exception {
        try (Case open = made()) {
            ContentId before = fill(open, "one");
            Map<String, String> was = vault();
            long revision = open.revision();
            open.members().rotate("a laptop was stolen");
            assertThat(open.revision()).isGreaterThan(revision);
            assertThat(vault()).isEqualTo(was);
            ContentId after = fill(open, "two");
            assertThat(open.findings().derived(before, "thumbnail")).isPresent();
            assertThat(open.findings().derived(after, "thumbnail")).isPresent();
            assertThat(open.vault().files("index").open("one.seg").length()).isGreaterThan(1000);
        }
        assertThat(Disk.where(temp, SEED)).isEmpty();
        try (Case open = desk.store.open(folder, Access.READ)) {
            assertThat(open.evidence().count(ItemFilter.ALL)).isEqualTo(2);
            assertThat(open.vault().files("index").open("one.seg").length()).isGreaterThan(1000);
        }
    }

    @Test
    void a_removed_member_reads_nothing_that_was_written_since() throws Exception {
        Path kept = temp.resolve("kept");
        try (Case open = made()) {
            open.members().add(PaperPersons.card(SAM), Role.INVESTIGATOR, "joins");
            fill(open, "one");
        }
        copy(folder, kept);
        try (Case open = desk.store.open(folder, Access.WRITE)) {
            open.members().remove(PaperPersons.card(SAM).id(), "leaves");
            fill(open, "two");
        }
        PaperPersons sam = new PaperPersons(SAM);
        CaseKeys old = new KeyDesk(sam, new Desk.BundleEnglish()).open(kept).keys();
        assertThat(DatabaseFile.opens(kept.resolve("case.db"), old.database(1))).isTrue();
        assertThat(DatabaseFile.opens(folder.resolve("case.db"), old.database(1)))
                .as("the database now")
                .isFalse();
        Path fresh = folder.resolve("vault/index/two.seg");
        assertThatThrownBy(() -> FolderFiles.open(fresh, new Keyring(old), FolderFiles.use("index")))
                .hasMessageContaining("two.seg");
        assertThat(refusal(new Desk(temp.resolve("sam"), sam), folder)).isEqualTo(Reason.NOT_A_MEMBER);
    }

    /** As after a power cut between the key file and the database. */
    private void cutOff() throws Exception {
        Path before = temp.resolve("before.db");
        try (Case open = made()) {
            fill(open, "one");
        }
        Files.copy(folder.resolve("case.db"), before);
        try (Case open = desk.store.open(folder, Access.WRITE)) {
            open.members().rotate("test");
        }
        Files.move(folder.resolve("case.db"), folder.resolve("case.db.next"));
        Files.copy(before, folder.resolve("case.db"));
    }

    @Test
    void a_change_of_keys_that_was_cut_off_before_the_database_was_replaced_is_finished() throws Exception {
        cutOff();
        Path backup = temp.resolve("backup");
        new StoreKeeping(desk.store, desk.profile, desk.persons, new Desk.BundleEnglish())
                .backup(folder, backup, Progress.NONE);
        for (Path each : List.of(folder, backup)) {
            try (Case open = desk.store.open(each, Access.WRITE)) {
                assertThat(open.evidence().count(ItemFilter.ALL)).isEqualTo(1);
            }
            CaseKeys keys = new KeyDesk(desk.persons, new Desk.BundleEnglish())
                    .open(each)
                    .keys();
            assertThat(keys.epoch()).isEqualTo(2);
            assertThat(DatabaseFile.opens(each.resolve("case.db"), keys.database(2)))
                    .isTrue();
            assertThat(each.resolve("case.db.next")).doesNotExist();
        }
    }

    @Test
    void who_only_reads_finishes_it_too() throws Exception {
        cutOff();
        try (Case open = desk.store.open(folder, Access.READ)) {
            assertThat(open.evidence().count(ItemFilter.ALL)).isEqualTo(1);
        }
        assertThat(folder.resolve("case.db.next")).doesNotExist();
    }

    @Test
    void a_database_beside_that_the_newest_keys_do_not_open_changes_nothing() throws Exception {
        try (Case open = made()) {
            fill(open, "one");
        }
        byte[] kept = Files.readAllBytes(folder.resolve("case.db"));
        try (Case open = desk.store.open(folder, Access.WRITE)) {
            open.members().rotate("test");
        }
        Files.write(folder.resolve("case.db.next"), kept);
        try (Case open = desk.store.open(folder, Access.WRITE)) {
            assertThat(open.evidence().count(ItemFilter.ALL)).isEqualTo(1);
        }
        Files.write(folder.resolve("case.db"), kept);
        assertThat(refusal(desk, folder)).isEqualTo(Reason.DAMAGED);
    }

    /** Sam knows the keys of before, and so could have written anything into it. */
    @Test
    void a_database_from_before_the_very_last_change_is_not_taken_for_the_cases() throws Exception {
        try (Case open = made()) {
            open.members().add(PaperPersons.card(SAM), Role.INVESTIGATOR, "joins");
        }
        byte[] kept = Files.readAllBytes(folder.resolve("case.db"));
        try (Case open = desk.store.open(folder, Access.WRITE)) {
            open.members().remove(PaperPersons.card(SAM).id(), "leaves");
        }
        byte[] sound = Files.readAllBytes(folder.resolve("case.db"));
        Files.write(folder.resolve("case.db"), kept);
        for (Access access : List.of(Access.WRITE, Access.READ)) {
            assertThatThrownBy(() -> desk.store.open(folder, access))
                    .isInstanceOfSatisfying(
                            CaseUnavailable.class, e -> assertThat(e.reason()).isEqualTo(Reason.DAMAGED));
        }
        Files.write(folder.resolve("case.db"), sound);
        desk.store.open(folder, Access.WRITE).close();
    }

    @Test
    void when_the_keys_are_damaged_their_second_copy_is_used_and_altered_ones_are_refused() throws Exception {
        try (Case open = made()) {
            open.members().add(PaperPersons.card(SAM), Role.AUDITOR, "audit");
        }
        Path keys = folder.resolve("keys.json");
        String sound = Files.readString(keys);
        Files.writeString(keys, sound.substring(0, 200));
        desk.store.open(folder, Access.WRITE).close();

        String altered = sound.replace("AUDITOR", "INVESTIGATOR");
        assertThat(altered).isNotEqualTo(sound);
        Files.writeString(keys, altered);
        Files.writeString(folder.resolve("keys.json.bak"), altered);
        assertThatThrownBy(() -> desk.store.open(folder, Access.WRITE))
                .asInstanceOf(InstanceOfAssertFactories.type(CaseUnavailable.class))
                .satisfies(e -> assertThat(e.reason()).isEqualTo(Reason.DAMAGED))
                .satisfies(e -> assertThat(e).hasMessageContaining("keys.json"));
    }

    @Test
    void a_database_that_somebody_kept_from_before_being_removed_is_not_taken_for_the_cases() throws Exception {
        try (Case open = made()) {
            open.members().add(PaperPersons.card(SAM), Role.INVESTIGATOR, "joins");
        }
        byte[] kept = Files.readAllBytes(folder.resolve("case.db"));
        try (Case open = desk.store.open(folder, Access.WRITE)) {
            open.members().remove(PaperPersons.card(SAM).id(), "leaves");
            open.members().add(PaperPersons.card("Ash Rowan"), Role.INVESTIGATOR, "joins");
        }
        Files.write(folder.resolve("case.db"), kept);
        for (Access access : List.of(Access.WRITE, Access.READ)) {
            assertThatThrownBy(() -> desk.store.open(folder, access))
                    .isInstanceOfSatisfying(
                            CaseUnavailable.class, e -> assertThat(e.reason()).isEqualTo(Reason.DAMAGED));
        }
    }

    @Test
    void a_case_that_is_open_here_stays_closed_for_who_is_no_member() throws Exception {
        try (Case open = made()) {
            desk.persons.create(SAM, new char[0]);
            for (Access access : List.of(Access.WRITE, Access.READ)) {
                assertThatThrownBy(() -> desk.store.open(folder, access))
                        .isInstanceOfSatisfying(CaseUnavailable.class, e -> assertThat(e.reason())
                                .isEqualTo(Reason.NOT_A_MEMBER));
            }
            Target item = Target.of(Target.ITEM, 1);
            assertThatThrownBy(() -> open.decisions().decide(item, DecisionKind.NOTE, "x", null, ""))
                    .isInstanceOf(StoreFailure.class)
                    .hasMessageContaining("decides nothing");
            desk.persons.create(Desk.KIM, new char[0]);
        }
    }

    @Test
    void a_reviewer_decides_and_adds_no_evidence() throws Exception {
        try (Case open = made()) {
            open.members().add(PaperPersons.card(SAM), Role.REVIEWER, "second look");
            Desk.text(open, open.intake().exhibit(temp, "phone"), "a.txt", "a");
        }
        Desk reviewer = new Desk(temp.resolve("reviewer"), new PaperPersons(SAM));
        try (Case open = reviewer.store.open(folder, Access.WRITE)) {
            open.decisions().decide(Target.of(Target.ITEM, 1), DecisionKind.NOTE, "seen", null, "");
            assertThatThrownBy(() -> open.intake().exhibit(temp.resolve("reviewer"), "more"))
                    .isInstanceOf(StoreFailure.class)
                    .hasMessageContaining("reviewer")
                    .hasMessageContaining("adds no evidence");
            assertThat(open.register().exhibits()).hasSize(1);
        }
        reviewer.store.close();
    }

    @Test
    void all_files_of_a_case_are_for_their_owner_alone() throws Exception {
        Files.createDirectory(
                folder, PosixFilePermissions.asFileAttribute(PosixFilePermissions.fromString("rwxr-xr-x")));
        try (Case open = made()) {
            fill(open, "one");
            open.members().rotate("test");
            open.vault().files("index").lock("write.lock").close();
            assertThat(openToOthers()).as("while it is open").isEmpty();
        }
        Files.setPosixFilePermissions(folder.resolve("case.db"), PosixFilePermissions.fromString("rw-r--r--"));
        try (Case open = desk.store.open(folder, Access.WRITE)) {
            open.log().append(Operation.ALTERED, Target.of(Target.CASE, 1), "x");
            assertThat(openToOthers()).as("opened again").isEmpty();
        }
    }

    private List<String> openToOthers() throws Exception {
        List<String> open = new ArrayList<>();
        try (Stream<Path> files = Files.walk(folder)) {
            for (Path file : files.toList()) {
                String rights = PosixFilePermissions.toString(Files.getPosixFilePermissions(file));
                if (!rights.endsWith("------")) {
                    open.add(folder.relativize(file) + " " + rights);
                }
            }
        }
        return open;
    }

    @Test
    void a_plain_database_in_the_place_of_the_cases_is_refused_and_not_upgraded() throws Exception {
        made().close();
        byte[] plain = "SQLite format 3\0 and so on".getBytes(StandardCharsets.UTF_8);
        Files.write(folder.resolve("case.db"), plain);
        assertThat(refusal(desk, folder)).isEqualTo(Reason.DAMAGED);
        StoreKeeping keeping = new StoreKeeping(desk.store, desk.profile, desk.persons, new Desk.BundleEnglish());
        assertThatThrownBy(() -> keeping.upgrade(folder, temp.resolve("backup"), Progress.NONE))
                .isInstanceOf(CaseUnavailable.class)
                .hasMessageContaining("put in its place");
        assertThat(Files.readAllBytes(folder.resolve("case.db"))).isEqualTo(plain);
    }

    @Test
    void a_note_that_a_case_was_erased_is_not_believed_while_its_keys_are_there() throws Exception {
        made().close();
        Files.writeString(folder.resolve("erased.json"), "{\"at\":\"2020-01-01T00:00:00Z\"}");
        desk.store.open(folder, Access.WRITE).close();
        new StoreKeeping(desk.store, desk.profile, desk.persons, new Desk.BundleEnglish()).erase(folder, "test");
        assertThat(refusal(desk, folder)).isEqualTo(Reason.ERASED);
    }

    @Test
    void keys_from_before_a_member_was_removed_are_not_taken_back() throws Exception {
        try (Case open = made()) {
            open.members().add(PaperPersons.card(SAM), Role.INVESTIGATOR, "joins");
        }
        String older = Files.readString(folder.resolve("keys.json"));
        try (Case open = desk.store.open(folder, Access.WRITE)) {
            open.members().add(PaperPersons.card("Ash Rowan"), Role.INVESTIGATOR, "joins");
        }
        Files.writeString(folder.resolve("keys.json"), older);
        Files.writeString(folder.resolve("keys.json.bak"), older);
        assertThatThrownBy(() -> desk.store.open(folder, Access.WRITE)).hasMessageContaining("older than the case");
    }

    @Test
    void a_key_file_that_somebody_else_founded_is_refused() throws Exception {
        Case open = made();
        String id = open.info().id();
        open.close();
        PaperPersons stranger = new PaperPersons(SAM);
        CaseKeys theirs = CaseKeys.fresh(id);
        KeyFile forged = KeyFile.found(theirs, stranger.current().orElseThrow(), 1, stranger);
        String text = forged.text(stranger);
        assertThat(KeyFile.read(text, stranger).caseId()).isEqualTo(id);
        Files.writeString(folder.resolve("keys.json"), text);
        Files.writeString(folder.resolve("keys.json.bak"), text);
        assertThat(refusal(desk, folder)).isEqualTo(Reason.NOT_A_MEMBER);
        assertThat(refusal(new Desk(temp.resolve("sam"), stranger), folder)).isEqualTo(Reason.DAMAGED);
    }

    @Test
    void a_locked_profile_lists_folders_and_no_names() throws Exception {
        made().close();
        desk.persons.lock();
        assertThat(desk.store.registered()).singleElement().satisfies(info -> {
            assertThat(info.folder()).isEqualTo(folder.toRealPath());
            assertThat(info.name()).isEqualTo("case");
            assertThat(info.authority()).isNull();
        });
        desk.persons.unlock(new char[0]);
        assertThat(desk.store.registered()).singleElement().satisfies(info -> assertThat(info.name())
                .isEqualTo(SEED));
    }

    private Map<String, String> vault() throws Exception {
        Map<String, String> digests = new TreeMap<>();
        try (Stream<Path> files = Files.walk(folder.resolve("vault"))) {
            for (Path file : files.filter(Files::isRegularFile).toList()) {
                digests.put(file.toString(), Columns.hex(Digests.sha256(Files.readAllBytes(file))));
            }
        }
        return digests;
    }

    static Reason refusal(Desk of, Path folder) {
        try (Case opened = of.store.open(folder, Access.WRITE)) {
            throw new AssertionError("It opened: " + opened.info());
        } catch (CaseUnavailable e) {
            return e.reason();
        } finally {
            of.store.close();
        }
    }

    static void flip(Path file, long at) throws Exception {
        byte[] bytes = Files.readAllBytes(file);
        bytes[(int) at] ^= 1;
        Files.write(file, bytes);
    }

    static void copy(Path from, Path to) throws Exception {
        try (Stream<Path> files = Files.walk(from)) {
            for (Path file : files.toList()) {
                Files.copy(file, to.resolve(from.relativize(file).toString()));
            }
        }
    }
}
