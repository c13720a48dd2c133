package org.lapwing.platform.persons;

import com.code_intelligence.jazzer.junit.FuzzTest;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.stream.Stream;
import org.junit.jupiter.params.provider.MethodSource;
import org.lapwing.product.fuzz.Checks;

class PersonFuzzTest {

    static Stream<byte[]> cards() {
        String key = "A".repeat(43) + "=";
        return Stream.of(Checks.utf8(
                "{\"format\":\"lapwing card 1\",\"id\":\"" + "0".repeat(40) + "\",\"name\":\"Ada\",\"signingKey\":\""
                        + key + "\",\"wrappingKey\":\"" + key + "\",\"signature\":\"AA==\"}"));
    }

    @MethodSource("cards")
    @FuzzTest
    void a_card_of_any_text_is_refused_with_a_word(byte[] bytes) {
        try {
            SignedCard.fromJson(Fields.of(Json.readObject(new String(bytes, StandardCharsets.UTF_8))));
        } catch (IOException refused) {
            Checks.that(refused.getMessage() != null, "Refused without a word");
        }
    }
}
