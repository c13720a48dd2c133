package org.lapwing.platform.store;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.atomic.AtomicBoolean;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.lapwing.platform.api.cases.CaseLog.Note;
import org.lapwing.platform.api.cases.CaseLog.Operation;
import org.lapwing.platform.api.cases.CaseLogs.Verdict;
import org.lapwing.platform.api.evidence.Target;
import org.lapwing.platform.api.persons.PersonCard;
import org.lapwing.platform.api.persons.PersonLocked;

/** Whatever is done to the log of a case is found, and named. */
class LogChainTest {

    private static final String FREE = "drop trigger log_stays; drop trigger log_is_kept;";
    private static final Target ITEM = Target.of(Target.ITEM, 1);

    @TempDir
    Path temp;

    final PaperPersons ada = new PaperPersons("Ada");
    LogCase log;

    @BeforeEach
    void a_case_with_a_few_entries() throws Exception {
        log = new LogCase(temp.resolve("case"), "case-1", ada, temp.resolve("profile"));
        log.open();
        for (int i = 1; i <= 5; i++) {
            log.append(Operation.CONSULTED, "opened " + i);
        }
    }

    @Test
    void an_untouched_log_is_one_chain_signed_by_its_persons() throws Exception {
        Verdict verdict = log.verify();
        assertThat(verdict.problems()).isEmpty();
        assertThat(verdict.head().number()).isEqualTo(5);
        assertThat(verdict.head()).isEqualTo(log.journal().head());
        assertThat(verdict.signers()).singleElement().satisfies(signer -> {
            assertThat(signer.name()).isEqualTo("Ada");
            assertThat(signer.entries()).isEqualTo(5);
        });
        assertThat(verdict.proven()).anyMatch(each -> each.contains("1 to 5 form one unbroken chain"));
        assertThat(verdict.proven()).anyMatch(each -> each.contains("From the case alone"));
    }

    @Test
    void an_entry_that_was_edited_is_named() throws Exception {
        log.sql(FREE + "update log set detail = 'opened nothing' where id = 3");
        assertThat(log.verify().problems())
                .anyMatch(each -> each.startsWith("Entry 3 does not follow"))
                .noneMatch(each -> each.contains("Entry 4"));
    }

    @Test
    void an_entry_whose_time_or_reason_was_edited_is_named() throws Exception {
        log.sql(FREE + "update log set at = at - 60000 where id = 2; update log set why = 'ordered' where id = 4");
        assertThat(log.verify().problems())
                .anyMatch(each -> each.startsWith("Entry 2 does not follow"))
                .anyMatch(each -> each.startsWith("Entry 4 does not follow"));
    }

    @Test
    void an_entry_that_was_deleted_is_named() throws Exception {
        log.sql(FREE + "delete from log where id = 3");
        assertThat(log.verify().problems())
                .anyMatch(each -> each.startsWith("Entries 3 to 3 are missing"))
                .anyMatch(each -> each.startsWith("Entry 3 is in the mirror of the log and not in the case"));
    }

    @Test
    void entries_that_changed_places_are_named() throws Exception {
        log.sql(FREE + "update log set id = 99 where id = 2; update log set id = 2 where id = 3;"
                + "update log set id = 3 where id = 99");
        assertThat(log.verify().problems())
                .anyMatch(each -> each.startsWith("Entry 2 does not follow"))
                .anyMatch(each -> each.startsWith("Entry 3 does not follow"))
                .anyMatch(each -> each.startsWith("Entry 2 is another one in the mirror"));
    }

    @Test
    void an_end_that_was_cut_off_the_database_is_named_by_the_mirror() throws Exception {
        log.sql(FREE + "delete from log where id > 3");
        assertThat(log.verify().problems())
                .containsExactly(
                        "Entry 4 is in the mirror of the log and not in the case: it was removed, or the case was rolled"
                                + " back.",
                        "Entry 5 is in the mirror of the log and not in the case: it was removed, or the case was rolled"
                                + " back.");
    }

