package org.lapwing.platform.store;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.lapwing.platform.store.Desk.bytes;
import static org.lapwing.platform.store.Desk.hashes;

import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.UUID;
import java.util.stream.Stream;
import java.util.zip.ZipEntry;
import java.util.zip.ZipInputStream;
import org.assertj.core.api.ThrowableAssert.ThrowingCallable;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.lapwing.platform.api.cases.Case;
import org.lapwing.platform.api.cases.CaseInfo;
import org.lapwing.platform.api.cases.CaseKeeping.Verification;
import org.lapwing.platform.api.cases.CaseLog;
import org.lapwing.platform.api.cases.CaseStore.Access;
import org.lapwing.platform.api.cases.CaseUnavailable;
import org.lapwing.platform.api.cases.CaseUnavailable.Reason;
import org.lapwing.platform.api.cases.Role;
import org.lapwing.platform.api.cases.TableOwner;
import org.lapwing.platform.api.decisions.DecisionKind;
import org.lapwing.platform.api.evidence.ContentId;
import org.lapwing.platform.api.evidence.ItemFilter;
import org.lapwing.platform.api.evidence.Target;
import org.lapwing.platform.api.ingest.Progress;
import org.lapwing.platform.api.intake.Analysed;
import org.lapwing.platform.api.persons.PersonCard;
import org.lapwing.platform.api.vault.VaultFiles;

/** The upkeep of cases as a whole. */
class KeepingTest {

    private static final String SEED = "MarigoldHarbour";
    private static final String SAM = "Sam Birch";

    @TempDir
    Path temp;

    Desk desk;
    Path folder;
    StoreKeeping keeping;

    @BeforeEach
    void a_desk() {
        desk = new Desk(temp.resolve("desk"));
        keeping = keeping(desk);
        folder = temp.resolve("case");
    }

    @AfterEach
    void leave() {
        desk.store.close();
    }

    private static StoreKeeping keeping(Desk of) {
        return new StoreKeeping(of.store, of.profile, of.persons, new Desk.BundleEnglish());
    }

    private Case filled() throws Exception {
        Case open = desk.store.create(folder, SEED, null);
        long exhibit = open.intake().exhibit(temp, "phone");
        for (int i = 0; i < 10; i++) {
            Desk.text(open, exhibit, i + ".txt", "text " + i);
            open.intake().analysed(derived(i, "1", SEED + " thumbnail " + i));
        }
        try (OutputStream out = open.vault().files("index").create("segments_1")) {
            out.write(bytes((SEED + " term ").repeat(5_000)));
        }
        return open;
    }

    private static ContentId content(int i) {
        return hashes(bytes("text " + i)).sha256();
    }

    private static Analysed derived(int i, String version, String said) {
        Analysed done = Desk.done(content(i), "look", version, "a.kind");
        return new Analysed(
                done.content(),
                done.analyzer(),
                done.analyzerVersion(),
                done.bundle(),
                done.outcome(),
                null,
                done.findings(),
                Map.of("thumbnail", bytes(said)),
                List.of(),
                done.making());
    }

    @Test
    void a_sealed_case_shows_nothing_and_is_restored_bit_for_bit() throws Exception {
        Path sealed = temp.resolve("case.sealed");
        PersonCard sam = PaperPersons.card(SAM);
        try (Case open = filled()) {
            open.members().add(sam, Role.REVIEWER, "second look");
            keeping.seal(open, sealed, List.of(sam), Progress.NONE);
        }
        assertThat(Disk.where(temp, SEED)).isEmpty();
        Desk other = new Desk(temp.resolve("other"), new PaperPersons(SAM));
        Path restored = temp.resolve("restored");
        CaseInfo info = keeping(other).unseal(sealed, restored, Progress.NONE);
        assertThat(info.name()).isEqualTo(SEED);
        assertThat(other.store.registered()).contains(info);
        Map<String, String> was = digests(folder);
        Map<String, String> is = digests(restored);
        is.keySet().removeIf(name -> name.startsWith("case.db") || name.startsWith("log"));
        was.keySet()
                .removeIf(name -> name.startsWith("case.db") || name.startsWith("log") || name.equals("writer.lock"));
        assertThat(is).isEqualTo(was).containsKey("vault/index/segments_1");
        try (Case open = other.store.open(restored, Access.WRITE)) {
            assertThat(open.evidence().count(ItemFilter.ALL)).isEqualTo(10);
            assertThat(open.findings().derived(content(3), "thumbnail")).contains(bytes(SEED + " thumbnail 3"));
        }
        other.store.close();
    }

