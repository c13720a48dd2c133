package org.lapwing.platform.store;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.lapwing.platform.api.cases.Case;
import org.lapwing.platform.api.cases.CaseLog;
import org.lapwing.platform.api.cases.CaseLog.Entry;
import org.lapwing.platform.api.cases.CaseLog.Operation;
import org.lapwing.platform.api.cases.CaseLogs.Verdict;
import org.lapwing.platform.api.cases.CaseStore.Access;
import org.lapwing.platform.api.cases.CaseUnavailable;
import org.lapwing.platform.api.cases.CaseUnavailable.Reason;
import org.lapwing.platform.api.cases.Members.Emergency;
import org.lapwing.platform.api.cases.Role;
import org.lapwing.platform.api.evidence.ItemFilter;
import org.lapwing.platform.api.evidence.Target;
import org.lapwing.platform.api.vault.StoreFailure;

/** Who holds the recovery keys looks into a case only when the glass is broken, for a time, and a lead reviews it. */
class EmergenciesTest {

    private static final String SAM = "Sam";
    private static final String ALEX = "Alex";
    private static final String WHY = "a child is in danger and the lead cannot be reached";

    @TempDir
    Path temp;

    private Desk desk;
    private StoreKeeping keeping;
    private Path folder;

    @BeforeEach
    void a_case_with_recovery_keys() throws Exception {
        desk = new Desk(temp);
        keeping = new StoreKeeping(desk.store, desk.profile, desk.persons, new Desk.BundleEnglish());
        folder = temp.resolve("case");
        try (Case open = desk.store.create(folder, "Harbour", null)) {
            Desk.text(open, open.intake().exhibit(temp, "phone"), "a.txt", "hello");
            open.members().add(PaperPersons.card(SAM), Role.RECOVERY, "for an emergency");
            open.members().add(PaperPersons.card(ALEX), Role.LEAD, "second lead");
        }
    }

    @AfterEach
    void leave() {
        desk.store.close();
    }

    @Test
    void with_recovery_keys_alone_the_case_stays_closed_and_says_how_it_opens() {
        desk.persons.switchTo(SAM);
        for (Access access : Access.values()) {
            assertThatThrownBy(() -> desk.store.open(folder, access))
                    .as(access.name())
                    .isInstanceOfSatisfying(
                            CaseUnavailable.class, e -> assertThat(e.reason()).isEqualTo(Reason.NOT_A_MEMBER));
        }
        assertThatThrownBy(() -> desk.store.open(folder, Access.READ)).hasMessageContaining("break-glass open");
    }

    @Test
    void who_breaks_the_glass_looks_for_a_day_and_changes_nothing() throws Exception {
        desk.persons.switchTo(SAM);
        Instant until = keeping.breakGlass(folder, WHY);

        assertThat(Duration.between(Instant.now(), until)).isBetween(Duration.ofHours(23), Duration.ofHours(24));
        for (Access access : List.of(Access.READ, Access.WRITE_IF_FREE)) {
            try (Case open = desk.store.open(folder, access)) {
                assertThat(open.writable()).isFalse();
                assertThat(open.evidence().count(ItemFilter.ALL)).isEqualTo(1);
                assertThatThrownBy(() -> open.decisions().addTask("x", null, null))
                        .isInstanceOf(RuntimeException.class);
            }
        }
        assertThatThrownBy(() -> desk.store.open(folder, Access.WRITE)).hasMessageContaining("nothing is changed");
    }

    @Test
    void breaking_the_glass_is_an_entry_of_its_own_kind_with_the_reason() throws Exception {
        desk.persons.switchTo(SAM);
        Instant until = keeping.breakGlass(folder, WHY);
        desk.persons.switchTo(Desk.KIM);
        try (Case open = desk.store.open(folder, Access.READ)) {
            assertThat(Desk.entries(open, 0, 100))
                    .filteredOn(entry -> entry.operation() == Operation.PERMITTED)
                    .singleElement()
                    .satisfies(entry -> {
                        assertThat(entry.target())
                                .isEqualTo(new Target(
                                        "emergency", PaperPersons.card(SAM).id()));
                        assertThat(entry.why()).isEqualTo(WHY);
                        assertThat(entry.detail()).isEqualTo("until " + until);
                        assertThat(entry.person())
                                .isEqualTo(PaperPersons.card(SAM).id());
                    });
        }
    }

