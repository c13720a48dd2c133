package org.lapwing.casework.cases;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.lapwing.platform.api.cases.Case;
import org.lapwing.platform.api.cases.CaseLog.Entry;
import org.lapwing.platform.api.cases.CaseLogs.Purpose;
import org.lapwing.platform.api.cases.CaseStore.Access;
import org.lapwing.platform.api.cases.Role;
import org.lapwing.platform.api.command.CommandSet;
import org.lapwing.platform.api.ingest.IngestReport;
import org.lapwing.platform.persons.KeyCost;
import org.lapwing.platform.persons.KeyedPersons;
import org.lapwing.platform.persons.PersonalProfile;
import org.lapwing.platform.store.FolderLogs;

/** Each command that looks at a case or changes it is one entry in the log, no more and no less. */
class OneEntryTest {

    @TempDir
    Path folder;

    private CaseDesk desk;
    private Path place;
    private KeyedPersons auditor;
    private FolderLogs logs;
    private List<CommandSet> commands;

    @BeforeEach
    void a_case_with_an_auditor() throws Exception {
        desk = new CaseDesk(folder.resolve("lead"));
        auditor = new KeyedPersons(folder.resolve("auditor"), desk.keys, new KeyCost(64, 1, 1), Map.of());
        auditor.create("Noor", "a passphrase".toCharArray());
        logs = new FolderLogs(new PersonalProfile(folder.resolve("auditor"), auditor), auditor, desk.keys);
        place = folder.resolve("case");
        FolderLogs own = new FolderLogs(desk.profile, auditor, desk.keys);
        commands = List.of(
                new CaseCommands(desk.texts, desk.cases, desk.policy(), List.of()),
                new IngestCommand(desk.texts, desk.cases, desk.policy(), (target, paths, progress) -> {
                    target.intake().exhibit(paths.getFirst(), "phone");
                    return new IngestReport(1, 1, 1, 1, 0, List.of(), "");
                }),
                new DecideCommand(desk.texts, desk.cases, desk.policy(), List.of()),
                new ItemsCommand(desk.texts, desk.cases),
                new TaskCommands(desk.texts, desk.cases),
                new ExhibitCommands(desk.texts, desk.cases),
                new LogCommands(desk.texts, desk.cases, own));
        Path evidence = Files.createDirectories(folder.resolve("evidence"));
        Files.writeString(evidence.resolve("one.txt"), "one");
        try (Case open = desk.cases.create(place, "Harbour", null)) {
            open.members().add(auditor.current().orElseThrow(), Role.AUDITOR, "yearly");
            CaseDesk.file(open, "one.txt", "meet at the lighthouse");
            open.decisions().addTask("Ask the provider", null, null);
        }
    }

    /** Both chains, without readings of the log and the anchors of the one in the other. */
    private long entries() throws Exception {
        return logs.read(place, Purpose.SELF_MONITORING, "count", 0, 1_000).stream()
                        .filter(OneEntryTest::counts)
                        .count()
                + logs.readings(place, Purpose.SELF_MONITORING, "count", 0, 1_000).stream()
                        .filter(OneEntryTest::counts)
                        .count();
    }

    private static boolean counts(Entry entry) {
        return !entry.target().kind().equals("log");
    }

    @ParameterizedTest
    @CsvSource({
        "case show CASE",
        "case items CASE",
        "case items CASE --problems",
        "task list CASE",
        "task add CASE more",
        "task done CASE 1",
        "decide CASE one.txt --tag later",
        "decide CASE one.txt --note lighthouse",
        "ingest CASE EVIDENCE",
        "exhibit list CASE",
        "exhibit show CASE 1",
        "exhibit edit CASE 1 --seal A-7",
    })
    void each_command_is_exactly_one_entry(String words) throws Exception {
        long before = entries();
        String[] call = words.replace("CASE", place.toString())
                .replace("EVIDENCE", folder.resolve("evidence").toString())
                .split(" ");
        assertThat(desk.run(commands, call)).as(desk.said()).isZero();
        assertThat(entries()).isEqualTo(before + 1);
    }

