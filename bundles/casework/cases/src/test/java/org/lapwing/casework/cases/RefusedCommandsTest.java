package org.lapwing.casework.cases;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.lapwing.casework.report.CaseReports;
import org.lapwing.casework.report.ReportCommands;
import org.lapwing.platform.api.cases.Case;
import org.lapwing.platform.api.cases.Role;
import org.lapwing.platform.api.command.CommandSet;
import org.lapwing.platform.api.ingest.IngestReport;
import org.lapwing.platform.api.persons.PersonCard;
import org.lapwing.platform.search.LuceneSearchIndex;
import org.lapwing.platform.search.SearchCommands;
import org.lapwing.platform.store.FolderLogs;
import org.lapwing.platform.store.SqliteCaseStore;
import org.lapwing.platform.store.StoreKeeping;
import org.lapwing.product.casekit.CaseDesk;

/** What each role may do by commands and what not, and how searching, reporting and sealing end when they are refused. */
class RefusedCommandsTest {

    private static final int DONE = 0;
    private static final int NOT_FULLY = 1;
    private static final int USAGE = 2;
    private static final int REFUSED = 3;

    @TempDir
    Path folder;

    private final Map<Role, Seat> seats = new EnumMap<>(Role.class);
    private Path place;
    private Path evidence;

    /** Somebody at a desk of their own. */
    private final class Seat {

        final CaseDesk desk;
        final List<CommandSet> commands;

        Seat(String name) {
            desk = new CaseDesk(folder.resolve(name), CaseCommands.class);
            FolderLogs logs = new FolderLogs(desk.profile, desk.persons, desk.keys);
            commands = List.of(
                    new CaseCommands(desk.texts, desk.cases, desk.consultations(), desk.policy(), List.of()),
                    new SearchCommands(desk.keys, desk.cases, desk.consultations(), new LuceneSearchIndex(desk.keys)),
                    new ReportCommands(
                            desk.cases,
                            new CaseReports(desk.policy(), desk.profile, desk.persons, desk.keys),
                            desk.persons,
                            desk.keys),
                    new IngestCommand(desk.texts, desk.cases, desk.policy(), (target, paths, progress) -> {
                        target.intake().exhibit(paths.getFirst(), "phone");
                        return new IngestReport(1, 1, 1, 1, 0, List.of(), "");
                    }),
                    new DecideCommand(desk.texts, desk.cases, desk.policy(), List.of()),
                    new ItemsCommand(desk.texts, desk.cases, desk.consultations()),
                    new KeepingCommands(
                            desk.texts,
                            desk.cases,
                            new StoreKeeping((SqliteCaseStore) desk.cases, desk.profile, desk.persons, desk.keys),
                            desk.persons,
                            desk.policy()),
                    new MemberCommands(desk.texts, desk.cases, desk.persons, desk.policy()),
                    new LogCommands(desk.texts, desk.cases, logs));
        }

        PersonCard card() {
            return desk.persons.current().orElseThrow();
        }

        int run(String... words) {
            return desk.run(commands, words);
        }

        String said() {
            return desk.printed() + desk.said();
        }
    }

    @BeforeEach
    void a_case_with_a_member_of_each_role() throws Exception {
        place = folder.resolve("case");
        evidence = Files.createDirectories(folder.resolve("evidence"));
        for (Role role : Role.values()) {
            seats.put(role, new Seat(role.name()));
        }
        Seat lead = seat(Role.LEAD);
        try (Case open = lead.desk.cases.create(place, "Harbour", null)) {
            CaseDesk.file(open, "one.txt", "meet at the lighthouse");
            for (Role role : Role.values()) {
                if (role != Role.LEAD) {
                    open.members().add(seat(role).card(), role, "yearly");
                }
            }
        }
        Path card = folder.resolve("reviewer.card");
        seat(Role.REVIEWER).desk.persons.exportCard(seat(Role.REVIEWER).card().id(), card);
        for (Seat each : seats.values()) {
            each.desk.persons.importCard(card);
        }
    }

    private Seat seat(Role role) {
        return java.util.Objects.requireNonNull(seats.get(role));
    }

    private String path() {
        return place.toString();
    }

