package org.lapwing.platform.api.evidence;

import com.code_intelligence.jazzer.junit.FuzzTest;
import java.util.stream.Stream;
import org.junit.jupiter.params.provider.MethodSource;
import org.lapwing.product.fuzz.Checks;

class NameFuzzTest {

    static Stream<byte[]> names() {
        return Stream.of("a b.txt", "\u202e\n", "\u00e9\ud83d\udc26").map(Checks::utf8);
    }

    @MethodSource("names")
    @FuzzTest
    void a_name_of_any_bytes_can_be_shown(byte[] bytes) {
        String shown = ShownName.of(bytes);
        Checks.that(shown.chars().noneMatch(Character::isISOControl), "Shown as " + shown);
        Checks.that(shown.length() <= 4 * bytes.length, "Longer than it can be");
    }
}
