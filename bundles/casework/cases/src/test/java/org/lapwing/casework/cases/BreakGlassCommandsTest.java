package org.lapwing.casework.cases;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.lapwing.platform.api.cases.Case;
import org.lapwing.platform.api.cases.Role;
import org.lapwing.platform.api.command.CommandSet;
import org.lapwing.platform.store.SqliteCaseStore;
import org.lapwing.platform.store.StoreKeeping;
import org.lapwing.product.casekit.CaseDesk;

/** R46: whoever holds the recovery keys looks in an emergency, with a reason, and a lead reviews it. */
class BreakGlassCommandsTest {

    private static final String WHY = "a child is in danger";

    @TempDir
    Path folder;

    private Seat lead;
    private Seat reserve;
    private String place;

    private static final class Seat {

        final CaseDesk desk;
        final List<CommandSet> commands;

        Seat(Path folder) {
            desk = new CaseDesk(folder, CaseCommands.class);
            commands = List.of(
                    new ItemsCommand(desk.texts, desk.cases, desk.consultations()),
                    new MemberCommands(desk.texts, desk.cases, desk.persons, desk.policy()),
                    new BreakGlassCommands(
                            desk.texts,
                            desk.cases,
                            new StoreKeeping((SqliteCaseStore) desk.cases, desk.profile, desk.persons, desk.keys),
                            desk.policy()));
        }

        int run(String... words) {
            return desk.run(commands, words);
        }

        String said() {
            return desk.printed() + desk.said();
        }
    }

    @BeforeEach
    void a_case_whose_recovery_keys_somebody_holds() throws Exception {
        lead = new Seat(folder.resolve("lead"));
        reserve = new Seat(folder.resolve("reserve"));
        place = folder.resolve("case").toString();
        try (Case open = lead.desk.cases.create(Path.of(place), "Harbour", null)) {
            CaseDesk.file(open, "one.txt", "meet at the weir");
            open.members().add(reserve.desk.persons.current().orElseThrow(), Role.RECOVERY, "for an emergency");
        }
    }

    @Test
    void the_case_opens_after_the_glass_was_broken_and_not_before() {
        assertThat(reserve.run("case", "items", place)).isEqualTo(3);
        assertThat(reserve.said()).contains("emergency.glass").doesNotContain("one.txt");

        assertThat(reserve.run("case", "break-glass", "open", place, "--why", WHY))
                .isZero();
        assertThat(reserve.said()).contains("a lead reviews it");

        assertThat(reserve.run("case", "items", place)).as(reserve.said()).isZero();
        assertThat(reserve.said()).contains("one.txt");
    }

    @Test
    void without_a_reason_it_is_refused_and_for_others_too() {
        assertThat(reserve.run("case", "break-glass", "open", place)).isEqualTo(2);
        assertThat(reserve.run("case", "break-glass", "open", place, "--why", " "))
                .isEqualTo(3);
        assertThat(reserve.run("case", "items", place)).isEqualTo(3);
        assertThat(lead.run("case", "break-glass", "open", place, "--why", WHY)).isEqualTo(3);
        assertThat(lead.said()).contains("emergency.not_needed");
    }

    @Test
    void a_lead_sees_what_waits_and_reviews_it_once() {
        assertThat(reserve.run("case", "break-glass", "open", place, "--why", WHY))
                .isZero();
        assertThat(lead.run("case", "member", "list", place)).isZero();
        assertThat(lead.said()).contains("1 opening in an emergency awaits review");
        assertThat(lead.run("case", "break-glass", "list", place, "--json")).isZero();
        String entry = lead.desk.json().get(0).get("entry").asText();
        assertThat(lead.desk.json().get(0).get("state").asText()).isEqualTo("awaiting review");
        assertThat(lead.desk.json().get(0).get("why").asText()).isEqualTo(WHY);

        String[] review = {
            "case", "break-glass", "review", place, entry, "--object", "--why", "the duty officer was there"
        };
        assertThat(lead.run(review)).as(lead.said()).isZero();
        assertThat(lead.said()).contains("objected: the duty officer was there");

        assertThat(lead.run("case", "break-glass", "list", place, "--json")).isZero();
        assertThat(lead.desk.json().get(0).get("state").asText()).isEqualTo("objected");
        assertThat(lead.run(review)).isEqualTo(1);
        assertThat(lead.said()).contains("emergency.reviewed");
        assertThat(lead.run("case", "member", "list", place)).isZero();
        assertThat(lead.said()).doesNotContain("awaits review");
    }

    @Test
    void who_broke_the_glass_does_not_review_it() {
        assertThat(reserve.run("case", "break-glass", "open", place, "--why", WHY))
                .isZero();
        assertThat(reserve.run("case", "break-glass", "list", place, "--json")).isZero();
        String entry = reserve.desk.json().get(0).get("entry").asText();
        assertThat(reserve.run("case", "break-glass", "review", place, entry, "--approve", "--why", "fine"))
                .isEqualTo(3);
    }

    @Test
    void a_review_says_one_of_two_things_of_an_entry() {
        assertThat(lead.run("case", "break-glass", "review", place, "4", "--why", "x"))
                .isEqualTo(2);
        assertThat(lead.run("case", "break-glass", "review", place, "4", "--approve", "--object", "--why", "x"))
                .isEqualTo(2);
        assertThat(lead.run("case", "break-glass", "review", place, "four", "--approve", "--why", "x"))
                .isEqualTo(2);
        assertThat(lead.run("case", "break-glass", "review", place, "1", "--approve", "--why", "x"))
                .isEqualTo(1);
        assertThat(lead.said()).contains("emergency.none");
        assertThat(lead.run("case", "break-glass", "list", place)).isZero();
        assertThat(lead.said()).contains("Nobody has opened");
    }
}
