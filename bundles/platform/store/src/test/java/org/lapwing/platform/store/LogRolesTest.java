package org.lapwing.platform.store;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.lapwing.platform.api.cases.Case;
import org.lapwing.platform.api.cases.CaseLog.Entry;
import org.lapwing.platform.api.cases.CaseLog.Note;
import org.lapwing.platform.api.cases.CaseLog.Operation;
import org.lapwing.platform.api.cases.CaseLogs.Purpose;
import org.lapwing.platform.api.cases.CaseLogs.Verdict;
import org.lapwing.platform.api.cases.CaseStore.Access;
import org.lapwing.platform.api.cases.CaseUnavailable;
import org.lapwing.platform.api.cases.Role;
import org.lapwing.platform.api.decisions.DecisionKind;
import org.lapwing.platform.api.evidence.Target;

/** Who reads the log, and what is left of it. */
class LogRolesTest {

    @TempDir
    Path temp;

    Desk desk;
    FolderLogs logs;
    Path folder;

    @BeforeEach
    void a_case_with_a_member_of_each_role() throws Exception {
        desk = new Desk(temp);
        logs = new FolderLogs(desk.profile, desk.persons, new Desk.BundleEnglish());
        folder = temp.resolve("case");
        try (Case open = desk.store.create(folder, "Harbour", "AZ 7")) {
            for (Role role : List.of(Role.INVESTIGATOR, Role.REVIEWER, Role.AUDITOR, Role.ADMINISTRATOR)) {
                open.members().add(PaperPersons.card(role.name()), role, "works here");
            }
            long exhibit = open.intake().exhibit(temp, "phone");
            Desk.text(open, exhibit, "letters/to marigold.txt", "meet me at the old lighthouse");
            Target item = Target.of(Target.ITEM, 1);
            open.log().append(new Note(Operation.CONSULTED, item, "opened", "named in the report", "", ""));
            open.decisions().decide(item, DecisionKind.NOTE, "lighthouse again", null, "");
            open.log().append(new Note(Operation.SEARCHED, item, "old lighthouse", "", "", ""));
        }
    }

    @AfterEach
    void leave() {
        desk.store.close();
    }

    private void as(Role role) {
        desk.persons.switchTo(role == Role.LEAD ? Desk.KIM : role.name());
    }

    @Test
    void only_an_auditor_reads_the_log() throws Exception {
        for (Role role : List.of(Role.LEAD, Role.INVESTIGATOR, Role.REVIEWER)) {
            as(role);
            assertThatThrownBy(() -> logs.read(folder, Purpose.LAWFULNESS, "look", 0, 10))
                    .as(role.name())
                    .isInstanceOf(CaseUnavailable.class)
                    .hasMessageStartingWith("Only an auditor");
            assertThatThrownBy(() -> logs.export(folder, temp.resolve("x"), Purpose.LAWFULNESS, "court", "look"))
                    .isInstanceOf(CaseUnavailable.class);
        }
        as(Role.ADMINISTRATOR);
        assertThatThrownBy(() -> logs.read(folder, Purpose.LAWFULNESS, "look", 0, 10))
                .isInstanceOf(CaseUnavailable.class)
                .hasMessageContaining("no key of this log");
        assertThatThrownBy(() -> logs.verify(folder, null)).isInstanceOf(CaseUnavailable.class);
        desk.persons.switchTo("a stranger");
        assertThatThrownBy(() -> logs.verify(folder, null)).isInstanceOf(CaseUnavailable.class);
        assertThat(temp.resolve("x")).doesNotExist();
        as(Role.AUDITOR);
        assertThat(logs.read(folder, Purpose.LAWFULNESS, "look", 0, 100)).isNotEmpty();
    }

    @Test
    void an_auditor_reads_the_log_and_opens_no_case() throws Exception {
        as(Role.AUDITOR);
        assertThatThrownBy(() -> desk.store.open(folder, Access.READ)).isInstanceOf(CaseUnavailable.class);
        List<Entry> entries = logs.read(folder, Purpose.SELF_MONITORING, "yearly look", 0, 100);
        assertThat(entries)
                .extracting(Entry::operation)
                .containsExactly(
                        Operation.CREATED,
                        Operation.ALTERED,
                        Operation.ALTERED,
                        Operation.ALTERED,
                        Operation.ALTERED,
                        Operation.COLLECTED,
                        Operation.CONSULTED,
                        Operation.ALTERED,
                        Operation.SEARCHED);
        assertThat(entries.get(6).why()).isEqualTo("named in the report");
        assertThat(logs.read(folder, Purpose.SELF_MONITORING, "yearly look", 7, 1))
                .extracting(Entry::id)
                .containsExactly(8L);
    }