    @Test
    void an_end_that_was_cut_off_everywhere_is_named_by_a_head_that_was_kept() throws Exception {
        log.close();
        log.open();
        log.sql(FREE + "delete from log where id > 3; drop trigger log_checkpoint_is_kept; delete from log_checkpoint");
        log.rewriteMirror();
        assertThat(log.journal().verify(List.of(), false).problems()).isEmpty();
        assertThat(log.verify().problems())
                .singleElement()
                .asString()
                .contains("head was kept of entry 5", "at entry 3");
    }

    @Test
    void an_end_that_was_cut_off_the_installations_log_is_named_by_a_case_that_has_seen_it() throws Exception {
        log.close();
        LogCase other = new LogCase(temp.resolve("other"), "case-2", ada, temp.resolve("profile"));
        other.open();
        other.append(Operation.ALTERED, "task added");
        other.desk().installation().append("erased", "case-3", "review");
        other.close();
        other.open();
        assertThat(other.verify().problems()).isEmpty();
        log.open();
        assertThat(log.verify().problems()).isEmpty();
        Path file = temp.resolve("profile/installation.log");
        List<String> lines = Files.readAllLines(file);
        int erased = lines.size();
        while (!lines.get(erased - 1).contains("erased")) {
            erased--;
        }
        Files.write(file, lines.subList(0, erased - 1));
        assertThat(other.verify().problems())
                .singleElement()
                .asString()
                .contains("its end was cut off")
                .startsWith("Entry 2 has seen line");
        List<String> changed = new ArrayList<>(lines);
        changed.set(erased - 1, lines.get(erased - 1).replace("\"hash\":\"", "\"hash\":\"00"));
        Files.write(file, changed);
        assertThat(other.verify().problems()).anyMatch(each -> each.contains("another line"));
        Files.write(file, lines);
        assertThat(other.verify().problems()).isEmpty();
        other.close();
    }

    @Test
    void the_time_that_the_log_has_seen_does_not_go_back_with_the_clock() throws Exception {
        Instant before = log.journal().now();
        assertThat(before).isBetween(Instant.now().minusSeconds(600), Instant.now());
        Instant later = Instant.now().plusSeconds(86_400 * 365L).truncatedTo(ChronoUnit.MILLIS);
        log.sql(FREE + "update log set at = " + later.toEpochMilli() + " where id = 3");
        assertThat(log.journal().now()).isEqualTo(later);
    }

    @Test
    void an_entry_from_another_case_is_named() throws Exception {
        LogCase other = new LogCase(temp.resolve("other"), "case-2", ada, temp.resolve("profile"));
        other.open();
        for (int i = 1; i <= 5; i++) {
            other.append(Operation.CONSULTED, "opened " + i);
        }
        LogEntry foreign = other.entry(3);
        log.sql(FREE);
        log.database()
                .write(link -> link.run(
                        "update log set at = ?, hash = ?, signature = ? where id = 3",
                        foreign.at(),
                        foreign.hash(),
                        foreign.signature()));
        assertThat(log.verify().problems())
                .anyMatch(each -> each.startsWith("Entry 3 does not follow"))
                .anyMatch(each -> each.startsWith("Entry 4 does not follow"))
                .noneMatch(each -> each.contains("signature"));
        other.close();
    }

    @Test
    void a_case_that_was_rolled_back_as_a_whole_is_named_by_a_head_that_was_kept() throws Exception {
        log.close();
        Path copy = temp.resolve("copy");
        LogCase.copy(log.folder(), copy);
        log.open();
        log.append(Operation.DISCLOSED, "report");
        log.close();
        LogCase.replace(copy, log.folder());
        log.open();
        assertThat(log.journal().verify(List.of(), false).problems()).isEmpty();
        assertThat(log.verify().problems())
                .singleElement()
                .asString()
                .contains("head was kept of entry 6", "at entry 5");
        log.append(Operation.CONSULTED, "as if nothing had been");
        assertThat(log.verify().problems())
                .singleElement()
                .asString()
                .startsWith("Entry 6 is not the one whose head was kept");
    }

