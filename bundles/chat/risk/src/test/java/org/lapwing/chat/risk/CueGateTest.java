package org.lapwing.chat.risk;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.BitSet;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.lapwing.chat.api.Message;
import org.lapwing.platform.api.language.Cue;
import org.lapwing.platform.api.language.LanguagePack;
import org.lapwing.platform.texts.PackFiles;

class CueGateTest {

    @ParameterizedTest
    @CsvSource(
            delimiter = ';',
            value = {
                "how old (?:are|r) you; 'how old '",
                "(?:alone|by yourself)\\??; alone,by yourself",
                "colou?r; colo",
                "(?:secret)?; ''",
                "(?<![a-z])(?:delete (?:this|that)); 'delete '",
                "[abc]def+x; def",
                "(?:a|telegram); ''",
                "meet{0,1}ing; mee",
                "\\d{1,2} (?<age>years|months); months,years"
            })
    void what_an_expression_needs_is_read_from_it(String regex, String words) {
        assertThat(RequiredWords.of(regex).stream().sorted().toList())
                .isEqualTo(words.isEmpty() ? List.of() : List.of(words.split(",")));
    }

    @Test
    void no_cue_that_matches_is_held_back() throws Exception {
        for (String language : List.of("en", "es")) {
            LanguagePack pack = PackFiles.read(language);
            CueGate gate = new CueGate(pack.cues());
            for (String text : corpus()) {
                String folded = Folded.of(text).text();
                BitSet possible = gate.possible(folded);
                for (int i = 0; i < pack.cues().size(); i++) {
                    Cue cue = pack.cues().get(i);
                    if (cue.pattern().matcher(folded).find()) {
                        assertThat(possible.get(i))
                                .as("%s in “%s”", cue.pattern(), folded)
                                .isTrue();
                    }
                }
            }
        }
    }

    @Test
    void most_cues_are_held_back_from_most_messages() throws Exception {
        LanguagePack pack = PackFiles.read("en");
        CueGate gate = new CueGate(pack.cues());
        long tried = 0;
        List<String> corpus = corpus();
        for (String text : corpus) {
            tried += gate.possible(Folded.of(text).text()).cardinality();
        }
        assertThat(tried).isLessThan(corpus.size() * (long) pack.cues().size() / 3);
    }

    private static List<String> corpus() throws Exception {
        List<String> texts = new ArrayList<>();
        for (String part : List.of("dev/en", "dev/es", "heldout/en", "fresh/es")) {
            for (Authored each : Authored.all(part)) {
                each.messages().stream().map(Message::text).forEach(texts::add);
            }
        }
        return texts;
    }
}
