package org.lapwing.media.ui;

import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import org.lapwing.media.api.MediaFindings;
import org.lapwing.media.api.hash.Pdq256;
import org.lapwing.platform.api.cases.Case;
import org.lapwing.platform.api.decisions.Category;
import org.lapwing.platform.api.decisions.CategoryScheme;
import org.lapwing.platform.api.evidence.ContentId;
import org.lapwing.platform.api.evidence.Hashes;
import org.lapwing.platform.api.findings.Basis;
import org.lapwing.platform.api.language.Texts;
import org.lapwing.platform.api.profile.Person;
import org.lapwing.platform.api.profile.Profile;
import org.lapwing.product.casekit.RealCase;
import org.lapwing.product.testkit.EnglishTexts;

/** A real case with pictures of which facts are known, and the services that the views take. */
final class Shelf implements AutoCloseable {

    static final Texts TEXTS = EnglishTexts.of(RowFacts.class);

    /** As the real service: a key without text is its own text. */
    static final Texts TEXTS_WITH_GAPS = new Texts() {
        @Override
        public String get(String key, Object... arguments) {
            return key.equals("metadata.unheardOf") ? key : TEXTS.get(key, arguments);
        }

        @Override
        public Locale locale() {
            return Locale.ENGLISH;
        }
    };

    static final CategoryScheme SCHEME = new CategoryScheme() {
        @Override
        public String id() {
            return "test";
        }

        @Override
        public String title() {
            return "Test";
        }

        @Override
        public List<Category> categories() {
            return List.of(new Category("A", "a", '1', false), new Category("B", "b", '2', false));
        }

        @Override
        public String label(Category category) {
            return "Grade " + category.code();
        }
    };

    final Grades grades = new Grades(new NoSettings(), List.of(SCHEME));
    final RowFacts facts = new RowFacts(TEXTS, grades, new Permissive());
    private final RealCase real;

    Shelf(Path folder) throws Exception {
        real = new RealCase(folder);
    }

    Case open() {
        return real.open();
    }

    static Hashes hashes(int number) {
        String digits = String.format("%032x", number);
        return new Hashes(digits, digits + "00000000", new ContentId(digits + digits));
    }

    long picture(String path, int number) {
        return real.item(path, hashes(number), "image/jpeg");
    }

    long file(String path, int number, String type) {
        return real.item(path, hashes(number), type);
    }

    void metadata(int number, Map<String, Object> more) {
        Map<String, Object> value = new LinkedHashMap<>(Map.of("width", 1200, "height", 800, "format", "JPEG"));
        value.putAll(more);
        real.said(
                hashes(number),
                "media.images",
                List.of(
                        RealCase.finding(
                                hashes(number),
                                MediaFindings.GPS,
                                Basis.READ,
                                Map.of("latitude", 51.5, "longitude", -2.25)),
                        RealCase.finding(hashes(number), MediaFindings.IMAGE_METADATA, Basis.READ, value)));
    }

    /** Its hash, and that of its mirror image. */
    void hashed(int number, String hash, String mirrored) {
        real.said(
                hashes(number),
                "media.images.hash",
                List.of(RealCase.finding(
                        hashes(number),
                        MediaFindings.PERCEPTUAL_HASH,
                        Basis.READ,
                        Map.of(
                                "algorithm",
                                "pdq",
                                "family",
                                Pdq256.Family.values()[0].id(),
                                "quality",
                                100,
                                "hash",
                                hash,
                                "turned",
                                Map.of("mirrored", mirrored)))));
    }

    void known(int number, String set, String category) {
        real.said(
                hashes(number),
                "media.hashsets",
                List.of(RealCase.finding(
                        hashes(number),
                        MediaFindings.KNOWN_FILE,
                        Basis.INFERRED,
                        Map.of("set", set, "category", category, "source", "", "algorithm", "md5"))));
    }

    Rows rows(Question question) {
        return new Rows(open(), question, facts);
    }

    @Override
    public void close() {
        real.close();
    }

    /** A profile without settings. */
    private static final class NoSettings implements Profile {

        @Override
        public Person person() {
            return new Person("p", "Person");
        }

        @Override
        public Person rename(String name) {
            return person();
        }

        @Override
        public Path dataFolder(String owner) {
            throw new AssertionError("The views keep no files");
        }

        @Override
        public Optional<String> setting(String key) {
            return Optional.empty();
        }

        @Override
        public void setting(String key, String value) {}
    }
}
