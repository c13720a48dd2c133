package org.lapwing.casework.triage;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Random;
import org.junit.jupiter.api.Test;
import org.lapwing.casework.api.triage.Citation;
import org.lapwing.casework.api.triage.Reason;
import org.lapwing.casework.api.triage.Tier;
import org.lapwing.casework.api.triage.TriageEntry;
import org.lapwing.casework.api.triage.TriageSubjects;
import org.lapwing.platform.api.evidence.Target;

class RankingTest {

    private static Reason reason(long conversation, String code, int points, boolean danger) {
        Target subject = Target.of(Target.CONVERSATION, conversation);
        return new Reason(
                subject,
                "Conversation " + conversation,
                code,
                "of " + code,
                points,
                danger,
                List.of(new Citation(subject, "somewhere", null, null)));
    }

    private static List<TriageEntry> entries(List<Reason> reasons) {
        Ranking ranking = new Ranking();
        reasons.forEach(ranking::reason);
        return ranking.entries();
    }

    @Test
    void two_different_signs_of_danger_come_before_any_number_of_points() {
        List<TriageEntry> order = entries(List.of(
                reason(1, "loud", 500, false),
                reason(2, "a", 5, true),
                reason(2, "b", 5, true),
                reason(3, "a", 9, true)));
        assertThat(order).extracting(TriageEntry::tier).containsExactly(Tier.NOW, Tier.FIRST, Tier.FIRST);
        assertThat(order.getFirst().subject().number()).isEqualTo(2);
    }

    @Test
    void the_same_sign_twice_is_not_two_signs() {
        assertThat(entries(List.of(reason(1, "a", 5, true), reason(1, "a", 5, true))))
                .extracting(TriageEntry::tier)
                .containsExactly(Tier.FIRST);
    }

    @Test
    void the_order_does_not_depend_on_the_order_of_arrival() {
        List<Reason> reasons = new ArrayList<>();
        Random random = new Random(7);
        for (int i = 0; i < 300; i++) {
            reasons.add(
                    reason(random.nextInt(40), "code" + random.nextInt(6), random.nextInt(20), random.nextInt(9) == 0));
        }
        List<String> once = entries(reasons).stream()
                .map(entry -> entry.subject() + " " + entry.tier() + " " + entry.score())
                .toList();
        Collections.shuffle(reasons, random);
        assertThat(entries(reasons).stream()
                        .map(entry -> entry.subject() + " " + entry.tier() + " " + entry.score())
                        .toList())
                .isEqualTo(once);
    }

    @Test
    void what_has_no_reason_is_still_in_the_order_at_its_end() {
        Ranking ranking = new Ranking();
        ranking.subject(new TriageSubjects.Subject(Target.of(Target.CONVERSATION, 9), "Quiet"));
        ranking.reason(reason(1, "a", 10, false));
        assertThat(ranking.entries()).extracting(TriageEntry::tier).containsExactly(Tier.NEXT, Tier.LATER);
        assertThat(ranking.entries().getLast().title()).isEqualTo("Quiet");
    }

    @Test
    void a_reason_without_citation_cannot_be_given() {
        Target subject = Target.of(Target.CONVERSATION, 1);
        assertThatThrownBy(() -> new Reason(subject, "t", "c", "x", 1, false, List.of()))
                .hasMessageContaining("cites nothing");
    }
}