    @Test
    void sealing_is_one_entry_with_its_reason_and_its_recipients() throws Exception {
        PersonCard sam = PaperPersons.card(SAM);
        try (Case open = filled()) {
            open.members().add(sam, Role.REVIEWER, "second look");
            long before = open.log().head().number();
            keeping.seal(open, temp.resolve("one.sealed"), List.of(sam), "to the next unit", Progress.NONE);
            assertThat(Desk.entries(open, before, 10)).singleElement().satisfies(entry -> {
                assertThat(entry.operation()).isEqualTo(CaseLog.Operation.DISCLOSED);
                assertThat(entry.why()).isEqualTo("to the next unit");
                assertThat(entry.recipient()).contains(SAM);
            });
            desk.profile.setting(LogHome.REASONS_ASKED, "true");
            assertThatThrownBy(() -> keeping.seal(open, temp.resolve("two.sealed"), List.of(sam), "", Progress.NONE))
                    .isInstanceOf(CaseLog.ReasonMissing.class);
            assertThat(temp.resolve("two.sealed")).doesNotExist();
        }
    }

    @Test
    void a_backup_is_one_entry_that_is_in_the_copy_too() throws Exception {
        filled().close();
        keeping.backup(folder, temp.resolve("copy"), "every week", Progress.NONE);
        try (Case open = desk.store.open(temp.resolve("copy"), Access.WRITE)) {
            assertThat(open.log().verify().problems()).isEmpty();
            assertThat(Desk.entries(open, 0, 100))
                    .filteredOn(entry -> entry.detail().startsWith("readers to "))
                    .singleElement()
                    .satisfies(entry -> assertThat(entry.detail()).startsWith("readers to 1 "));
        }
        desk.profile.setting(LogHome.REASONS_ASKED, "true");
        assertThatThrownBy(() -> keeping.backup(folder, temp.resolve("never"), "", Progress.NONE))
                .isInstanceOf(CaseLog.ReasonMissing.class);
        assertThat(temp.resolve("never")).doesNotExist();
    }

    @Test
    void a_backup_by_who_only_keeps_the_folder_is_in_the_log_of_the_installation() throws Exception {
        filled().close();
        Desk other = new Desk(temp.resolve("other"), new PaperPersons(SAM));
        keeping(other).backup(folder, temp.resolve("copy"), "every week", Progress.NONE);
        assertThat(Files.readString(other.profile.dataFolder("log").resolve("installation.log")))
                .contains("\"event\":\"backup\"")
                .contains("every week")
                .doesNotContain(SEED);
        other.store.close();
    }

