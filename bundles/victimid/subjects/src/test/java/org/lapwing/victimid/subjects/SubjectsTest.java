package org.lapwing.victimid.subjects;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.nio.file.Path;
import java.sql.ResultSet;
import java.sql.Statement;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.lapwing.platform.api.cases.Case;
import org.lapwing.platform.api.cases.CaseStore;
import org.lapwing.platform.api.cases.TableOwner;
import org.lapwing.platform.api.command.CommandSet;
import org.lapwing.platform.api.evidence.Target;
import org.lapwing.platform.api.policy.Function;
import org.lapwing.product.casekit.CaseDesk;
import org.lapwing.victimid.api.Ground;
import org.lapwing.victimid.api.Subject;

class SubjectsTest {

    private static final Ground SEEN = new Ground(Ground.Mark.ASSESSMENT, "seen in the picture");

    @TempDir
    Path folder;

    private CaseDesk desk;
    private CaseSubjects book;
    private List<CommandSet> commands;
    private String place;

    @BeforeEach
    void sitDown() throws Exception {
        desk = new CaseDesk(folder, SubjectCommands.class);
        book = new CaseSubjects(desk.profile);
        commands = List.of(new SubjectCommands(desk.texts, desk.cases, desk.consultations(), desk.policy(), book));
        place = folder.resolve("case").toString();
        desk.cases.create(Path.of(place), "Operation Reed", null).close();
    }

    private Case open(CaseStore.Access access) throws Exception {
        return desk.cases.open(Path.of(place), access);
    }

    @Test
    void those_not_identified_come_first_then_by_name() throws Exception {
        try (Case open = open(CaseStore.Access.WRITE)) {
            Subject known = book.add(open, "adam", Subject.Category.WITNESS, SEEN, "");
            book.add(open, "Zoe", Subject.Category.VICTIM, SEEN, "green scarf");
            book.add(open, "bea", Subject.Category.VICTIM, SEEN, "");
            book.identified(open, known.id(), true, new Ground(Ground.Mark.FACT, "passport"));
            assertThat(book.subjects(open)).extracting(Subject::name).containsExactly("bea", "Zoe", "adam");
            book.identified(open, known.id(), false, new Ground(Ground.Mark.FACT, "it was somebody else"));
            assertThat(book.subjects(open)).extracting(Subject::name).containsExactly("adam", "bea", "Zoe");
        }
    }

    private static List<String> logged(Case open) {
        return open.tables(new TableOwner("test_", List.of())).read(connection -> {
            List<String> details = new ArrayList<>();
            try (Statement statement = connection.createStatement();
                    ResultSet rows = statement.executeQuery("select detail from log where target_kind = 'subject'")) {
                while (rows.next()) {
                    details.add(rows.getString(1));
                }
            }
            return details;
        });
    }

    @Test
    void a_sighting_is_found_from_both_sides_and_stands_in_the_log() throws Exception {
        try (Case open = open(CaseStore.Access.WRITE)) {
            Subject zoe = book.add(open, "Zoe", Subject.Category.VICTIM, SEEN, "");
            Target item = Target.of(Target.ITEM, CaseDesk.file(open, "one.txt", "one"));
            book.sight(open, zoe.id(), item, SEEN, "in the mirror");
            assertThat(book.sightings(open, zoe.id())).hasSize(1);
            assertThat(book.sightingsIn(open, item).getFirst().note()).isEqualTo("in the mirror");
            assertThat(book.counts(open)).containsEntry("subjects", 1L).containsEntry("sightings", 1L);
            assertThat(logged(open)).containsExactly("subject added", "seen in " + item);
            assertThatThrownBy(() -> book.sight(open, 99, item, SEEN, "")).hasStackTraceContaining("no subject 99");
        }
    }