    @Test
    void a_log_that_a_member_wrote_anew_is_named_by_a_head_that_was_kept() throws Exception {
        log.close();
        log.open();
        log.sql(FREE + "drop trigger log_checkpoint_is_kept; delete from log_checkpoint; delete from log");
        for (int i = 1; i <= 5; i++) {
            log.append(Operation.CONSULTED, "opened something else");
        }
        log.rewriteMirror();
        assertThat(log.journal().verify(List.of(), false).problems()).isEmpty();
        assertThat(log.verify().problems())
                .singleElement()
                .asString()
                .startsWith("Entry 5 is not the one whose head was kept");
    }

    @Test
    void a_log_that_was_written_anew_without_a_chain_is_named() throws Exception {
        log.close();
        log.open();
        log.sql(FREE + "drop trigger log_checkpoint_is_kept; delete from log_checkpoint; delete from log");
        for (int i = 1; i <= 6; i++) {
            log.sql("insert into log (id, at, person, operation, target_kind, target_id, detail) values (" + i
                    + ", 1, 'x', 'CONSULTED', 'item', '1', 'as if of the first release')");
        }
        log.rewriteMirror();
        assertThat(log.journal().verify(List.of(), false).problems())
                .anyMatch(each -> each.contains("has no place in the chain"));
        log.append(Operation.CONSULTED, "work goes on");
        assertThat(log.verify().problems())
                .anyMatch(each -> each.startsWith("Entry 5 is not the one whose head was kept"));
    }

    @Test
    void an_entry_in_the_name_of_another_is_named() throws Exception {
        PaperPersons persons = new PaperPersons("Ben");
        PersonCard ben = persons.current().orElseThrow();
        log.sql(FREE);
        log.database().write(link -> {
            link.run(
                    "insert into log_signer (id, name, signing, wrapping) values (?, ?, ?, ?)",
                    ben.id(),
                    "Ben",
                    ben.signingKey(),
                    ben.wrappingKey());
            LogEntry last =
                    link.first(LogEntry::of, LogEntry.COLUMNS + "where id = 5").orElseThrow();
            LogEntry forged = new LogEntry(5, last.at(), ben.id(), last.note(), LogEntry.NONE, LogEntry.NONE);
            byte[] previous = link.first(LogEntry::of, LogEntry.COLUMNS + "where id = 4")
                    .orElseThrow()
                    .hash();
            LogEntry hashed = forged.proven(forged.digest(previous), LogEntry.NONE);
            return link.run(
                    "update log set person = ?, hash = ?, signature = ? where id = 5",
                    ben.id(),
                    hashed.hash(),
                    ada.sign(hashed.signed()));
        });
        assertThat(log.verify().problems())
                .anyMatch(each -> each.startsWith("Entry 5 does not carry the signature of Ben"));
    }

    @Test
    void a_card_with_other_keys_is_named() throws Exception {
        PaperPersons persons = new PaperPersons("Ben");
        PersonCard ben = persons.current().orElseThrow();
        log.database().write(link -> link.run("update log_signer set signing = ?", ben.signingKey()));
        assertThat(log.verify().problems()).anyMatch(each -> each.startsWith("The card of Ada"));
    }

    @Test
    void an_entry_that_something_else_added_is_named() throws Exception {
        log.sql("insert into log (at, person, operation, target_kind, target_id, detail)"
                + " values (1, 'x', 'CONSULTED', 'item', '1', 'by hand')");
        assertThat(log.verify().problems()).anyMatch(each -> each.startsWith("Entry 6 has no place in the chain"));
    }