    @Test
    void a_sealed_case_that_is_cut_off_altered_or_for_others_leaves_nothing_behind() throws Exception {
        Path sealed = temp.resolve("case.sealed");
        try (Case open = filled()) {
            assertThatThrownBy(() -> keeping.seal(open, sealed, List.of(PaperPersons.card(SAM)), Progress.NONE))
                    .isInstanceOf(CaseUnavailable.class)
                    .hasMessageContaining("no member");
            keeping.seal(open, sealed, List.of(PaperPersons.card(Desk.KIM)), Progress.NONE);
        }
        Path place = Files.createDirectory(temp.resolve("place"));
        Path target = place.resolve("case");
        byte[] sound = Files.readAllBytes(sealed);
        for (int at : new int[] {0, 9, 40, 300, sound.length / 2, sound.length - 1}) {
            Files.write(sealed, sound);
            EncryptedCaseTest.flip(sealed, at);
            refused("flipped at " + at, () -> keeping.unseal(sealed, target, Progress.NONE));
        }
        for (int length : new int[] {0, 8, 100, sound.length / 2, sound.length - 1}) {
            Files.write(sealed, Arrays.copyOf(sound, length));
            refused("cut at " + length, () -> keeping.unseal(sealed, target, Progress.NONE));
        }
        Files.write(sealed, sound);
        Desk other = new Desk(temp.resolve("other"), new PaperPersons(SAM));
        assertThatThrownBy(() -> keeping(other).unseal(sealed, target, Progress.NONE))
                .isInstanceOfSatisfying(
                        CaseUnavailable.class, e -> assertThat(e.reason()).isEqualTo(Reason.NOT_A_MEMBER));
        try (Stream<Path> left = Files.list(place)) {
            assertThat(left).isEmpty();
        }
        keeping.unseal(sealed, target, Progress.NONE);
        assertThat(target.resolve("case.db")).exists();
    }

    @Test
    void what_was_not_sealed_by_a_lead_of_the_case_in_it_is_refused() throws Exception {
        Path sealed = temp.resolve("case.sealed");
        try (Case open = filled()) {
            open.members().add(PaperPersons.card(SAM), Role.LEAD, "recovery");
            keeping.seal(open, sealed, List.of(PaperPersons.card(Desk.KIM)), Progress.NONE);
        }
        Desk sam = new Desk(temp.resolve("sam"), new PaperPersons(SAM));
        Path stale = temp.resolve("stale");
        keeping.backup(folder, stale, Progress.NONE);
        try (Case open = sam.store.open(stale, Access.WRITE)) {
            open.members().add(PaperPersons.card(SAM), Role.INVESTIGATOR, "a lead no more");
        }
        String demoted = Files.readString(stale.resolve("keys.json"));
        try (Case open = sam.store.open(folder, Access.WRITE)) {
            // What the folder holds says that Sam is no lead, whatever the handle that seals still believes.
            Files.writeString(folder.resolve("keys.json"), demoted);
            Path forged = temp.resolve("forged");
            keeping(sam).seal(open, forged, List.of(PaperPersons.card(Desk.KIM)), Progress.NONE);
            assertThatThrownBy(() -> keeping.unseal(forged, temp.resolve("out"), Progress.NONE))
                    .isInstanceOfSatisfying(
                            CaseUnavailable.class, e -> assertThat(e.reason()).isEqualTo(Reason.DAMAGED));
            assertThat(temp.resolve("out")).doesNotExist();
        }
        sam.store.close();
    }

    @Test
    void a_link_in_the_folder_is_not_followed_into_a_copy_and_a_file_of_any_name_is_copied() throws Exception {
        Path secret = Files.writeString(temp.resolve("secret"), "not of the case");
        Path copy = temp.resolve("copy");
        try (Case open = filled()) {
            open.vault().files("index").create("a.new").close();
            open.vault().files("index").create("writer.lock").close();
            Files.createSymbolicLink(folder.resolve("vault/index/link"), secret);
        }
        keeping.backup(folder, copy, Progress.NONE);
        assertThat(copy.resolve("vault/index/link")).doesNotExist();
        assertThat(copy.resolve("vault/index/a.new")).exists();
        assertThat(copy.resolve("vault/index/writer.lock")).exists();
    }

    private static void refused(String how, ThrowingCallable unsealing) {
        assertThatThrownBy(unsealing).as(how).isInstanceOf(CaseUnavailable.class);
    }

    @Test
    void a_backup_of_a_case_that_is_open_is_the_case() throws Exception {
        Path out = temp.resolve("backup");
        try (Case open = filled()) {
            keeping.backup(folder, out, Progress.NONE);
            assertThatThrownBy(() -> keeping.backup(folder, out, Progress.NONE)).hasMessageContaining("already");
            assertThat(open.writable()).isTrue();
        }
        try (Case copy = desk.store.open(out, Access.WRITE)) {
            assertThat(copy.evidence().count(ItemFilter.ALL)).isEqualTo(10);
            assertThat(keeping.verify(copy, false, Progress.NONE).problems()).isEmpty();
        }
    }