    @Test
    void the_log_holds_nothing_of_the_evidence() throws Exception {
        as(Role.AUDITOR);
        Path export = temp.resolve("export");
        logs.export(folder, export, Purpose.CRIMINAL_PROCEEDINGS, "the court", "ordered");
        assertThat(Files.readString(export).toLowerCase(java.util.Locale.ROOT))
                .doesNotContain("lighthouse")
                .doesNotContain("marigold");
    }

    @Test
    void reading_the_log_is_logged_with_person_purpose_and_reason() throws Exception {
        as(Role.AUDITOR);
        assertThatThrownBy(() -> logs.read(folder, Purpose.INTEGRITY, "  ", 0, 10))
                .hasMessageContaining("Say why");
        logs.read(folder, Purpose.INTEGRITY, "a doubt", 0, 10);
        logs.export(folder, temp.resolve("export"), Purpose.CRIMINAL_PROCEEDINGS, "the court", "ordered");
        List<Entry> readings = logs.readings(folder, Purpose.SELF_MONITORING, "who reads", 0, 10);
        assertThat(readings)
                .extracting(Entry::operation, Entry::purpose, Entry::why, Entry::recipient)
                .containsExactly(
                        org.assertj.core.groups.Tuple.tuple(Operation.CONSULTED, "INTEGRITY", "a doubt", ""),
                        org.assertj.core.groups.Tuple.tuple(
                                Operation.DISCLOSED, "CRIMINAL_PROCEEDINGS", "ordered", "the court"),
                        org.assertj.core.groups.Tuple.tuple(Operation.CONSULTED, "SELF_MONITORING", "who reads", ""));
        assertThat(readings)
                .extracting(Entry::person)
                .containsOnly(PaperPersons.card("AUDITOR").id());
        assertThat(logs.verify(folder, null).problems()).isEmpty();
    }

    @Test
    void who_looks_while_another_writes_is_logged_too() throws Exception {
        as(Role.REVIEWER);
        try (Case open = desk.store.open(folder, Access.READ)) {
            open.log().append(Operation.CONSULTED, Target.of(Target.ITEM, 1), "opened");
        }
        as(Role.AUDITOR);
        assertThat(logs.readings(folder, Purpose.LAWFULNESS, "look", 0, 10))
                .first()
                .satisfies(entry -> {
                    assertThat(entry.operation()).isEqualTo(Operation.CONSULTED);
                    assertThat(entry.person())
                            .isEqualTo(PaperPersons.card("REVIEWER").id());
                });
    }

    @Test
    void readings_that_were_taken_away_are_missed() throws Exception {
        as(Role.AUDITOR);
        logs.read(folder, Purpose.LAWFULNESS, "look", 0, 10);
        logs.read(folder, Purpose.LAWFULNESS, "look again", 0, 10);
        as(Role.LEAD);
        desk.store.open(folder, Access.WRITE).close();
        assertThat(logs.verify(folder, null).problems()).isEmpty();
        Files.delete(folder.resolve("log/readers.log"));
        assertThat(logs.verify(folder, null).problems())
                .singleElement()
                .asString()
                .startsWith("The log of the readers does not hold the entry 2");
        try (Case open = desk.store.open(folder, Access.READ)) {
            assertThat(open.log().verify().problems())
                    .anyMatch(each -> each.startsWith("The log of the readers does not hold the entry 2"));
        }
    }

