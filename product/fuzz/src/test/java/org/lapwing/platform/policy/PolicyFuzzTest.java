package org.lapwing.platform.policy;

import com.code_intelligence.jazzer.junit.FuzzTest;
import java.nio.charset.StandardCharsets;
import java.util.stream.Stream;
import org.junit.jupiter.params.provider.MethodSource;
import org.lapwing.product.fuzz.Checks;

class PolicyFuzzTest {

    static Stream<byte[]> rules() {
        return Stream.of(
                Checks.utf8("{\"forbidden\":[\"EXPORT\"],\"needsReason\":[],\"hideAfterSeconds\":20,\"comment\":{}}"));
    }

    @MethodSource("rules")
    @FuzzTest
    void rules_of_any_text_are_understood_or_forbid(byte[] bytes) {
        PolicyRules rules = PolicyRules.of(new String(bytes, StandardCharsets.UTF_8));
        Checks.that(
                rules.hideAfterSeconds() >= 1 && rules.hideAfterSeconds() <= 3600,
                "Hides after " + rules.hideAfterSeconds());
    }
}
