package org.lapwing.platform.texts;

import com.code_intelligence.jazzer.junit.FuzzTest;
import java.io.BufferedReader;
import java.io.IOException;
import java.io.StringReader;
import java.nio.charset.StandardCharsets;
import java.util.Locale;
import java.util.Map;
import java.util.stream.Stream;
import org.junit.jupiter.params.provider.MethodSource;
import org.lapwing.product.fuzz.Checks;

class LanguagePackFuzzTest {

    static Stream<byte[]> files() {
        return Stream.of(Checks.utf8("""
                # cues
                keywords: home alone
                numbers: twelve=12 thirteen=13
                {you} = (?:you|u)
                [age.asked]
                how old (?:are|r) {you}
                im {age} years
                - how old is {you}r dog
                """));
    }

    static Stream<byte[]> patterns() {
        return Stream.of(Checks.utf8("{0, plural, one {# file} other {# files}} in “{1}” on {2, date, short}"));
    }

    @MethodSource("files")
    @FuzzTest
    void a_cue_file_of_any_text_is_read_or_refused_by_line(byte[] bytes) {
        String text = new String(bytes, StandardCharsets.UTF_8);
        try {
            CueFile.read("pack", new BufferedReader(new StringReader(text))).cues();
        } catch (IOException refused) {
            Checks.that(String.valueOf(refused.getMessage()).startsWith("pack, line "), refused.getMessage());
        }
    }

    @MethodSource("patterns")
    @FuzzTest
    void a_text_of_any_pattern_is_shown(byte[] bytes) {
        new Patterns(Map.of("key", new String(bytes, StandardCharsets.UTF_8)))
                .filled("key", Locale.ENGLISH, Locale.GERMANY, 3, "a", java.time.Instant.EPOCH, null);
    }
}