    @Test
    void an_administrator_copies_and_erases_a_case_without_reading_it() throws Exception {
        try (Case open = filled()) {
            open.members().add(PaperPersons.card(SAM), Role.ADMINISTRATOR, "backups");
        }
        Desk admin = new Desk(temp.resolve("admin"), new PaperPersons(SAM));
        keeping(admin).backup(folder, temp.resolve("backup"), Progress.NONE);
        assertThat(EncryptedCaseTest.refusal(admin, folder)).isEqualTo(Reason.NOT_A_MEMBER);
        keeping(admin).erase(folder, "court order");
        assertThat(EncryptedCaseTest.refusal(desk, folder)).isEqualTo(Reason.ERASED);
    }

    @Test
    void what_was_changed_lost_or_added_from_outside_is_named() throws Exception {
        try (Case open = filled()) {
            Verification sound = keeping.verify(open, false, Progress.NONE);
            assertThat(sound.problems()).isEmpty();
            assertThat(sound.complete()).isTrue();
            assertThat(sound.checked()).containsEntry("derived", 10L).containsEntry("files", 1L);
        }
        Path segment = folder.resolve("vault/blobs/00000001.seg");
        EncryptedCaseTest.flip(segment, 40);
        EncryptedCaseTest.flip(folder.resolve("vault/index/segments_1"), 5_000);
        Files.writeString(folder.resolve("notes.txt"), "who put me here");
        Files.writeString(folder.resolve("keys.json.bak"), "{}");
        try (Case open = desk.store.open(folder, Access.READ)) {
            assertThat(keeping.verify(open, false, Progress.NONE).problems())
                    .anySatisfy(problem -> assertThat(problem).contains("00000001.seg"))
                    .anySatisfy(problem -> assertThat(problem).contains("segments_1"))
                    .anySatisfy(problem -> assertThat(problem).contains("notes.txt"))
                    .anySatisfy(problem -> assertThat(problem).contains("keys.json.bak"))
                    .hasSize(4);
        }
        Files.delete(segment);
        try (Case open = desk.store.open(folder, Access.READ)) {
            assertThat(keeping.verify(open, false, Progress.NONE).problems())
                    .filteredOn(problem -> problem.contains("00000001.seg"))
                    .hasSize(10);
            assertThat(keeping.verify(open, true, Progress.NONE).problems())
                    .as("the exhibit has none of these files")
                    .anySatisfy(problem -> assertThat(problem).contains("0.txt"));
        }
    }

    private static void write(Case open, String name, String text) throws IOException {
        try (OutputStream out = open.vault().files("index").create(name)) {
            out.write(Desk.bytes(text));
        }
    }

    private void refusedAndNamed(String... names) throws Exception {
        try (Case open = desk.store.open(folder, Access.READ)) {
            for (String name : names) {
                assertThatThrownBy(() -> open.vault().files("index").open(name).close())
                        .as(name)
                        .isInstanceOf(IOException.class);
            }
            List<String> problems = keeping.verify(open, false, Progress.NONE).problems();
            for (String name : names) {
                assertThat(problems).anySatisfy(problem -> assertThat(problem).contains(name));
            }
            assertThat(problems).hasSize(names.length);
        }
    }

