package org.lapwing.casework.ui;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.lapwing.platform.api.evidence.Exhibit;
import org.lapwing.platform.api.evidence.Target;
import org.lapwing.platform.api.findings.Basis;
import org.lapwing.platform.api.findings.Finding;
import org.lapwing.platform.api.findings.Provenance;
import org.lapwing.platform.api.language.Texts;
import org.lapwing.platform.api.profile.Person;
import org.lapwing.platform.api.register.Authority;
import org.lapwing.platform.api.register.CaseCard;
import org.lapwing.platform.api.register.ExhibitRecord.Labels;
import org.lapwing.platform.api.register.ExhibitRecord.Proof;
import org.lapwing.testdesk.IcuTexts;
import org.lapwing.testdesk.PaperCase;
import org.lapwing.workbench.api.InspectorPart.Line;

class PapersPartsTest {

    private final PaperCase paper = new PaperCase("reed");
    private final Texts texts = new IcuTexts(FirstView.class);

    @Test
    void an_exhibit_shows_its_seal_and_that_its_digest_differs() {
        paper.exhibits.add(new Exhibit(1, "phone", "/phone", Instant.EPOCH, "p1", true));
        paper.register.label(1, new Labels("A 17", "desk drawer", null, null), "");
        paper.register.proof = Proof.DIFFERS;
        List<Line> lines = new ItemFacts(texts).lines(paper, Target.of(Target.EXHIBIT, 1));
        assertThat(lines).anySatisfy(line -> assertThat(line.value()).isEqualTo("A 17"));
        assertThat(lines).anySatisfy(line -> assertThat(line.value()).contains("not what was acquired"));
        assertThat(Coverage.of(Optional.of(paper), List.of())
                        .exhibits()
                        .getFirst()
                        .paper()
                        .proof())
                .isEqualTo(Proof.DIFFERS);
    }

    @Test
    void a_case_shows_who_answers_for_it_its_overdue_review_and_that_its_authority_ended() {
        paper.register.card = new CaseCard(new Person("p1", "Kim"), LocalDate.parse("2020-01-31"));
        paper.register.authority = new Authority(
                "AZ 1",
                "Court",
                null,
                null,
                true,
                List.of(),
                Set.of(),
                LocalDate.parse("2020-02-29"),
                List.of(),
                List.of());
        paper.register.sealed = 3;
        List<Line> lines = new ItemFacts(texts).lines(paper, Target.of(Target.CASE, 1));
        assertThat(lines).anySatisfy(line -> assertThat(line.value()).isEqualTo("Kim"));
        assertThat(lines).anySatisfy(line -> assertThat(line.value()).contains("Overdue", "2020-01-31"));
        assertThat(lines).anySatisfy(line -> assertThat(line.detail()).contains("2020-02-29"));
        Coverage coverage = Coverage.of(Optional.of(paper), List.of());
        assertThat(coverage.ended()).isEqualTo(paper.register.authority);
        assertThat(coverage.lines())
                .anySatisfy(line -> assertThat(line.figure()).isEqualTo(3));
    }

    @Test
    void what_falls_due_is_judged_by_the_time_of_the_log_not_by_a_clock_that_was_set_back() {
        paper.seen = Instant.parse("2998-01-01T00:00:00Z");
        paper.register.card = new CaseCard(new Person("p1", "Kim"), LocalDate.parse("2997-01-31"));
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
        List<Line> lines = new ItemFacts(texts).lines(paper, Target.of(Target.CASE, 1));
        assertThat(lines).anySatisfy(line -> assertThat(line.value()).contains("Overdue", "2997-01-31"));
        assertThat(lines)
                .anySatisfy(line -> assertThat(line.detail()).isEqualTo(texts.get("authority.ended", "2997-02-28")));
    }

    @Test
    void a_suggestion_says_with_what_and_for_whom_it_was_made() {
        Target item = Target.of(Target.ITEM, 1);
        paper.findings.add(new Finding(
                1234,
                item,
                "test.match",
                1,
                Basis.INFERRED,
                Map.of(),
                0.5,
                "near",
                false,
                new Provenance(
                        "test",
                        "2",
                        "org.lapwing.test 0.1.0",
                        "00",
                        Instant.EPOCH,
                        "limit 3",
                        Map.of("words", "ab".repeat(32)),
                        "cd".repeat(32),
                        new Person("p1", "Kim"),
                        false,
                        null)));
        assertThat(new FindingsPart(texts).lines(paper, item)).singleElement().satisfies(line -> assertThat(
                        line.detail())
                .contains("Kim", "limit 3", "ab".repeat(32), "cd".repeat(32), "finding:1234"));
    }
}
