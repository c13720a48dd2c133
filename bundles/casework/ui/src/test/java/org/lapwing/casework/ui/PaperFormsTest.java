package org.lapwing.casework.ui;

import static org.assertj.core.api.Assertions.assertThat;

import java.lang.reflect.Proxy;
import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.eclipse.swt.custom.StyledText;
import org.eclipse.swt.widgets.Label;
import org.eclipse.swt.widgets.Table;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.api.parallel.ResourceLock;
import org.lapwing.casework.api.papers.AuthorityChange;
import org.lapwing.casework.api.papers.Explanations;
import org.lapwing.platform.api.cases.Members.Emergency;
import org.lapwing.platform.api.cases.Members.Member;
import org.lapwing.platform.api.cases.Role;
import org.lapwing.platform.api.evidence.Exhibit;
import org.lapwing.platform.api.evidence.Target;
import org.lapwing.platform.api.persons.PersonCard;
import org.lapwing.platform.api.persons.Persons;
import org.lapwing.platform.api.policy.Function;
import org.lapwing.platform.api.policy.Permit;
import org.lapwing.platform.api.policy.Policy;
import org.lapwing.platform.api.profile.Person;
import org.lapwing.platform.api.register.Authority;
import org.lapwing.platform.api.register.CaseCard;
import org.lapwing.platform.api.register.Register.Rescoped;
import org.lapwing.product.harness.KeepOnFailure;
import org.lapwing.product.harness.Probe;
import org.lapwing.product.harness.Screen;
import org.lapwing.testdesk.IcuTexts;
import org.lapwing.testdesk.PaperCase;
import org.lapwing.testdesk.TestDesk;
import org.lapwing.workbench.api.Form.Field;
import org.lapwing.workbench.api.View;

/** What the window asks about the papers of a case, and what it does with the answers. */
@ResourceLock("screen")
@ExtendWith(KeepOnFailure.class)
class PaperFormsTest {

    private static final PersonCard KIM = card("a", "Kim");
    private static final PersonCard ALEX = card("b", "Alex");

    private final IcuTexts texts = new IcuTexts(DecideActions.class);
    private final PaperCase paper = new PaperCase("Case 12");
    private final PaperActions actions = new PaperActions(texts, persons(), new Allowing(), change());
    private Probe probe;
    private TestDesk desk;

    @BeforeEach
    void open() {
        paper.members.all.add(new Member(KIM, Role.LEAD, Instant.EPOCH));
        probe = new Probe(Screen.display());
        desk = probe.on(() -> new TestDesk(Screen.display(), paper));
        probe.run(() -> desk.stand());
    }

    @AfterEach
    void close() {
        probe.run(desk::close);
    }

    private static PersonCard card(String digit, String name) {
        return new PersonCard(digit.repeat(40), name, new byte[32], new byte[32]);
    }

    private static Persons persons() {
        return (Persons) Proxy.newProxyInstance(
                PaperFormsTest.class.getClassLoader(), new Class<?>[] {Persons.class}, (proxy, method, arguments) -> {
                    if (method.getName().equals("known")) {
                        return List.of(KIM, ALEX);
                    }
                    throw new UnsupportedOperationException(method.toString());
                });
    }

    private static AuthorityChange change() {
        return (of, authority, why, progress) -> {
            of.register().authority(authority, why);
            return new AuthorityChange.Changed(new Rescoped(2, 1, Set.of(), Map.of(), List.of()), true, List.of());
        };
    }

    private void run(String id) {
        probe.run(() -> actions.actions().stream()
                .filter(each -> each.id().equals(id))
                .findFirst()
                .orElseThrow()
                .run(desk));
    }

    @Test
    void another_officer_is_chosen_among_the_persons_that_are_known() {
        desk.fillings.add(Map.of("person", "1", "why", "on leave"));
        run("lapwing.case.officer");
        probe.until("it was said", () -> !desk.said.isEmpty());
        assertThat(paper.register.card().officer().name()).isEqualTo("Alex");
    }

    @Test
    void the_papers_are_judged_by_the_time_of_the_log() {
        paper.seen = Instant.parse("2998-01-01T00:00:00Z");
        paper.register.card = new CaseCard(new Person("a", "Kim"), LocalDate.parse("2997-01-31"));
        paper.register.authority = new Authority(
                "AZ 1",
                "Court",
                null,
                null,
                true,
                List.of(),
                Set.of(),
                LocalDate.parse("2997-02-28"),
                List.of(),
                List.of());
        probe.run(() -> desk.stand(new PapersView(texts, persons(), change())));
        probe.until("they were read", () -> probe.find("papers.authority")
                .filter(each -> ((Label) each).getText().contains("2997-02-28"))
                .isPresent());
        assertThat(text("papers.authority")).contains(texts.get("authority.ended", "2997-02-28"));
        assertThat(text("papers.review")).isEqualTo(texts.get("review.overdue", "2997-01-31"));
    }

    private String text(String label) {
        return probe.of(Label.class, label, Label::getText);
    }

    @Test
    void a_day_of_review_is_set_and_a_word_that_is_no_day_is_named() {
        desk.fillings.add(Map.of("day", "2027-01-31", "why", ""));
        run("lapwing.case.review");
        probe.until("it was said", () -> !desk.said.isEmpty());
        assertThat(paper.register.card().review()).isEqualTo(LocalDate.parse("2027-01-31"));
        Field day = desk.asked.getFirst().fields().getFirst();
        assertThat(day.wrong().apply("tomorrow")).contains("tomorrow");
        assertThat(day.wrong().apply("2027-01-31")).isEmpty();
    }

