package org.lapwing.casework.schemes;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.io.InputStream;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Properties;
import java.util.Set;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.lapwing.platform.api.decisions.Category;
import org.lapwing.platform.api.decisions.CategoryScheme;
import org.lapwing.platform.api.language.Texts;

class SchemesTest {

    private static final Texts TEXTS = texts();

    private final List<CategoryScheme> schemes = List.of(new ThreeGrades(TEXTS), new Baseline(TEXTS));

    private static Texts texts() {
        Properties english = new Properties();
        try (InputStream file = SchemesTest.class.getResourceAsStream("/OSGI-INF/l10n/bundle.properties")) {
            english.load(file);
        } catch (IOException e) {
            throw new java.io.UncheckedIOException(e);
        }
        return new Texts() {
            @Override
            public String get(String key, Object... arguments) {
                return english.getProperty(key, key);
            }

            @Override
            public Locale locale() {
                return Locale.ENGLISH;
            }
        };
    }

    @Test
    void each_category_has_a_label_and_a_key_of_its_own() {
        for (CategoryScheme scheme : schemes) {
            Set<Character> keys = new HashSet<>();
            Set<String> labels = new HashSet<>();
            for (Category category : scheme.categories()) {
                assertThat(keys.add(category.key())).as(category.toString()).isTrue();
                assertThat(category.key()).isBetween('0', '9');
                assertThat(scheme.label(category)).isNotEqualTo(category.labelKey());
                assertThat(labels.add(scheme.label(category)))
                        .as(category.toString())
                        .isTrue();
            }
            assertThat(scheme.title()).doesNotContain("title");
        }
    }

    @Test
    void a_code_means_one_category_of_all_schemes() {
        List<String> codes = schemes.stream()
                .flatMap(scheme -> scheme.categories().stream())
                .map(Category::code)
                .toList();
        assertThat(codes).doesNotHaveDuplicates();
    }

    @Test
    void only_what_is_not_relevant_may_be_drawn_unasked() {
        Stream<String> drawn = schemes.stream()
                .flatMap(scheme -> scheme.categories().stream())
                .filter(Category::renderUnasked)
                .map(Category::code);
        assertThat(drawn).containsExactly("3", "not-relevant");
    }
}
