package org.lapwing.chat.risk;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Random;
import java.util.Set;
import java.util.stream.Collectors;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.lapwing.casework.api.triage.Citation;
import org.lapwing.casework.api.triage.Reason;
import org.lapwing.chat.api.Message;

/** Sanity of the rules on the authored corpus: it shows that they are wired right, not how they would do in the field. */
class DialogueReasonsTest {

    private static PackCues cues;

    @BeforeAll
    static void packs() throws IOException {
        cues = Authored.cues();
    }

    @ParameterizedTest
    @ValueSource(strings = {"dev/en", "dev/es", "heldout/en", "heldout/es", "fresh/en", "fresh/es"})
    void without_the_messages_that_a_reason_cites_it_is_not_given(String part) throws IOException {
        for (Authored each : Authored.all(part)) {
            for (Reason reason : each.reasons(cues)) {
                Set<Long> cited = reason.citations().stream()
                        .map(Citation::target)
                        .map(target -> target.number())
                        .collect(Collectors.toSet());
                List<Message> rest = each.messages().stream()
                        .filter(message -> !cited.contains(message.id()))
                        .toList();
                assertThat(each.with(rest).reasons(cues))
                        .as("%s without what %s cites", each.file(), reason.code())
                        .extracting(Reason::code)
                        .doesNotContain(reason.code());
            }
        }
    }

    @ParameterizedTest
    @ValueSource(strings = {"dev/en", "dev/es", "heldout/en", "heldout/es", "fresh/en", "fresh/es"})
    void every_authored_risk_dialogue_comes_before_every_neutral_one(String part) throws IOException {
        List<Authored> all = Authored.all(part);
        int lowestRisk = all.stream()
                .filter(each -> each.kind().equals("risk"))
                .mapToInt(each -> each.rank(cues))
                .min()
                .orElseThrow();
        assertThat(all).filteredOn(each -> each.kind().equals("neutral")).allSatisfy(each -> assertThat(each.rank(cues))
                .isLessThan(lowestRisk));
    }

    @Test
    void everyday_talk_never_reaches_the_first_tier() throws IOException {
        for (String part : List.of("dev/en", "dev/es", "heldout/en", "heldout/es")) {
            assertThat(Authored.all(part))
                    .filteredOn(each -> each.kind().equals("neutral"))
                    .allSatisfy(each ->
                            assertThat(each.rank(cues)).as("%s", each.file()).isLessThan(10_000));
        }
    }

    @Test
    void capitals_emoji_and_stretched_letters_change_nothing() throws IOException {
        for (Authored each : Authored.all("dev/en")) {
            List<Message> loud = new ArrayList<>();
            for (Message m : each.messages()) {
                String text = m.text().toUpperCase(java.util.Locale.ROOT).replace("PLEASE", "PLEASEEE") + " 🙂";
                loud.add(new Message(
                        m.id(), 1, m.sender(), m.time(), m.kind(), text, null, null, false, m.id(), "line"));
            }
            assertThat(signs(each.with(loud))).as("%s", each.file()).containsAll(signs(each));
        }
    }

    @Test
    void the_order_of_reasons_and_citations_is_the_same_each_time() throws IOException {
        Authored each = Authored.all("dev/es").getFirst();
        assertThat(each.reasons(cues)).isEqualTo(each.reasons(cues));
    }

    @Test
    void a_shuffled_dialogue_keeps_every_single_sign() throws IOException {
        for (Authored each : Authored.all("dev/en")) {
            List<Message> shuffled = new ArrayList<>(each.messages());
            Collections.shuffle(shuffled, new Random(11));
            Set<String> before = signs(each);
            assertThat(signs(each.with(shuffled))).isEqualTo(before);
        }
    }

    private static Set<String> signs(Authored dialogue) {
        Set<String> tactics = Set.of(Tactic.values()).stream().map(Tactic::code).collect(Collectors.toSet());
        return dialogue.reasons(cues).stream()
                .map(Reason::code)
                .filter(tactics::contains)
                .collect(Collectors.toSet());
    }
}
