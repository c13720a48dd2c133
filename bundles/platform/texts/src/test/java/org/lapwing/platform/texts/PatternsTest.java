package org.lapwing.platform.texts;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.StringReader;
import java.lang.reflect.Proxy;
import java.nio.file.Path;
import java.time.Instant;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.lapwing.platform.api.language.LanguagePack;

class PatternsTest {

    static final Locale SPANISH = Locale.of("es");

    @Test
    void plurals_and_numbers_come_out_as_the_language_writes_them() {
        Patterns english = new Patterns(Map.of("n", "{0, plural, one {# item} other {# items}}"));
        assertThat(english.filled("n", Locale.ENGLISH, Locale.US, 1)).isEqualTo("1 item");
        assertThat(english.filled("n", Locale.ENGLISH, Locale.US, 12345L)).isEqualTo("12,345 items");
        Patterns spanish = new Patterns(Map.of("n", "{0, plural, one {# elemento} other {# elementos}}"));
        assertThat(spanish.filled("n", SPANISH, Locale.of("es", "ES"), 12345)).isEqualTo("12.345 elementos");
    }

    @Test
    void english_texts_keep_english_numbers_when_the_person_reads_a_language_without_a_pack() {
        Patterns english = new Patterns(Map.of("n", "{0, number} files"));
        assertThat(english.filled("n", Locale.ENGLISH, Locale.GERMANY, 12345)).isEqualTo("12,345 files");
    }

    @Test
    void a_key_without_a_text_is_seen_and_not_fatal() {
        assertThat(new Patterns(Map.of()).filled("no.such.key", Locale.ENGLISH, Locale.ENGLISH))
                .isEqualTo("no.such.key");
    }

    @Test
    void a_broken_pattern_is_shown_as_it_is() {
        assertThat(new Patterns(Map.of("k", "one {0")).filled("k", Locale.ENGLISH, Locale.ENGLISH, 1))
                .isEqualTo("one {0");
    }

    @Test
    void a_pattern_whose_argument_has_a_number_beyond_all_bounds_is_shown_as_it_is() {
        for (String pattern : List.of("{99999999999}", "{2147483648, number}", "{" + "a".repeat(70_000) + "}")) {
            assertThat(new Patterns(Map.of("k", pattern)).filled("k", Locale.ENGLISH, Locale.ENGLISH, 1))
                    .isEqualTo(pattern);
        }
    }

    @Test
    void arguments_of_any_kind_are_written() {
        Patterns patterns = new Patterns(Map.of("k", "{0} | {1} | {2} | it's {3, date, ::yMMMd}"));
        assertThat(patterns.filled(
                        "k",
                        Locale.ENGLISH,
                        Locale.US,
                        Path.of("a", "b"),
                        null,
                        List.of(1, 2),
                        Instant.ofEpochSecond(86_400 * 15)))
                .isEqualTo(Path.of("a", "b") + " |  | [1, 2] | it's Jan 16, 1970");
    }

    @Test
    void properties_are_read_as_utf_8_text() throws Exception {
        assertThat(EnglishTexts.read(new StringReader("a = Größe \\u00fc\n# c\nb=1")))
                .containsOnly(Map.entry("a", "Größe ü"), Map.entry("b", "1"));
    }

    @Test
    void the_pack_of_the_very_country_wins_over_one_of_the_language() {
        List<LanguagePack> packs =
                List.of(pack(SPANISH, "hola"), pack(Locale.of("es", "MX"), "qué tal"), pack(Locale.FRENCH, "salut"));
        assertThat(Overlay.of(packs, "b", Locale.of("es", "MX")).patterns().pattern("hello"))
                .isEqualTo("qué tal");
        assertThat(Overlay.of(packs, "b", Locale.of("es", "AR")).patterns().pattern("hello"))
                .isEqualTo("hola");
        assertThat(Overlay.of(packs, "b", Locale.of("pt")).patterns().pattern("hello"))
                .isNull();
    }

    @ParameterizedTest
    @CsvSource({"es, , en, es", ", es_MX, en, es-MX", ", , de, de", "!!, , de, de", "'  ', fr, de, fr"})
    void the_language_is_the_one_asked_for_or_the_systems(
            String property, String environment, String system, String expected) {
        assertThat(PersonLocale.of(property, environment, Locale.forLanguageTag(system))
                        .toLanguageTag())
                .isEqualTo(expected);
    }

    /** A pack of which only the texts are asked for. */
    private static LanguagePack pack(Locale locale, String hello) {
        return (LanguagePack) Proxy.newProxyInstance(
                PatternsTest.class.getClassLoader(),
                new Class<?>[] {LanguagePack.class},
                (proxy, method, arguments) -> switch (method.getName()) {
                    case "locale" -> locale;
                    case "texts" -> Map.of("hello", hello);
                    default -> throw new AssertionError("An overlay does not ask for " + method.getName());
                });
    }
}