    @Test
    void who_does_not_lead_is_told_so_and_asked_nothing() {
        paper.members.own = Role.INVESTIGATOR;
        run("lapwing.case.officer");
        probe.until("it was said", () -> !desk.problems.isEmpty());
        assertThat(desk.problems).singleElement().asString().contains("Only a lead");
        assertThat(desk.asked).isEmpty();
    }

    @Test
    void an_authority_is_recorded_with_its_bounds() {
        desk.fillings.add(Map.of(
                "reference", "AZ 1",
                "issuedBy", "Court",
                "from", "2026-01-01",
                "until", "",
                "undated", "false",
                "expires", "2026-12-31",
                "accounts", "+49 11, kim",
                "functions", "search, decide",
                "paths", "lawyer",
                "why", ""));
        run("lapwing.case.authority");
        probe.until("it was recorded", () -> !desk.outcomes.isEmpty());
        Authority authority = paper.register.authority().orElseThrow();
        assertThat(authority.from()).isEqualTo(LocalDate.parse("2026-01-01"));
        assertThat(authority.until()).isNull();
        assertThat(authority.undated()).isFalse();
        assertThat(authority.accounts()).containsExactly("+49 11", "kim");
        assertThat(authority.functions()).containsExactlyInAnyOrder(Function.SEARCH, Function.DECIDE);
        assertThat(authority.privilegedPaths()).containsExactly("lawyer");
        assertThat(desk.outcomes).singleElement().asString().contains("2 items were sealed");
    }

    @Test
    void days_in_the_wrong_order_are_named_and_nothing_is_recorded() {
        desk.fillings.add(
                Map.of("reference", "AZ 1", "issuedBy", "Court", "from", "2026-02-01", "until", "2026-01-01"));
        run("lapwing.case.authority");
        probe.until("it was said", () -> !desk.problems.isEmpty());
        assertThat(desk.problems.getFirst()).contains("2026-02-01");
        assertThat(paper.register.authority()).isEmpty();
    }

    @Test
    void an_opening_in_an_emergency_is_named_until_somebody_reviewed_it() {
        paper.members.emergencies.add(new Emergency(
                7,
                "s1",
                "Sam",
                Instant.EPOCH,
                Instant.EPOCH.plusSeconds(60),
                "a child is in danger & nobody is here",
                null));
        probe.run(() -> desk.stand(new MembersView(texts, persons(), new Allowing())));
        assertThat(text("case.members.emergencies"))
                .contains("Sam", "once", "1 awaits review", "a child is in danger && nobody");
    }

    @Test
    void a_colleague_gets_the_keys_of_a_role_and_the_list_shows_it() {
        probe.run(() -> desk.stand(new MembersView(texts, persons(), new Allowing())));
        probe.get(Table.class, "case.members");
        desk.fillings.add(
                Map.of("person", "0", "role", Integer.toString(Role.REVIEWER.ordinal()), "why", "second look"));
        run("lapwing.case.member.add");
        probe.until("it was done", () -> !desk.outcomes.isEmpty());
        assertThat(paper.members.all)
                .extracting(each -> each.person().name() + " " + each.role())
                .containsExactly("Kim LEAD", "Alex REVIEWER");
        assertThat(paper.members.done).containsExactly("add second look");
    }

    @Test
    void the_register_line_of_the_selected_exhibit_is_changed() {
        paper.exhibits.add(new Exhibit(1, "phone", "/phone", Instant.EPOCH, "p1", true));
        probe.run(() -> desk.select(Target.of(Target.EXHIBIT, 1)));
        desk.fillings.add(Map.of("seal", "A 17", "origin", "", "scope", "", "acquired", "MD5:" + "0F".repeat(16)));
        run("lapwing.exhibit.edit");
        probe.until("it was recorded", () -> !desk.outcomes.isEmpty());
        assertThat(paper.register.exhibit(1).orElseThrow().labels().seal()).isEqualTo("A 17");
        assertThat(paper.register.exhibit(1).orElseThrow().labels().acquisition())
                .hasToString("md5:" + "0f".repeat(16));
        Field digest = desk.asked.getFirst().fields().get(3);
        assertThat(digest.wrong().apply("12")).contains("no digest");
    }

    @Test
    void the_selection_is_explained_when_asked_and_what_differs_is_said_in_words() {
        Explanations explanations = (in, asked, verify, replay, why) ->
                new Explanations.Explained(List.of("Content 1", "  from exhibit phone"), true, !verify);
        ExplainView view = new ExplainView(texts, explanations);
        probe.run(() -> {
            desk.stand((View) view);
            desk.select(Target.of(Target.EXHIBIT, 1));
        });
        probe.push("explain.go");
        probe.until("the chain is there", () -> chain().contains("from exhibit phone"));
        probe.push("explain.verify");
        probe.until("it says that it differs", () -> about().contains("not all of it is as it was recorded"));
    }

    private String chain() {
        return probe.find("explain.chain")
                .map(each -> ((StyledText) each).getText())
                .orElse("");
    }

    private String about() {
        return probe.find("explain.about").map(each -> ((Label) each).getText()).orElse("");
    }

    private record Allowing() implements Policy {

        @Override
        public Permit permit(
                Function function, org.lapwing.platform.api.cases.Case in, String authority, String reason) {
            return new Permit(function, "p1", reason, Instant.EPOCH);
        }

        @Override
        public int hideAfterSeconds() {
            return 10;
        }
    }
}