    @Test
    void entries_of_an_earlier_release_are_held_by_the_first_of_the_chain() throws Exception {
        LogCase old = new LogCase(temp.resolve("old"), "case-3", ada, temp.resolve("profile"));
        old.open();
        old.sql("insert into log (at, person, operation, target_kind, target_id, detail)"
                + " values (1, 'x', 'CREATED', 'case', '1', 'a'), (2, 'x', 'COLLECTED', 'exhibit', '1', 'b')");
        old.append(Operation.CONSULTED, "opened");
        assertThat(old.verify().problems()).isEmpty();
        assertThat(old.journal().entries(0, 10)).hasSize(4);
        old.sql(FREE + "update log set detail = 'c' where id = 2");
        assertThat(old.verify().problems())
                .containsExactly("The 2 entries from before the chain are not those that the chain began with.");
        old.close();
    }

    @Test
    void what_is_rolled_back_leaves_no_entry_and_no_line_in_the_mirror() throws Exception {
        assertThatThrownBy(() -> log.database().write(link -> {
                    log.append(Operation.ALTERED, "not to be");
                    throw new IllegalStateException("stop");
                }))
                .hasMessage("stop");
        log.append(Operation.ALTERED, "to be");
        assertThat(log.mirrored()).hasSize(6);
        assertThat(log.verify().problems()).isEmpty();
    }

    @Test
    void a_mirror_that_lags_behind_is_brought_up_to_date_when_the_case_is_opened() throws Exception {
        log.close();
        Path mirror = log.folder().resolve("log/entries.log");
        byte[] whole = Files.readAllBytes(mirror);
        for (int kept : new int[] {0, 1, 40, whole.length / 2, whole.length - 1}) {
            Files.write(mirror, java.util.Arrays.copyOf(whole, kept));
            log.open();
            assertThat(log.mirrored()).as("after %d bytes", kept).containsExactly(1L, 2L, 3L, 4L, 5L);
            assertThat(log.verify().problems()).as("after %d bytes", kept).isEmpty();
            log.close();
        }
        log.open();
    }

    @Test
    void a_bit_of_the_mirror_that_changed_is_named() throws Exception {
        Path mirror = log.folder().resolve("log/entries.log");
        byte[] bytes = Files.readAllBytes(mirror);
        bytes[bytes.length / 2] ^= 1;
        Files.write(mirror, bytes);
        assertThat(log.verify().problems())
                .anyMatch(each -> each.contains("The mirror of the log is broken at record"));
    }

    @Test
    void the_mirror_shows_nothing_of_what_is_in_it() throws Exception {
        byte[] bytes = Files.readAllBytes(log.folder().resolve("log/entries.log"));
        assertThat(new String(bytes, java.nio.charset.StandardCharsets.ISO_8859_1))
                .doesNotContain("opened")
                .doesNotContain("CONSULTED")
                .doesNotContain(ada.current().orElseThrow().id());
    }

    @Test
    void a_checkpoint_is_signed_every_thousand_entries_and_at_the_end() throws Exception {
        log.database().write(link -> {
            for (int i = 0; i < 2_000; i++) {
                log.append(Operation.ALTERED, "step");
            }
            return true;
        });
        assertThat(log.checkpoints()).containsExactly(1_000L, 2_000L);
        log.close();
        log.open();
        assertThat(log.checkpoints()).containsExactly(1_000L, 2_000L, 2_005L);
        assertThat(log.verify().problems()).isEmpty();
        assertThat(log.verify().proven())
                .anyMatch(each -> each.contains("last signed checkpoint is at entry 2,005, by Ada"))
                .anyMatch(each -> each.contains("up to entry 2,005 nothing was cut off"));
        log.close();
        log.open();
        assertThat(log.checkpoints()).hasSize(3);
    }

    @Test
    void a_checkpoint_that_was_changed_is_named() throws Exception {
        log.close();
        log.open();
        log.sql("drop trigger log_checkpoint_stays; update log_checkpoint set at = at - 1");
        assertThat(log.verify().problems()).contains("The checkpoint at entry 5 does not carry the signature of Ada.");
    }