    @Test
    void making_a_case_is_one_entry() throws Exception {
        Path other = folder.resolve("other");
        assertThat(desk.run(commands, "case", "create", other.toString(), "--name", "Reed"))
                .as(desk.said())
                .isZero();
        try (Case open = desk.cases.open(other, Access.READ)) {
            assertThat(open.log().head().number()).isEqualTo(1);
        }
    }

    @Test
    void the_reason_of_a_command_stands_in_its_entry() throws Exception {
        assertThat(desk.run(commands, "case", "items", place.toString(), "--why", "asked by the court"))
                .isZero();
        assertThat(logs.readings(place, Purpose.SELF_MONITORING, "look", 0, 10))
                .first()
                .extracting(Entry::why)
                .isEqualTo("asked by the court");
    }

    @Test
    void where_reasons_are_asked_a_command_without_one_is_refused_and_shows_nothing() throws Exception {
        desk.profile.setting("requireReason", "true");
        for (String[] call : List.of(
                new String[] {"case", "items", place.toString()},
                new String[] {"case", "show", place.toString()},
                new String[] {"task", "list", place.toString()},
                new String[] {"exhibit", "list", place.toString()})) {
            assertThat(desk.run(commands, call)).as(String.join(" ", call)).isEqualTo(3);
            assertThat(desk.printed()).doesNotContain("one.txt").doesNotContain("phone");
        }
        assertThat(desk.run(commands, "case", "items", place.toString(), "--why", "trial"))
                .isZero();
        assertThat(desk.printed()).contains("one.txt");
    }

    @Test
    void nobody_but_the_auditor_lists_the_log_and_everybody_with_a_key_checks_it() throws Exception {
        CommandSet leads =
                new LogCommands(desk.texts, desk.cases, new FolderLogs(desk.profile, desk.persons, desk.keys));
        String[] list = {"log", "list", place.toString(), "--purpose", "integrity", "--why", "look"};
        assertThat(desk.run(List.of(leads), list)).isEqualTo(3);
        assertThat(desk.printed()).isEmpty();
        assertThat(desk.run(List.of(leads), "log", "verify", place.toString(), "--json"))
                .as(desk.said())
                .isZero();
        assertThat(desk.json().get("database").asBoolean()).isTrue();
        assertThat(desk.run(commands, list)).as(desk.said()).isZero();
        assertThat(desk.printed()).contains("collected").doesNotContain("lighthouse");
        list[4] = "curiosity";
        assertThat(desk.run(commands, list)).isEqualTo(2);
    }

    @Test
    void a_log_that_was_cut_ends_the_check_with_one_and_names_it() throws Exception {
        Path heads = folder.resolve("heads");
        CommandSet leads =
                new LogCommands(desk.texts, desk.cases, new FolderLogs(desk.profile, desk.persons, desk.keys));
        assertThat(desk.run(List.of(leads), "log", "heads", heads.toString())).isZero();
        assertThat(desk.run(commands, "log", "verify", place.toString(), "--heads", heads.toString()))
                .as(desk.said())
                .isZero();
        Path mirror = place.resolve("log/entries.log");
        byte[] bytes = Files.readAllBytes(mirror);
        bytes[bytes.length / 3] ^= 4;
        Files.write(mirror, bytes);
        assertThat(desk.run(List.of(leads), "log", "verify", place.toString())).isEqualTo(1);
        assertThat(desk.said()).contains("log.mirror_broken");
    }

    @Test
    void an_export_is_written_for_an_auditor() throws Exception {
        Path out = folder.resolve("export");
        String[] export = {
            "log",
            "export",
            place.toString(),
            out.toString(),
            "--purpose",
            "proceedings",
            "--why",
            "ordered",
            "--to",
            "the court"
        };
        assertThat(desk.run(commands, export)).as(desk.said()).isZero();
        assertThat(Files.readAllLines(out)).first().asString().startsWith("{\"is\":\"log\"");
        assertThat(Files.readString(out)).doesNotContain("lighthouse");
        assertThat(Set.of(desk.run(commands, export))).containsExactly(1);
    }
}
