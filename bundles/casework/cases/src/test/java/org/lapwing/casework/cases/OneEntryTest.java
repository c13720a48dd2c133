package org.lapwing.casework.cases;

import static org.assertj.core.api.Assertions.assertThat;

import java.lang.reflect.Proxy;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
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
import org.lapwing.platform.api.cases.CaseLog.Operation;
import org.lapwing.platform.api.cases.CaseLogs.Purpose;
import org.lapwing.platform.api.cases.CaseStore.Access;
import org.lapwing.platform.api.cases.Role;
import org.lapwing.platform.api.command.CommandSet;
import org.lapwing.platform.api.ingest.IngestReport;
import org.lapwing.platform.api.search.SearchIndex;
import org.lapwing.platform.persons.KeyCost;
import org.lapwing.platform.persons.KeyedPersons;
import org.lapwing.platform.persons.PersonalProfile;
import org.lapwing.platform.store.FolderLogs;
import org.lapwing.platform.store.SqliteCaseStore;
import org.lapwing.platform.store.StoreKeeping;
import org.lapwing.product.casekit.CaseDesk;

/** Each command that looks at a case or changes it is one entry in the log, no more and no less. */
class OneEntryTest {

    private static final List<String> LOOKS = List.of(
            "case items CASE",
            "case show CASE",
            "case authority show CASE",
            "task list CASE",
            "exhibit list CASE",
            "exhibit show CASE 1");

    private static final SearchIndex NO_INDEX = (SearchIndex) Proxy.newProxyInstance(
            OneEntryTest.class.getClassLoader(), new Class<?>[] {SearchIndex.class}, (self, method, arguments) -> {
                throw new AssertionError("Nothing is indexed here");
            });

    @TempDir
    Path folder;

    private CaseDesk desk;
    private Path place;
    private KeyedPersons auditor;
    private FolderLogs logs;
    private List<CommandSet> commands;