    private String reviewer() {
        return seat(Role.REVIEWER).card().id();
    }

    /** R46: what is not in the row of a role is refused with exit code 3 and nothing is made. */
    @ParameterizedTest
    @EnumSource
    void a_role_does_what_is_its_own_and_nothing_else(Role role) throws Exception {
        Path report = folder.resolve("report.html");
        Path sealed = folder.resolve("sealed");
        Map<String, String[]> doings = new java.util.LinkedHashMap<>();
        doings.put("show", new String[] {"case", "show", path()});
        doings.put("items", new String[] {"case", "items", path()});
        doings.put("search", new String[] {"search", path(), "lighthouse"});
        doings.put("report", new String[] {"report", path(), report.toString()});
        doings.put("decide", new String[] {"decide", path(), "item:1", "--tag", "urgent"});
        doings.put("ingest", new String[] {"ingest", path(), evidence.toString()});
        doings.put("seal", new String[] {"case", "seal", path(), sealed.toString(), "--to", reviewer()});
        doings.put("log", new String[] {"log", "list", path(), "--purpose", "integrity", "--why", "a doubt"});
        Set<String> own =
                switch (role) {
                    case LEAD -> Set.of("show", "items", "search", "report", "decide", "ingest", "seal");
                    case INVESTIGATOR -> Set.of("show", "items", "search", "report", "decide", "ingest");
                    case REVIEWER -> Set.of("show", "items", "search", "report", "decide");
                    case AUDITOR -> Set.of("log");
                    case ADMINISTRATOR, RECOVERY -> Set.of();
                };
        Seat seat = seat(role);
        doings.forEach((name, words) -> {
            int ended = seat.run(words);
            if (own.contains(name)) {
                assertThat(ended).as(role + " may " + name + ": " + seat.said()).isEqualTo(DONE);
            } else {
                assertThat(ended)
                        .as(role + " may not " + name + ": " + seat.said())
                        .isIn(NOT_FULLY, REFUSED);
                assertThat(seat.desk.printed())
                        .as(role + " sees nothing of " + name)
                        .doesNotContain("lighthouse", "one.txt");
                assertThat(seat.desk.said()).isNotBlank();
            }
        });
        assertThat(Files.exists(report)).isEqualTo(own.contains("report"));
        assertThat(Files.exists(sealed)).isEqualTo(own.contains("seal"));
    }

    @ParameterizedTest
    @EnumSource(names = {"AUDITOR", "ADMINISTRATOR"})
    void who_sees_no_content_is_refused_in_a_sentence(Role role) {
        Seat seat = seat(role);
        for (String[] words : List.of(
                new String[] {"search", path(), "lighthouse"},
                new String[] {"report", path(), folder.resolve("out.html").toString()},
                new String[] {"case", "seal", path(), folder.resolve("out").toString(), "--to", reviewer()})) {
            assertThat(seat.run(words)).as(String.join(" ", words)).isEqualTo(REFUSED);
            assertThat(seat.desk.said()).doesNotContain("Exception").isNotBlank();
        }
        assertThat(folder.resolve("out.html")).doesNotExist();
        assertThat(folder.resolve("out")).doesNotExist();
    }

    @Test
    void a_case_that_is_not_there_is_named() {
        Seat lead = seat(Role.LEAD);
        for (String[] words : List.of(
                new String[] {"search", "Quarry", "lighthouse"},
                new String[] {"report", "Quarry", folder.resolve("out.html").toString()},
                new String[] {"case", "seal", "Quarry", folder.resolve("out").toString(), "--to", reviewer()})) {
            assertThat(lead.run(words)).as(String.join(" ", words)).isEqualTo(NOT_FULLY);
            assertThat(lead.desk.said()).contains("case.not_found[Quarry]");
        }
        assertThat(folder.resolve("out.html")).doesNotExist();
        assertThat(folder.resolve("out")).doesNotExist();
    }