    @Test
    void the_installations_log_holds_heads_and_neither_names_nor_contents() throws Exception {
        log.close();
        String text = Files.readString(temp.resolve("profile/installation.log"));
        assertThat(text)
                .contains("case-1")
                .doesNotContain("opened")
                .doesNotContain(log.folder().toString());
        List<LogHead> heads =
                InstallationLog.heads(temp.resolve("profile/installation.log"), new LogSigners(ada), number -> {
                    throw new AssertionError("line " + number);
                });
        assertThat(heads).singleElement().satisfies(head -> assertThat(head.number())
                .isEqualTo(5));
        log.open();
    }

    @Test
    void heads_that_were_changed_or_cut_out_are_named_and_not_counted() throws Exception {
        for (int i = 0; i < 2; i++) {
            log.append(Operation.ALTERED, "more");
            log.close();
            log.open();
        }
        Path file = temp.resolve("profile/installation.log");
        List<String> lines = Files.readAllLines(file);
        assertThat(lines).hasSize(3);
        Path cut = temp.resolve("cut");
        Files.write(cut, List.of(lines.get(0), lines.get(2)));
        List<Long> broken = new ArrayList<>();
        assertThat(InstallationLog.heads(cut, new LogSigners(ada), broken::add)).isEmpty();
        Files.write(cut, List.of(lines.get(0), lines.get(1).replace("\"entry\":6", "\"entry\":5"), lines.get(2)));
        assertThat(InstallationLog.heads(cut, new LogSigners(ada), broken::add)).hasSize(1);
        assertThat(broken).containsExactly(2L, 1L);
    }

    @Test
    void a_line_that_a_crash_cut_off_the_installations_log_does_not_spoil_the_next() throws Exception {
        log.close();
        Path file = temp.resolve("profile/installation.log");
        Files.writeString(file, Files.readString(file) + "{\"is\":\"installa");
        log.open();
        log.append(Operation.ALTERED, "more");
        log.close();
        assertThat(InstallationLog.heads(file, new LogSigners(ada), null)).hasSize(2);
        log.open();
    }

    @Test
    void the_words_of_a_search_are_not_in_the_log() throws Exception {
        log.append(Operation.SEARCHED, "Marlow harbour");
        log.append(Operation.SEARCHED, "MARLOW  HARBOUR");
        log.append(Operation.SEARCHED, "something else entirely");
        List<String> details =
                log.journal().entries(5, 10).stream().map(each -> each.detail()).toList();
        assertThat(details).allMatch(each -> each.matches("words [23], digest [0-9a-f]{32}"));
        assertThat(details.get(0)).isEqualTo(details.get(1)).isNotEqualTo(details.get(2));
        assertThat(log.allLines())
                .noneMatch(each -> each.toLowerCase(java.util.Locale.ROOT).contains("marlow"));
    }

    @Test
    void without_a_reason_nothing_is_looked_at_where_reasons_are_asked() throws Exception {
        log.reasonsAsked.set(true);
        for (Operation operation : List.of(Operation.CONSULTED, Operation.SEARCHED, Operation.DISCLOSED)) {
            assertThatThrownBy(() -> log.append(operation, "x")).hasMessageContaining("A reason is asked for");
        }
        assertThatThrownBy(() -> log.journal().append(new Note(Operation.DISCLOSED, ITEM, "report", "trial", " ", "")))
                .hasMessageContaining("to whom");
        assertThat(log.journal().head().number()).isEqualTo(5);
        log.journal().append(new Note(Operation.DISCLOSED, ITEM, "report", "trial", "the court", ""));
        log.append(Operation.ALTERED, "a decision carries its own reason");
        assertThat(log.journal().entries(5, 10).getFirst()).satisfies(entry -> {
            assertThat(entry.why()).isEqualTo("trial");
            assertThat(entry.recipient()).isEqualTo("the court");
            assertThat(entry.person()).isEqualTo(ada.current().orElseThrow().id());
        });
    }

    @Test
    void a_person_who_is_locked_cannot_act() throws Exception {
        ada.lock();
        assertThatThrownBy(() -> log.append(Operation.CONSULTED, "x")).isInstanceOf(PersonLocked.class);
        ada.unlock(new char[0]);
        assertThat(log.verify().head().number()).isEqualTo(5);
    }

