package org.lapwing.platform.search;

import com.code_intelligence.jazzer.junit.FuzzTest;
import java.nio.charset.StandardCharsets;
import java.util.stream.Stream;
import org.junit.jupiter.params.provider.MethodSource;
import org.lapwing.platform.api.search.SearchIndex.BadQuery;
import org.lapwing.platform.api.search.SearchQuery;
import org.lapwing.product.fuzz.Checks;
import org.lapwing.product.fuzz.KeysAsTexts;

class QuestionFuzzTest {

    private final QuestionParser parser = new QuestionParser(new KeysAsTexts(), new FoldingAnalyzer());

    static Stream<byte[]> questions() {
        return Stream.of(
                        "heron AND (\"by the weir\" OR reed*) NOT author:ada~",
                        "kind:message title:[a TO b] x^2 /y/",
                        "\u00e4?b -c +d \\(")
                .map(Checks::utf8);
    }

    @MethodSource("questions")
    @FuzzTest
    void a_question_of_any_text_is_understood_or_refused(byte[] bytes) {
        String text = new String(bytes, StandardCharsets.UTF_8);
        try {
            parser.parse(new SearchQuery(text, null, 10));
        } catch (BadQuery refused) {
            Checks.that(refused.getMessage() != null, "Refused without a word");
            Checks.that(refused.position() <= text.length(), "Position " + refused.position() + " of " + text.length());
        }
    }
}
