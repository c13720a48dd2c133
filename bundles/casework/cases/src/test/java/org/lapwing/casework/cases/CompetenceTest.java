package org.lapwing.casework.cases;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.nio.file.Files;
import java.nio.file.Path;
import java.time.LocalDate;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.lapwing.platform.api.command.CommandSet;
import org.lapwing.platform.api.persons.PersonCard;
import org.lapwing.platform.api.policy.Competence;
import org.lapwing.platform.api.policy.PolicyRefusal;
import org.lapwing.platform.persons.KeyCost;
import org.lapwing.platform.persons.KeyedPersons;
import org.lapwing.platform.persons.PersonalProfile;
import org.lapwing.platform.policy.CompetenceCommands;
import org.lapwing.platform.policy.CompetenceRegister;
import org.lapwing.platform.store.FolderLogs;
import org.lapwing.product.casekit.CaseDesk;

/** Who is trained for what is said by somebody else, with a signature, and the policy can ask for it. */
class CompetenceTest {

    @TempDir
    Path folder;

    private CaseDesk desk;
    private KeyedPersons chief;
    private CompetenceRegister chiefs;
    private CompetenceRegister own;
    private PersonCard kim;
    private List<CommandSet> commands;

    @BeforeEach
    void two_installations_that_know_each_other() throws Exception {
        desk = new CaseDesk(folder.resolve("desk"), CaseCommands.class);
        kim = desk.persons.current().orElseThrow();
        chief = new KeyedPersons(folder.resolve("chief"), desk.keys, new KeyCost(64, 1, 1), Map.of());
        chief.create("Noor", "a passphrase".toCharArray());
        Path noors = folder.resolve("noor.card");
        Path kims = folder.resolve("kim.card");
        chief.exportCard("Noor", noors);
        desk.persons.exportCard("Kim", kims);
        desk.persons.importCard(noors);
        chief.importCard(kims);
        PersonalProfile profile = new PersonalProfile(folder.resolve("chief"), chief);
        chiefs = new CompetenceRegister(profile, chief, new FolderLogs(profile, chief, desk.keys), desk.keys);
        FolderLogs logs = new FolderLogs(desk.profile, desk.persons, desk.keys);
        own = new CompetenceRegister(desk.profile, desk.persons, logs, desk.keys);
        commands = List.of(
                new CompetenceCommands(desk.keys, desk.persons, own),
                new CaseCommands(desk.texts, desk.cases, desk.consultations(), desk.policy(), List.of()));
    }

    private Competence taken(String name, String until) throws Exception {
        Competence made = chiefs.add(
                kim, name, LocalDate.parse("2026-01-01"), until == null ? null : LocalDate.parse(until), "course 7");
        Path file = folder.resolve(name + made.id());
        chiefs.exportOf(kim, file);
        assertThat(desk.run(commands, "person", "competence", "import", file.toString()))
                .as(desk.said())
                .isZero();
        return made;
    }

    @Test
    void a_record_says_who_for_what_by_whom_and_until_when_and_travels_with_its_signature() throws Exception {
        Competence made = taken("view-originals", "2099-12-31");
        assertThat(own.all()).containsExactly(made);
        assertThat(desk.run(commands, "person", "competence", "list", "Kim", "--json"))
                .isZero();
        assertThat(desk.json().get(0).get("name").asText()).isEqualTo("view-originals");
        assertThat(desk.json().get(0).get("by").asText())
                .isEqualTo(chief.current().orElseThrow().id());
        assertThat(desk.json().get(0).get("until").asText()).isEqualTo("2099-12-31");
        assertThat(desk.json().get(0).get("holds").asBoolean()).isTrue();
    }

    @Test
    void nobody_records_or_takes_back_their_own() throws Exception {
        assertThat(desk.run(commands, "person", "competence", "add", "Kim", "view-originals"))
                .isEqualTo(3);
        assertThat(desk.said()).contains("competence.own");
        Competence made = taken("view-originals", null);
        assertThat(desk.run(commands, "person", "competence", "revoke", made.id(), "--why", "left"))
                .isEqualTo(3);
        assertThat(own.all()).containsExactly(made);
    }