    @Test
    void wrong_calls_end_with_two() {
        Seat lead = seat(Role.LEAD);
        String out = folder.resolve("out").toString();
        for (String[] words : List.of(
                new String[] {"search", path()},
                new String[] {"search"},
                new String[] {"search", path(), "lighthouse", "--sort", "age"},
                new String[] {"report", path()},
                new String[] {"report", path(), out, "more"},
                new String[] {"case", "seal", path(), out},
                new String[] {"case", "seal", path(), out, "--to", "Nobody"},
                new String[] {"case", "seal", path()})) {
            int ended = lead.run(words);
            assertThat(ended).as(String.join(" ", words) + ": " + lead.said()).isEqualTo(USAGE);
            assertThat(lead.desk.said()).isNotBlank();
        }
        assertThat(folder.resolve("out")).doesNotExist();
    }

    @Test
    void without_the_authority_that_the_policy_asks_for_it_ends_with_three() {
        Seat lead = seat(Role.LEAD);
        lead.desk.rules("{\"needsAuthority\":[\"SEARCH\",\"REPORT_WRITE\",\"CASE_SEAL\"]}");
        String out = folder.resolve("out").toString();
        Stream.of(new String[] {"search", path(), "lighthouse"}, new String[] {"report", path(), out}, new String[] {
                    "case", "seal", path(), out, "--to", reviewer()
                })
                .forEach(words -> {
                    assertThat(lead.run(words)).as(String.join(" ", words)).isEqualTo(REFUSED);
                    assertThat(lead.desk.said()).contains("refused.no_authority");
                    assertThat(lead.desk.printed()).isEmpty();
                });
        assertThat(folder.resolve("out")).doesNotExist();
    }

    @Test
    void without_a_reason_or_recipient_that_is_asked_for_the_option_is_named() {
        Seat lead = seat(Role.LEAD);
        lead.desk.rules(
                "{\"needsReason\":[\"SEARCH\",\"REPORT_WRITE\",\"CASE_SEAL\"],\"needsRecipient\":[\"REPORT_WRITE\"]}");
        String out = folder.resolve("out").toString();
        Stream.of(new String[] {"search", path(), "lighthouse"}, new String[] {"report", path(), out}, new String[] {
                    "case", "seal", path(), out, "--to", reviewer()
                })
                .forEach(words -> {
                    assertThat(lead.run(words)).as(String.join(" ", words)).isEqualTo(REFUSED);
                    assertThat(lead.desk.said()).contains("--why");
                });
        assertThat(lead.run("report", path(), out, "--why", "trial")).isEqualTo(REFUSED);
        assertThat(lead.desk.said()).contains("--to");
        assertThat(folder.resolve("out")).doesNotExist();
    }

    @Test
    void a_case_is_sealed_for_members_alone_and_over_no_file_that_is_there() throws Exception {
        Seat lead = seat(Role.LEAD);
        Seat stranger = new Seat("stranger");
        Path card = folder.resolve("stranger.card");
        stranger.desk.persons.exportCard(stranger.card().id(), card);
        lead.desk.persons.importCard(card);
        Path out = folder.resolve("out");
        assertThat(lead.run(
                        "case",
                        "seal",
                        path(),
                        out.toString(),
                        "--to",
                        stranger.card().id()))
                .isEqualTo(REFUSED);
        assertThat(lead.desk.said()).contains("keeping.seal_members");
        assertThat(out).doesNotExist();
        Files.writeString(out, "something else");
        assertThat(lead.run("case", "seal", path(), out.toString(), "--to", reviewer()))
                .isEqualTo(NOT_FULLY);
        assertThat(lead.run("report", path(), out.toString())).isEqualTo(NOT_FULLY);
        assertThat(out).hasContent("something else");
        assertThat(stranger.run("search", path(), "lighthouse")).isEqualTo(REFUSED);
    }

    @Test
    void who_is_locked_is_told_so() {
        Seat lead = seat(Role.LEAD);
        lead.desk.persons.lock();
        String out = folder.resolve("out").toString();
        Stream.of(new String[] {"search", path(), "lighthouse"}, new String[] {"report", path(), out}, new String[] {
                    "case", "seal", path(), out, "--to", reviewer()
                })
                .forEach(words ->
                        assertThat(lead.run(words)).as(String.join(" ", words)).isEqualTo(REFUSED));
        assertThat(folder.resolve("out")).doesNotExist();
    }
}