    @Test
    void a_file_of_the_vault_that_was_put_back_to_an_earlier_state_is_refused_and_named() throws Exception {
        try (Case open = filled()) {
            write(open, "one.seg", "boats before");
            write(open, "two.seg", "nets, as many");
            write(open, "gone.seg", "no longer needed");
        }
        Path one = folder.resolve("vault/index/one.seg");
        Path two = folder.resolve("vault/index/two.seg");
        Path gone = folder.resolve("vault/index/gone.seg");
        byte[] before = Files.readAllBytes(one);
        byte[] removed = Files.readAllBytes(gone);
        try (Case open = desk.store.open(folder, Access.WRITE)) {
            VaultFiles index = open.vault().files("index");
            index.delete("gone.seg");
            index.delete("one.seg");
            write(open, "pending.seg", "boats after!");
            index.rename("pending.seg", "one.seg");
            index.open("one.seg").close();
        }
        byte[] after = Files.readAllBytes(one);
        try (Case open = desk.store.open(folder, Access.READ)) {
            open.vault().files("index").open("one.seg").close();
            assertThat(keeping.verify(open, false, Progress.NONE).problems()).isEmpty();
        }

        Files.write(one, before);
        refusedAndNamed("one.seg");
        Files.write(one, after);
        Files.write(gone, removed);
        refusedAndNamed("gone.seg");
        Files.delete(gone);
        Files.write(one, Files.readAllBytes(two));
        refusedAndNamed("one.seg");
        Files.delete(one);
        refusedAndNamed("one.seg");
    }

    /** Whoever writes the case says at its end which files there are: without that end nothing is held against them. */
    @Test
    void after_a_crash_files_are_taken_as_they_are_and_known_again_after_the_next_close() throws Exception {
        try (Case open = filled()) {
            write(open, "one.seg", "boats before");
        }
        Path one = folder.resolve("vault/index/one.seg");
        byte[] before = Files.readAllBytes(one);
        try (Child other = Child.start("hold", temp.resolve("other"), folder)) {
            assertThat(other.line()).isEqualTo("open");
            other.tell("boats");
            assertThat(other.line()).isEqualTo("written");
            other.killDashNine();
        }
        try (Case open = desk.store.open(folder, Access.WRITE)) {
            open.vault().files("index").open("one.seg").close();
            open.vault().files("index").delete("one.seg");
            write(open, "one.seg", "boats after!");
        }
        Files.write(one, before);
        refusedAndNamed("one.seg");
    }

    @Test
    void a_decision_that_is_not_what_its_person_signed_is_named() throws Exception {
        try (Case open = filled()) {
            open.decisions().decide(Target.of(Target.CASE, 1), DecisionKind.NOTE, "seen by two", null, "");
            open.decisions().decide(Target.of(Target.CASE, 1), DecisionKind.TAG, "boat", null, "by the name");
            assertThat(keeping.verify(open, false, Progress.NONE).problems()).isEmpty();
            assertThat(keeping.verify(open, false, Progress.NONE).checked()).containsEntry("decisions", 2L);
            ((OpenCase) open).file().database().write(link -> {
                link.script("drop trigger decision_stays");
                link.run("update decision set value = 'seen by nobody' where id = 1");
                return true;
            });
            assertThat(keeping.verify(open, false, Progress.NONE).problems())
                    .singleElement()
                    .asString()
                    .contains("Decision 1 ");
            ((OpenCase) open).file().database().write(link -> {
                link.run("update decision set value = 'seen by two' where id = 1");
                link.run("update decision set signature = null where id = 2");
                return true;
            });
            assertThat(keeping.verify(open, false, Progress.NONE).problems())
                    .singleElement()
                    .asString()
                    .contains("Decision 2 ");
        }
    }

    @Test
    void room_of_what_was_replaced_is_given_back_and_the_rest_stays() throws Exception {
        filled().close();
        try (Case open = desk.store.open(folder, Access.WRITE)) {
            for (int i = 0; i < 9; i++) {
                open.intake().analysed(derived(i, "2", "now " + i));
            }
        }
        try (Case open = desk.store.open(folder, Access.WRITE)) {
            assertThat(keeping.compact(open, Progress.NONE)).isPositive();
            assertThat(folder.resolve("vault/blobs/00000001.seg")).doesNotExist();
            assertThat(open.findings().derived(content(9), "thumbnail")).contains(bytes(SEED + " thumbnail 9"));
            assertThat(open.findings().derived(content(0), "thumbnail")).contains(bytes("now 0"));
            assertThat(keeping.verify(open, false, Progress.NONE).problems()).isEmpty();
        }
    }