    @Test
    void without_a_reason_and_for_whom_it_is_not_the_glass_stays_whole() {
        desk.persons.switchTo(SAM);
        assertThatThrownBy(() -> keeping.breakGlass(folder, " ")).isInstanceOf(CaseLog.ReasonMissing.class);
        assertThatThrownBy(() -> desk.store.open(folder, Access.READ)).isInstanceOf(CaseUnavailable.class);
        for (String other : List.of(Desk.KIM, "a stranger")) {
            desk.persons.switchTo(other);
            assertThatThrownBy(() -> keeping.breakGlass(folder, WHY))
                    .as(other)
                    .isInstanceOfSatisfying(
                            CaseUnavailable.class, e -> assertThat(e.reason()).isEqualTo(Reason.NOT_A_MEMBER));
        }
    }

    @Test
    void while_somebody_writes_the_case_it_says_so() throws Exception {
        try (Case open = desk.store.open(folder, Access.WRITE)) {
            assertThat(open.writable()).isTrue();
            desk.persons.switchTo(SAM);
            assertThatThrownBy(() -> keeping.breakGlass(folder, WHY))
                    .isInstanceOf(CaseUnavailable.class)
                    .hasMessageContaining("is being written");
        }
    }

    @Test
    void it_awaits_a_review_by_a_lead_who_is_somebody_else() throws Exception {
        desk.persons.switchTo(SAM);
        keeping.breakGlass(folder, WHY);
        try (Case open = desk.store.open(folder, Access.READ)) {
            long entry = open.members().emergencies().getFirst().entry();
            assertThatThrownBy(() -> open.members().review(entry, true, "fine"))
                    .isInstanceOf(IllegalStateException.class);
        }
        desk.persons.switchTo(Desk.KIM);
        try (Case open = desk.store.open(folder, Access.WRITE)) {
            Emergency waiting = open.members().emergencies().getFirst();
            assertThat(waiting.name()).isEqualTo(SAM);
            assertThat(waiting.why()).isEqualTo(WHY);
            assertThat(waiting.review()).isNull();
            assertThat(open.log().verify().proven()).anyMatch(each -> each.endsWith("It awaits review."));
            assertThatThrownBy(() -> open.members().review(waiting.entry(), true, " "))
                    .isInstanceOf(CaseLog.ReasonMissing.class);
            assertThatThrownBy(() -> open.members().review(waiting.entry() - 1, true, "fine"))
                    .isInstanceOf(StoreFailure.class);

            open.members().review(waiting.entry(), false, "the duty officer was there");

            Emergency reviewed = open.members().emergencies().getFirst();
            assertThat(reviewed.review().approved()).isFalse();
            assertThat(reviewed.review().name()).isEqualTo(Desk.KIM);
            assertThat(reviewed.review().why()).isEqualTo("the duty officer was there");
            Verdict verdict = open.log().verify();
            assertThat(verdict.problems()).isEmpty();
            assertThat(verdict.proven()).anyMatch(each -> each.contains(Desk.KIM + " objected to it in entry"));
            assertThatThrownBy(() -> open.members().review(waiting.entry(), true, "after all"))
                    .isInstanceOf(StoreFailure.class)
                    .hasMessageContaining("already");
        }
    }

    @Test
    void an_objection_ends_it_and_an_approval_does_not() throws Exception {
        desk.persons.switchTo(SAM);
        keeping.breakGlass(folder, WHY);
        reviewed(false);
        desk.persons.switchTo(SAM);
        assertThatThrownBy(() -> desk.store.open(folder, Access.READ)).hasMessageContaining("break-glass open");
        keeping.breakGlass(folder, WHY);
        reviewed(true);
        desk.persons.switchTo(SAM);
        desk.store.open(folder, Access.READ).close();
    }

    private void reviewed(boolean approved) throws Exception {
        desk.persons.switchTo(Desk.KIM);
        try (Case open = desk.store.open(folder, Access.WRITE)) {
            open.members().review(open.members().emergencies().getLast().entry(), approved, "looked into");
        }
    }

    @Test
    void nobody_reviews_the_own_opening_not_even_as_a_lead_later() throws Exception {
        desk.persons.switchTo(SAM);
        keeping.breakGlass(folder, WHY);
        desk.persons.switchTo(Desk.KIM);
        try (Case open = desk.store.open(folder, Access.WRITE)) {
            open.members().add(PaperPersons.card(SAM), Role.LEAD, "takes over");
        }
        desk.persons.switchTo(SAM);
        try (Case open = desk.store.open(folder, Access.WRITE)) {
            long entry = open.members().emergencies().getFirst().entry();
            assertThatThrownBy(() -> open.members().review(entry, true, "fine"))
                    .isInstanceOf(StoreFailure.class)
                    .hasMessageContaining("your own");
        }
    }