    @Test
    void a_key_that_was_changed_leaves_what_was_written_readable() throws Exception {
        log.keys.changed();
        log.append(Operation.ALTERED, "keys changed");
        assertThat(log.mirrored()).hasSize(6);
        assertThat(log.verify().problems()).isEmpty();
    }

    /** Keys in memory. */
    static final class Keys implements LogKeys {

        private final Map<Integer, byte[]> keys = new HashMap<>();
        private int epoch;

        Keys() {
            changed();
        }

        void changed() {
            epoch++;
            byte[] key = new byte[32];
            new java.security.SecureRandom().nextBytes(key);
            keys.put(epoch, key);
        }

        @Override
        public int epoch() {
            return epoch;
        }

        @Override
        public Optional<byte[]> key(int number) {
            return Optional.ofNullable(keys.get(number)).map(byte[]::clone);
        }
    }

    /** The log of a case, without the rest of it. */
    static final class LogCase {

        final AtomicBoolean reasonsAsked = new AtomicBoolean();
        final Keys keys = new Keys();
        private final Path folder;
        private final LogDesk desk;
        private Database database;
        private Journal journal;

        LogCase(Path folder, String id, PaperPersons person, Path profile) throws IOException {
            this.folder = Files.createDirectories(folder);
            this.desk = new LogDesk(
                    id,
                    folder,
                    person,
                    keys,
                    new InstallationLog(profile, person),
                    new Desk.BundleEnglish(),
                    reasonsAsked::get);
        }

        void open() throws Exception {
            database = LogDatabase.open(folder);
            journal = new Journal(database, desk);
        }

        void close() {
            journal.close();
            database.close();
        }

        Path folder() {
            return folder;
        }

        LogDesk desk() {
            return desk;
        }

        Journal journal() {
            return journal;
        }

        Database database() {
            return database;
        }

        void append(Operation operation, String detail) {
            journal.append(operation, ITEM, detail);
        }

        Verdict verify() {
            return journal.verify();
        }

        void sql(String script) {
            database.write(link -> {
                link.script(script);
                return true;
            });
        }

        LogEntry entry(long number) {
            return database.read(link -> link.first(LogEntry::of, LogEntry.COLUMNS + "where id = ?", number))
                    .orElseThrow();
        }

        List<Long> checkpoints() {
            return database.read(
                    link -> link.list(row -> row.getLong(1), "select number from log_checkpoint order by number"));
        }

        void rewriteMirror() throws IOException {
            Files.delete(folder.resolve("log/entries.log"));
            LogMirror mirror = new LogMirror(folder, desk.caseId(), keys, database);
            mirror.open();
            mirror.catchUp(true);
        }

        List<Long> mirrored() throws IOException {
            List<Long> numbers = new ArrayList<>();
            for (String line : allLines()) {
                Map<String, Object> read = Json.readObject(line);
                if ("entry".equals(read.get("is"))) {
                    numbers.add((Long) read.get("number"));
                }
            }
            return numbers;
        }

        List<String> allLines() throws IOException {
            List<String> lines = new ArrayList<>();
            LogMirror.file(folder, desk.caseId(), keys).read(new LogFile.Reader() {

                @Override
                public boolean line(byte[] line) {
                    lines.add(new String(line, java.nio.charset.StandardCharsets.UTF_8));
                    return true;
                }

                @Override
                public void broken(long index) {
                    throw new AssertionError("broken at " + index);
                }
            });
            return lines;
        }

        static void copy(Path from, Path to) throws IOException {
            try (var files = Files.walk(from)) {
                for (Path file : files.toList()) {
                    Files.copy(file, to.resolve(from.relativize(file).toString()));
                }
            }
        }

        static void replace(Path from, Path to) throws IOException {
            try (var files = Files.walk(to)) {
                for (Path file :
                        files.sorted(java.util.Comparator.reverseOrder()).toList()) {
                    Files.delete(file);
                }
            }
            copy(from, to);
        }
    }
}