    @Test
    void an_erased_case_is_gone_and_what_somebody_saved_of_its_files_does_not_open() throws Exception {
        Path saved = temp.resolve("saved");
        Case open = filled();
        assertThatThrownBy(() -> keeping.erase(folder, "court order")).hasMessageContaining("open here");
        open.close();
        Files.createDirectory(saved);
        Files.copy(folder.resolve("case.db"), saved.resolve("case.db"));
        EncryptedCaseTest.copy(folder.resolve("vault"), saved.resolve("vault"));
        keeping.erase(folder, "court order");
        assertThat(digests(folder)).containsOnlyKeys("erased.json", "writer.lock");
        assertThat(EncryptedCaseTest.refusal(desk, folder)).isEqualTo(Reason.ERASED);
        assertThat(desk.store.registered()).isEmpty();
        assertThat(EncryptedCaseTest.refusal(new Desk(temp.resolve("again"), desk.persons), saved))
                .as("without its keys")
                .isEqualTo(Reason.DAMAGED);
        assertThat(Disk.where(temp, SEED)).isEmpty();
    }

    @Test
    void what_cannot_be_recorded_is_not_erased() throws Exception {
        filled().close();
        Path log;
        try (Stream<Path> files = Files.walk(temp)) {
            log = files.filter(file -> file.endsWith("installation.log"))
                    .findFirst()
                    .orElseThrow();
        }
        Files.delete(log);
        Files.createDirectory(log);
        assertThatThrownBy(() -> keeping.erase(folder, "court order")).hasMessageContaining("installation");
        try (Case open = desk.store.open(folder, Access.WRITE)) {
            assertThat(open.evidence().count(ItemFilter.ALL)).isEqualTo(10);
        }
        Files.delete(log);
        keeping.erase(folder, "court order");
        assertThat(Files.readString(log)).contains("\"erasing\"").contains("\"erased\"");
    }

    @Test
    void a_case_of_the_first_release_is_refused_and_after_an_upgrade_it_is_encrypted_and_whole() throws Exception {
        Path plain = Files.createDirectories(folder);
        unpack("case-0.1.zip", plain);
        assertThat(Disk.where(plain, SEED)).isNotEmpty();
        Map<String, String> was = digests(plain);
        assertThat(EncryptedCaseTest.refusal(desk, plain)).isEqualTo(Reason.NEEDS_UPGRADE);
        assertThat(digests(plain)).isEqualTo(was);

        Path backup = temp.resolve("backup");
        keeping.upgrade(plain, backup, Progress.NONE);
        was.keySet().remove("writer.lock");
        assertThat(digests(backup)).containsAllEntriesOf(was);
        assertThat(Disk.where(folder, SEED)).isEmpty();
        try (Case open = desk.store.open(folder, Access.WRITE)) {
            assertThat(open.info().name()).isEqualTo(SEED);
            assertThat(open.info().authority()).isEqualTo("Order 7 " + SEED);
            assertThat(open.evidence().count(ItemFilter.ALL)).isEqualTo(20);
            assertThat(open.evidence().count(ItemFilter.ALL.oncePerContent())).isEqualTo(10);
            assertThat(open.findings().derived(content(4), "thumbnail")).contains(bytes(SEED + " thumbnail 4"));
            assertThat(open.findings().ofKind("a.kind", 0, 100)).hasSize(10);
            assertThat(open.decisions().category(Target.of(Target.ITEM, 1))).isPresent();
            assertThat(open.log().lookedAt(Target.of(Target.ITEM, 1))).isTrue();
            assertThat(open.vault().files("index").length("segments_1")).isEqualTo(21 * 3000L);
            long said = open.tables(new TableOwner(
                            "chat_",
                            List.of("create table chat_message (id integer primary key, text text not null);")))
                    .read(connection -> {
                        try (var statement = connection.createStatement();
                                var row = statement.executeQuery("select count(*) from chat_message")) {
                            return row.next() ? row.getLong(1) : -1;
                        }
                    });
            assertThat(said).isEqualTo(1);
            open.intake().analysed(derived(4, "2", "anew"));
            assertThat(open.findings().derived(content(4), "thumbnail")).contains(bytes("anew"));
            assertThat(keeping.verify(open, false, Progress.NONE).problems()).isEmpty();
        }
    }