    @Test
    void a_review_of_the_own_opening_that_another_program_wrote_is_named_by_the_check() throws Exception {
        desk.persons.switchTo(SAM);
        keeping.breakGlass(folder, WHY);
        desk.persons.switchTo(Desk.KIM);
        try (Case open = desk.store.open(folder, Access.WRITE)) {
            Emergency of = open.members().emergencies().getFirst();
            desk.persons.switchTo(SAM);
            open.log().append(Operation.ALTERED, new Target("emergency-review", "" + of.entry()), "approved");
            listed(open, of.entry() + " " + open.log().head().number());
            open.log().append(Operation.ALTERED, new Target("emergency-review", "1"), "approved");
            desk.persons.switchTo(Desk.KIM);
            assertThat(open.members().emergencies().getFirst().review()).isNull();
            assertThat(open.log().verify().problems())
                    .hasSize(3)
                    .anyMatch(each -> each.endsWith("of the same person."))
                    .anyMatch(each -> each.endsWith("which is no opening in an emergency."))
                    .anyMatch(each -> each.contains("the case does not list it"));
        }
    }

    @Test
    void an_opening_that_was_taken_out_of_the_list_is_named_by_the_check() throws Exception {
        desk.persons.switchTo(SAM);
        keeping.breakGlass(folder, WHY);
        desk.persons.switchTo(Desk.KIM);
        try (Case open = desk.store.open(folder, Access.WRITE)) {
            ((OpenCase) open)
                    .file()
                    .database()
                    .write(link -> link.run("delete from meta where key = ?", "emergencies"));
            assertThat(open.members().emergencies()).isEmpty();
            assertThat(open.log().verify().problems()).anyMatch(each -> each.contains("the case does not list it"));
        }
    }

    @Test
    void when_the_time_is_over_what_is_open_closes_and_nothing_opens() throws Exception {
        desk.persons.switchTo(SAM);
        keeping.breakGlass(folder, WHY);
        Instant until = Instant.now().plusMillis(200);
        Term term = Term.of(until, Instant.now(), "It is over.");
        term.check();
        Thread.sleep(250);
        assertThatThrownBy(term::check).isInstanceOf(StoreFailure.class).hasMessage("It is over.");
        assertThatThrownBy(() -> new Term(Instant.MAX, System.nanoTime() - 1, "Set back.").check())
                .hasMessage("Set back.");
        assertThatThrownBy(() -> new Term(Instant.now(), Long.MAX_VALUE, "By the clock.").check())
                .hasMessage("By the clock.");
    }

    @Test
    void an_opening_of_the_day_before_opens_nothing() throws Exception {
        desk.persons.switchTo(Desk.KIM);
        try (Case open = desk.store.open(folder, Access.WRITE)) {
            desk.persons.switchTo(SAM);
            String over = "until " + Instant.now().minusSeconds(1);
            open.log()
                    .append(new CaseLog.Note(
                            Operation.PERMITTED,
                            new Target("emergency", PaperPersons.card(SAM).id()),
                            over,
                            WHY,
                            "",
                            ""));
            long number = open.log().head().number();
            listed(open, Long.toString(number));
            assertThat(open.members().emergencies()).hasSize(1);
        }
        assertThatThrownBy(() -> desk.store.open(folder, Access.READ)).hasMessageContaining("break-glass open");
    }

    private static void listed(Case open, String numbers) {
        ((OpenCase) open)
                .file()
                .database()
                .write(link ->
                        link.run("insert or replace into meta (key, value) values (?, ?)", "emergencies", numbers));
    }

    @Test
    void looks_in_an_emergency_are_in_the_log_of_the_readers() throws Exception {
        desk.persons.switchTo(SAM);
        keeping.breakGlass(folder, WHY);
        try (Case open = desk.store.open(folder, Access.READ)) {
            open.log().append(Operation.CONSULTED, Target.of(Target.ITEM, 1), "opened");
        }
        desk.persons.switchTo(Desk.KIM);
        try (Case open = desk.store.open(folder, Access.WRITE)) {
            List<Entry> entries = Desk.entries(open, 0, 100);
            assertThat(entries).anyMatch(each -> each.detail().startsWith("readers to 1 "));
            assertThat(open.log().verify().problems()).isEmpty();
        }
    }
}