    @Test
    void no_statement_about_a_person_is_stored_without_mark_and_source() throws Exception {
        assertThatThrownBy(() -> new Ground(Ground.Mark.FACT, " ")).isInstanceOf(IllegalArgumentException.class);
        try (Case open = open(CaseStore.Access.WRITE)) {
            Subject zoe = book.add(open, "Zoe", Subject.Category.VICTIM, SEEN, "");
            assertThat(zoe.ground()).isEqualTo(SEEN);
            book.categorise(open, zoe.id(), Subject.Category.WITNESS, new Ground(Ground.Mark.FACT, "court file"));
            assertThat(book.subjects(open).getFirst().category()).isEqualTo(Subject.Category.WITNESS);
            for (String table : List.of("victimid_category", "victimid_identity", "victimid_sighting")) {
                for (String column : List.of("mark", "source")) {
                    List<Integer> required = open.tables(SubjectTables.OWNER).read(connection -> {
                        List<Integer> found = new ArrayList<>();
                        try (Statement statement = connection.createStatement();
                                ResultSet rows = statement.executeQuery("select \"notnull\" from pragma_table_info('"
                                        + table + "') where name = '" + column + "'")) {
                            while (rows.next()) {
                                found.add(rows.getInt(1));
                            }
                        }
                        return found;
                    });
                    assertThat(required).as(table + "." + column).containsExactly(1);
                }
            }
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
        assertThat(desk.run(
                        commands,
                        "subject",
                        "add",
                        place,
                        "Zoe",
                        "--category",
                        "Victim",
                        "--source",
                        "the report",
                        "--json"))
                .as(desk.said())
                .isZero();
        long id = desk.json().get("id").asLong();
        assertThat(desk.json().get("category").asText()).isEqualTo("victim");
        assertThat(desk.json().get("mark").asText()).isEqualTo("assessment");
        assertThat(desk.json().get("source").asText()).isEqualTo("the report");
        assertThat(desk.run(
                        commands,
                        "subject",
                        "categorise",
                        place,
                        "Zoe",
                        "--category",
                        "witness",
                        "--source",
                        "court",
                        "--fact",
                        "--json"))
                .isZero();
        assertThat(desk.json().get("mark").asText()).isEqualTo("fact");
        assertThat(desk.run(
                        commands, "subject", "categorise", place, "Zoe", "--category", "victim", "--source", "court"))
                .isZero();
        assertThat(desk.run(
                        commands,
                        "subject",
                        "sight",
                        place,
                        "zoe",
                        "one.txt",
                        "--note",
                        "left",
                        "--source",
                        "the picture"))
                .as(desk.said())
                .isZero();
        assertThat(desk.run(
                        commands,
                        "subject",
                        "sight",
                        place,
                        "" + id,
                        "conversation:1",
                        "--source",
                        "the chat",
                        "--fact"))
                .isZero();
        assertThat(desk.run(commands, "subject", "list", place)).isZero();
        assertThat(desk.printed()).contains("Zoe  (victim, assessment, not identified)  seen 2 times");
        assertThat(desk.run(commands, "subject", "list", place, "--json")).isZero();
        assertThat(desk.json().get(0).get("sightings")).hasSize(2);
    }

    @Test
    void what_cannot_be_told_or_may_not_be_done_is_not_recorded() throws Exception {
        assertThat(desk.run(commands, "subject", "add", place, "Zoe", "--category", "hero", "--source", "x"))
                .isEqualTo(2);
        assertThat(desk.run(commands, "subject", "add", place, "Zoe", "--category", "victim"))
                .isEqualTo(2);
        assertThat(desk.run(commands, "subject", "add", place, "Zoe", "--category", "victim", "--source", " "))
                .isEqualTo(2);
        assertThat(desk.run(commands, "subject", "add", place, " ", "--category", "victim", "--source", "x"))
                .isEqualTo(2);
        assertThat(desk.run(commands, "subject", "sight", place, "Nobody", "one.txt", "--source", "x"))
                .isEqualTo(1);
        desk.refused = Function.DECIDE;
        assertThat(desk.run(commands, "subject", "add", place, "Zoe", "--category", "victim", "--source", "x"))
                .isEqualTo(3);
        try (Case open = open(CaseStore.Access.READ)) {
            assertThat(book.subjects(open)).isEmpty();
        }
    }
}