    @Test
    void an_upgrade_that_was_cut_off_between_its_two_moves_is_taken_up_and_leaves_no_plain_copy() throws Exception {
        Path backup = Files.createDirectories(temp.resolve("backup"));
        unpack("case-0.1.zip", backup);
        Path half =
                Files.createDirectories(temp.resolve("." + folder.getFileName() + "." + UUID.randomUUID() + ".part"));
        Files.copy(backup.resolve("case.db"), half.resolve("plain.db"));

        keeping.upgrade(folder, backup, Progress.NONE);

        assertThat(half).doesNotExist();
        assertThat(Disk.where(folder, SEED)).isEmpty();
        assertThat(Disk.where(backup, SEED)).isNotEmpty();
        try (Case open = desk.store.open(folder, Access.READ)) {
            assertThat(open.evidence().count(ItemFilter.ALL)).isEqualTo(20);
        }
    }

    @Test
    void an_upgrade_that_was_cut_off_at_its_end_is_recorded_when_it_is_asked_for_again() throws Exception {
        unpack("case-0.1.zip", Files.createDirectories(folder));
        Path backup = temp.resolve("backup");
        keeping.upgrade(folder, backup, Progress.NONE);

        keeping.upgrade(folder, backup, Progress.NONE);

        assertThatThrownBy(() -> keeping.upgrade(folder, Files.createDirectory(temp.resolve("other")), Progress.NONE))
                .isInstanceOfSatisfying(
                        CaseUnavailable.class, e -> assertThat(e.reason()).isEqualTo(Reason.NOT_EMPTY));
        try (Case open = desk.store.open(folder, Access.READ)) {
            assertThat(open.evidence().count(ItemFilter.ALL)).isEqualTo(20);
        }
    }

    @Test
    void what_is_cancelled_leaves_nothing_half_made() throws Exception {
        Progress cancelled = new Progress() {
            @Override
            public void at(String stage, long done, long total, long failed) {}

            @Override
            public boolean cancelled() {
                return true;
            }
        };
        Path place = Files.createDirectory(temp.resolve("place"));
        try (Case open = filled()) {
            List<PersonCard> kim = List.of(PaperPersons.card(Desk.KIM));
            assertThatThrownBy(() -> keeping.seal(open, place.resolve("sealed"), kim, cancelled))
                    .isInstanceOf(IOException.class);
            assertThatThrownBy(() -> keeping.backup(folder, place.resolve("backup"), cancelled))
                    .isInstanceOf(IOException.class);
            assertThat(keeping.verify(open, false, cancelled).complete()).isFalse();
        }
        try (Stream<Path> left = Files.list(place)) {
            assertThat(left).isEmpty();
        }
    }

    private static void unpack(String fixture, Path into) throws IOException {
        try (InputStream in = KeepingTest.class.getResourceAsStream("/fixtures/" + fixture);
                ZipInputStream zip = new ZipInputStream(in)) {
            for (ZipEntry entry = zip.getNextEntry(); entry != null; entry = zip.getNextEntry()) {
                Path file = into.resolve(entry.getName());
                Files.createDirectories(file.getParent());
                Files.copy(zip, file);
            }
        }
    }

    private static Map<String, String> digests(Path folder) throws IOException {
        Map<String, String> digests = new TreeMap<>();
        try (Stream<Path> files = Files.walk(folder)) {
            for (Path file : files.filter(Files::isRegularFile).toList()) {
                digests.put(folder.relativize(file).toString(), Columns.hex(Digests.sha256(Files.readAllBytes(file))));
            }
        }
        return digests;
    }
}
