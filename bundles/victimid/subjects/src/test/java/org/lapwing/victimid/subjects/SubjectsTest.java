package org.lapwing.victimid.subjects;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.lapwing.platform.api.cases.Case;
import org.lapwing.platform.api.cases.CaseLog;
import org.lapwing.platform.api.cases.CaseStore;
import org.lapwing.platform.api.command.CommandSet;
import org.lapwing.platform.api.evidence.Target;
import org.lapwing.platform.api.policy.Function;
import org.lapwing.victimid.api.Subject;

class SubjectsTest {

    @TempDir
    Path folder;

    private CaseDesk desk;
    private CaseSubjects book;
    private List<CommandSet> commands;
    private String place;

    @BeforeEach
    void sitDown() throws Exception {
        desk = new CaseDesk(folder);
        book = new CaseSubjects(desk.profile);
        commands = List.of(new SubjectCommands(desk.texts, desk.cases, desk.policy(), book));
        place = folder.resolve("case").toString();
        desk.cases.create(Path.of(place), "Operation Reed", null).close();
    }

    private Case open(CaseStore.Access access) throws Exception {
        return desk.cases.open(Path.of(place), access);
    }

    @Test
    void those_not_identified_come_first_then_by_name() throws Exception {
        try (Case open = open(CaseStore.Access.WRITE)) {
            Subject known = book.add(open, "adam", Subject.Role.WITNESS, "");
            book.add(open, "Zoe", Subject.Role.VICTIM, "green scarf");
            book.add(open, "bea", Subject.Role.VICTIM, "");
            book.identified(open, known.id(), true, "passport");
            assertThat(book.subjects(open)).extracting(Subject::name).containsExactly("bea", "Zoe", "adam");
            book.identified(open, known.id(), false, "it was somebody else");
            assertThat(book.subjects(open)).extracting(Subject::name).containsExactly("adam", "bea", "Zoe");
        }
    }

    @Test
    void a_sighting_is_found_from_both_sides_and_stands_in_the_log() throws Exception {
        try (Case open = open(CaseStore.Access.WRITE)) {
            Subject zoe = book.add(open, "Zoe", Subject.Role.VICTIM, "");
            Target item = Target.of(Target.ITEM, CaseDesk.file(open, "one.txt", "one"));
            book.sight(open, zoe.id(), item, "in the mirror");
            assertThat(book.sightings(open, zoe.id())).hasSize(1);
            assertThat(book.sightingsIn(open, item).getFirst().note()).isEqualTo("in the mirror");
            assertThat(book.counts(open)).containsEntry("subjects", 1L).containsEntry("sightings", 1L);
            assertThat(open.log().entries(0, 100))
                    .filteredOn(entry -> entry.target().kind().equals(Target.SUBJECT))
                    .extracting(CaseLog.Entry::detail)
                    .containsExactly("subject added", "seen in " + item);
            assertThatThrownBy(() -> book.sight(open, 99, item, "")).hasStackTraceContaining("no subject 99");
        }
    }

    @Test
    void a_case_that_never_had_subjects_can_be_read() throws Exception {
        try (Case open = open(CaseStore.Access.READ)) {
            assertThat(book.subjects(open)).isEmpty();
            assertThat(book.counts(open)).containsEntry("subjects", 0L);
        }
        assertThat(desk.run(commands, "subject", "list", place, "--json")).isZero();
        assertThat(desk.json()).isEmpty();
    }

    @Test
    void subjects_are_added_listed_and_sighted_by_command() throws Exception {
        try (Case open = open(CaseStore.Access.WRITE)) {
            CaseDesk.file(open, "DCIM/one.txt", "one");
        }
        assertThat(desk.run(commands, "subject", "add", place, "Zoe", "--role", "Victim", "--json"))
                .as(desk.said())
                .isZero();
        long id = desk.json().get("id").asLong();
        assertThat(desk.json().get("role").asText()).isEqualTo("victim");
        assertThat(desk.run(commands, "subject", "sight", place, "zoe", "one.txt", "--note", "left"))
                .as(desk.said())
                .isZero();
        assertThat(desk.run(commands, "subject", "sight", place, "" + id, "conversation:1"))
                .isZero();
        assertThat(desk.run(commands, "subject", "list", place)).isZero();
        assertThat(desk.printed()).contains("Zoe  (victim, not identified)  seen 2 times");
        assertThat(desk.run(commands, "subject", "list", place, "--json")).isZero();
        assertThat(desk.json().get(0).get("sightings")).hasSize(2);
    }

    @Test
    void what_cannot_be_told_or_may_not_be_done_is_not_recorded() throws Exception {
        assertThat(desk.run(commands, "subject", "add", place, "Zoe", "--role", "hero"))
                .isEqualTo(2);
        assertThat(desk.run(commands, "subject", "add", place, " ")).isEqualTo(2);
        assertThat(desk.run(commands, "subject", "sight", place, "Nobody", "one.txt"))
                .isEqualTo(1);
        desk.refused = Function.DECIDE;
        assertThat(desk.run(commands, "subject", "add", place, "Zoe")).isEqualTo(3);
        try (Case open = open(CaseStore.Access.READ)) {
            assertThat(book.subjects(open)).isEmpty();
        }
    }
}