    @Test
    void an_auditor_proves_with_kept_heads_what_the_case_alone_does_not_prove() throws Exception {
        as(Role.LEAD);
        Path heads = temp.resolve("heads");
        assertThat(logs.heads(heads)).isPositive();
        as(Role.AUDITOR);
        Verdict alone = logs.verify(folder, Files.createFile(temp.resolve("none")));
        assertThat(alone.proven()).anyMatch(each -> each.contains("The heads say nothing of this case"));
        Verdict with = logs.verify(folder, heads);
        assertThat(with.problems()).isEmpty();
        assertThat(with.proven()).anyMatch(each -> each.contains("up to entry 9 nothing was cut off"));
        Files.write(heads, List.of(Files.readString(heads).strip().replace("\"entry\":9", "\"entry\":8")));
        assertThat(logs.verify(folder, heads).problems()).anyMatch(each -> each.contains("of the heads was changed"));
    }

    @Test
    void a_whole_case_that_was_rolled_back_is_found_by_an_auditor() throws Exception {
        as(Role.LEAD);
        Path copy = temp.resolve("copy");
        LogChainTest.LogCase.copy(folder, copy);
        try (Case open = desk.store.open(folder, Access.WRITE)) {
            open.log().append(Operation.DISCLOSED, Target.of(Target.CASE, 1), "report");
        }
        Path heads = temp.resolve("heads");
        logs.heads(heads);
        LogChainTest.LogCase.replace(copy, folder);
        as(Role.AUDITOR);
        assertThat(logs.verify(folder, heads).problems())
                .singleElement()
                .asString()
                .contains("head was kept of entry 10", "ends at entry 9");
    }

    @Test
    void an_export_has_all_entries_and_the_cards_of_who_signed_them() throws Exception {
        as(Role.AUDITOR);
        Path export = temp.resolve("export");
        assertThat(logs.export(folder, export, Purpose.CRIMINAL_PROCEEDINGS, "the court", "ordered"))
                .isEqualTo(9);
        List<String> lines = Files.readAllLines(export);
        Map<String, Object> first = Json.readObject(lines.getFirst());
        assertThat(String.valueOf(first.remove("members")).lines()).hasSize(5);
        assertThat(first).isEqualTo(Map.of("is", "log", "version", 1L, "case", caseId()));
        assertThat(lines).filteredOn(line -> line.contains("\"is\":\"entry\"")).hasSize(9);
        assertThat(lines).filteredOn(line -> line.contains("\"is\":\"signer\"")).hasSize(2);
        assertThat(lines)
                .filteredOn(line -> line.contains("\"is\":\"checkpoint\""))
                .hasSize(1);
        assertThat(lines).filteredOn(line -> line.contains("\"is\":\"reader\"")).hasSize(1);
        assertThatThrownBy(() -> logs.export(folder, export, Purpose.CRIMINAL_PROCEEDINGS, "the court", "again"))
                .hasMessageContaining("is there already");
    }

    private String caseId() throws Exception {
        return desk.store.registered().getFirst().id();
    }

    @Test
    void what_is_written_after_a_change_of_keys_is_read_by_who_is_still_a_member() throws Exception {
        as(Role.LEAD);
        try (Case open = desk.store.open(folder, Access.WRITE)) {
            open.members().rotate("yearly");
            open.log().append(Operation.ALTERED, Target.of(Target.CASE, 1), "after");
        }
        as(Role.AUDITOR);
        assertThat(logs.read(folder, Purpose.LAWFULNESS, "look", 9, 10))
                .extracting(Entry::detail)
                .contains("after");
        assertThat(logs.verify(folder, null).problems()).isEmpty();
    }

    @Test
    void entries_by_somebody_who_never_was_a_member_are_named() throws Exception {
        as(Role.LEAD);
        try (Case open = desk.store.open(folder, Access.WRITE)) {
            desk.persons.create("STRANGER", new char[0]);
            open.log().append(Operation.ALTERED, Target.of(Target.CASE, 1), "as if a lead had");
            as(Role.LEAD);
            assertThat(open.log().verify().problems())
                    .singleElement()
                    .asString()
                    .startsWith("STRANGER")
                    .contains("never was a member");
        }
        as(Role.AUDITOR);
        assertThat(logs.verify(folder, null).problems()).anyMatch(each -> each.contains("never was a member"));
    }

    @Test
    void an_exhibit_that_is_added_again_is_an_entry_again() throws Exception {
        as(Role.LEAD);
        try (Case open = desk.store.open(folder, Access.WRITE)) {
            long before = open.log().head().number();
            open.intake().exhibit(temp, "phone");
            assertThat(open.log().head().number()).isEqualTo(before + 1);
        }
    }
}