    @Test
    void one_is_recorded_and_taken_back_at_the_command_line() throws Exception {
        assertThat(desk.run(
                        commands,
                        "person",
                        "competence",
                        "add",
                        "Noor",
                        "risky-tools",
                        "--until",
                        "2099-01-31",
                        "--json"))
                .as(desk.said())
                .isZero();
        String id = desk.json().get("id").asText();
        assertThat(desk.run(commands, "person", "competence", "revoke", id, "--why", "left the unit"))
                .isZero();
        assertThat(own.all()).singleElement().satisfies(each -> {
            assertThat(each.revoked()).isNotNull();
            assertThat(each.why()).isEqualTo("left the unit");
            assertThat(each.holds(each.at())).isFalse();
        });
        assertThat(desk.run(commands, "person", "competence", "revoke", id, "--why", "again"))
                .isEqualTo(3);
        assertThat(desk.run(commands, "person", "competence", "add", "Noor", "Not A Name"))
                .isEqualTo(3);
        assertThat(desk.run(commands, "person", "competence", "add", "Noor", "x-y", "--from", "soon"))
                .isEqualTo(2);
        assertThat(desk.run(commands, "person", "competence", "add", "Nobody", "x-y"))
                .isEqualTo(2);
        assertThatThrownBy(() -> own.revoke("0000000000000000", "why")).isInstanceOf(PolicyRefusal.class);
    }

    @Test
    void a_record_that_was_changed_or_is_of_a_stranger_is_as_good_as_none() throws Exception {
        taken("view-originals", "2026-06-30");
        Path kept = desk.profile.dataFolder("policy").resolve("competences.jsonl");
        String text = Files.readString(kept);
        Files.writeString(kept, text.replace("2026-06-30", "2099-12-31"));
        assertThat(own.all()).isEmpty();
        Files.writeString(kept, text + "{\"is\":\"competence\"\n");
        assertThat(own.all()).hasSize(1);
        KeyedPersons stranger = new KeyedPersons(folder.resolve("who"), desk.keys, new KeyCost(64, 1, 1), Map.of());
        stranger.create("Nobody", "a passphrase".toCharArray());
        stranger.importCard(folder.resolve("kim.card"));
        PersonalProfile profile = new PersonalProfile(folder.resolve("who"), stranger);
        CompetenceRegister theirs =
                new CompetenceRegister(profile, stranger, new FolderLogs(profile, stranger, desk.keys), desk.keys);
        theirs.add(kim, "view-originals", LocalDate.EPOCH, null, "");
        Path file = folder.resolve("theirs");
        theirs.exportOf(kim, file);
        assertThat(own.importFrom(file)).isZero();
    }

    @Test
    void where_the_policy_asks_for_a_competence_a_case_opens_only_for_those_who_have_it() throws Exception {
        Path place = folder.resolve("case");
        desk.cases.create(place, "Harbour", null).close();
        assertThat(desk.run(commands, "case", "show", place.toString())).isZero();
        desk.rules("{\"needsCompetence\":{\"CASE_OPEN\":\"view-originals\"}}", own);
        assertThat(desk.run(commands, "case", "show", place.toString())).isEqualTo(3);
        assertThat(desk.said()).contains("refused.no_competence").contains("view-originals");
        assertThat(desk.printed()).doesNotContain("Harbour");
        Competence made = taken("view-originals", null);
        assertThat(desk.run(commands, "case", "show", place.toString())).isZero();
        chiefs.revoke(made.id(), "left");
        Path file = folder.resolve("again");
        chiefs.exportOf(kim, file);
        own.importFrom(file);
        assertThat(desk.run(commands, "case", "show", place.toString())).isEqualTo(3);
    }
}