    @BeforeEach
    void a_case_with_an_auditor() throws Exception {
        desk = new CaseDesk(folder.resolve("lead"), CaseCommands.class);
        auditor = new KeyedPersons(folder.resolve("auditor"), desk.keys, new KeyCost(64, 1, 1), Map.of());
        auditor.create("Noor", "a passphrase".toCharArray());
        logs = new FolderLogs(new PersonalProfile(folder.resolve("auditor"), auditor), auditor, desk.keys);
        place = folder.resolve("case");
        FolderLogs own = new FolderLogs(desk.profile, auditor, desk.keys);
        commands = List.of(
                new CaseCommands(desk.texts, desk.cases, desk.consultations(), desk.policy(), List.of()),
                new IngestCommand(desk.texts, desk.cases, desk.policy(), (target, paths, progress) -> {
                    target.intake().exhibit(paths.getFirst(), "phone");
                    return new IngestReport(1, 1, 1, 1, 0, List.of(), "");
                }),
                new DecideCommand(desk.texts, desk.cases, desk.policy(), List.of()),
                new ItemsCommand(desk.texts, desk.cases, desk.consultations()),
                new TaskCommands(desk.texts, desk.cases, desk.consultations()),
                new ExhibitCommands(desk.texts, desk.cases, desk.consultations()),
                new CasePaperCommands(
                        desk.texts,
                        desk.cases,
                        desk.consultations(),
                        desk.persons,
                        new AuthorityDesk(
                                desk.texts,
                                desk.policy(),
                                (target, paths, progress) -> {
                                    throw new AssertionError("Nothing is read again here");
                                },
                                NO_INDEX)),
                new KeepingCommands(
                        desk.texts,
                        desk.cases,
                        new StoreKeeping((SqliteCaseStore) desk.cases, desk.profile, desk.persons, desk.keys),
                        desk.persons,
                        desk.policy()),
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
        "case authority show CASE",
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

    private List<Entry> all() throws Exception {
        List<Entry> all = new ArrayList<>(logs.read(place, Purpose.SELF_MONITORING, "count", 0, 1_000));
        all.addAll(logs.readings(place, Purpose.SELF_MONITORING, "count", 0, 1_000));
        return all.stream().filter(OneEntryTest::counts).toList();
    }

    @Test
    void from_collection_to_erasure_each_operation_is_one_entry_of_its_kind_without_evidence() throws Exception {
        Path installation = desk.profile.dataFolder("log").resolve("installation.log");
        Map<String, Operation> script = new LinkedHashMap<>();
        script.put("ingest CASE EVIDENCE", Operation.COLLECTED);
        script.put("decide CASE one.txt --note lighthouse", Operation.ALTERED);
        script.put("case items CASE --why grading", Operation.CONSULTED);
        script.put("case show CASE --why grading", Operation.CONSULTED);
        script.put("case seal CASE SEALED --to Kim --why moving", Operation.DISCLOSED);
        script.put("case backup CASE BACKUP --why weekly", Operation.DISCLOSED);
        for (Map.Entry<String, Operation> step : script.entrySet()) {
            List<Entry> before = all();
            String[] call = step.getKey()
                    .replace("CASE", place.toString())
                    .replace("EVIDENCE", folder.resolve("evidence").toString())
                    .replace("SEALED", folder.resolve("one.sealed").toString())
                    .replace("BACKUP", folder.resolve("copy").toString())
                    .split(" ");
            assertThat(desk.run(commands, call)).as(step.getKey() + desk.said()).isZero();
            List<Entry> made = new ArrayList<>(all());
            made.removeAll(before);
            assertThat(made).as(step.getKey()).singleElement().satisfies(entry -> {
                assertThat(entry.operation()).isEqualTo(step.getValue());
                assertThat(entry.person())
                        .isEqualTo(desk.persons.current().orElseThrow().id());
                assertThat(entry.detail()).doesNotContain("lighthouse");
                if (step.getKey().contains("--why")) {
                    assertThat(entry.why()).isNotEmpty();
                }
                if (step.getValue() == Operation.DISCLOSED) {
                    assertThat(entry.recipient()).contains("Kim");
                }
            });
        }
        assertThat(desk.run(commands, "case", "erase", place.toString(), "--name", "Harbour", "--why", "review"))
                .as(desk.said())
                .isZero();
        String kept = Files.readString(installation);
        assertThat(kept).contains("\"event\":\"erased\"").contains("review");
        assertThat(kept).doesNotContain("Harbour").doesNotContain("lighthouse").doesNotContain("one.txt");
    }

    @Test
    void making_a_case_is_one_entry_and_one_more_holds_the_end_of_the_installations_log() throws Exception {
        Path other = folder.resolve("other");
        assertThat(desk.run(commands, "case", "create", other.toString(), "--name", "Reed"))
                .as(desk.said())
                .isZero();
        try (Case open = desk.cases.open(other, Access.WRITE)) {
            open.members().add(auditor.current().orElseThrow(), Role.AUDITOR, "yearly");
        }
        assertThat(logs.read(other, Purpose.SELF_MONITORING, "count", 0, 10))
                .extracting(entry -> entry.operation() + " " + entry.target())
                .startsWith("CREATED case 1", "ALTERED log installation");
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
    void where_reasons_are_asked_a_command_without_one_is_refused_says_which_option_and_shows_nothing()
            throws Exception {
        desk.profile.setting("requireReason", "true");
        long before = entries();
        for (String words : LOOKS) {
            String[] call = words.replace("CASE", place.toString()).split(" ");
            assertThat(desk.run(commands, call)).as(words).isEqualTo(3);
            assertThat(desk.printed()).as(words).doesNotContain("one.txt").doesNotContain("phone");
            assertThat(desk.said()).as(words).contains("refused.option[--why]");
        }
        assertThat(entries()).isEqualTo(before);
        for (String words : LOOKS) {
            String[] call =
                    (words + " --why trial").replace("CASE", place.toString()).split(" ");
            assertThat(desk.run(commands, call)).as(desk.said()).isZero();
        }
        assertThat(entries()).isEqualTo(before + LOOKS.size());
    }

    @Test
    void the_policy_of_the_toolset_asks_as_the_setting_does() throws Exception {
        desk.rules("{\"needsReason\":[\"CASE_OPEN\"]}");
        assertThat(desk.run(commands, "case", "items", place.toString())).isEqualTo(3);
        assertThat(desk.printed()).doesNotContain("one.txt");
        assertThat(desk.said()).contains("refused.option[--why]");
        assertThat(desk.run(commands, "case", "items", place.toString(), "--why", "trial"))
                .isZero();
        assertThat(desk.printed()).contains("one.txt");
        desk.rules("{\"forbidden\":[\"CASE_OPEN\"]}");
        assertThat(desk.run(commands, "case", "items", place.toString(), "--why", "trial"))
                .isEqualTo(3);
    }

    @Test
    void reading_the_log_takes_a_purpose_and_a_reason_and_its_export_a_recipient() throws Exception {
        String in = place.toString();
        Path out = folder.resolve("never");
        for (Map.Entry<List<String>, String> missing : Map.of(
                        List.of("log", "list", in, "--why", "look"), "--purpose",
                        List.of("log", "list", in, "--purpose", "integrity"), "--why",
                        List.of("log", "export", in, out.toString(), "--purpose", "integrity", "--why", "w"), "--to",
                        List.of("log", "export", in, out.toString(), "--purpose", "integrity", "--to", "t"), "--why",
                        List.of("log", "export", in, out.toString(), "--why", "w", "--to", "t"), "--purpose")
                .entrySet()) {
            String[] call = missing.getKey().toArray(String[]::new);
            assertThat(desk.run(commands, call)).as(desk.said()).isEqualTo(3);
            assertThat(desk.said()).contains("refused.option[" + missing.getValue() + "]");
            assertThat(desk.printed()).isEmpty();
        }
        assertThat(out).doesNotExist();
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
