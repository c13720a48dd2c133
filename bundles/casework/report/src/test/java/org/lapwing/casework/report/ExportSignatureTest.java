package org.lapwing.casework.report;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.lapwing.platform.api.cases.CaseLog;
import org.lapwing.platform.api.language.Texts;
import org.lapwing.platform.persons.KeyCost;
import org.lapwing.platform.persons.KeyedPersons;

class ExportSignatureTest {

    private static final Texts KEYS = new Texts() {
        @Override
        public String get(String key, Object... arguments) {
            return key + " " + List.of(arguments);
        }

        @Override
        public Locale locale() {
            return Locale.ENGLISH;
        }
    };

    @TempDir
    Path folder;

    private ExportSignature signature;
    private Path file;
    private Path beside;

    @BeforeEach
    void sign() throws Exception {
        signature = by("kim", "Kim");
        file = Files.writeString(folder.resolve("report.html"), "what the case says");
        beside = ExportSignature.of(file);
        Files.writeString(
                beside, signature.sign("a-case", new CaseLog.Head(7, "ab"), file, "report.html", Instant.EPOCH));
    }

    private ExportSignature by(String profile, String name) throws Exception {
        KeyedPersons persons = new KeyedPersons(folder.resolve(profile), KEYS, new KeyCost(64, 1, 1), Map.of());
        persons.create(name, "a passphrase".toCharArray());
        return new ExportSignature(persons);
    }

    @Test
    void what_was_signed_is_told() throws Exception {
        assertThat(signature.check(file, beside)).get().satisfies(said -> assertThat(said)
                .containsEntry("case", "a-case")
                .containsEntry("log", "7 ab")
                .containsEntry("name", "Kim"));
    }

    @Test
    void somebody_else_can_check_it_with_the_two_files_alone() throws Exception {
        assertThat(by("sam", "Sam").check(file, beside)).isPresent();
    }

    @Test
    void a_file_that_was_changed_is_not_what_was_signed() throws Exception {
        Files.writeString(file, "what the case says not");
        assertThat(signature.check(file, beside)).isEmpty();
    }

    @Test
    void a_line_that_was_changed_is_noticed() throws Exception {
        Files.writeString(beside, Files.readString(beside).replace("a-case", "b-case"));
        assertThat(signature.check(file, beside)).isEmpty();
    }

    @Test
    void keys_of_somebody_else_do_not_fit_the_number_of_the_person() throws Exception {
        String number = Files.readString(beside)
                .lines()
                .filter(line -> line.startsWith("person: "))
                .findFirst()
                .orElseThrow();
        ExportSignature sam = by("sam", "Sam");
        String forged = sam.sign("a-case", new CaseLog.Head(7, "ab"), file, "report.html", Instant.EPOCH);
        Files.writeString(beside, forged.replaceFirst("person: [0-9a-f]+", number));
        assertThat(signature.check(file, beside)).isEmpty();
    }

    @Test
    void what_is_no_signature_is_none() throws Exception {
        for (String text : List.of("", "signature: ", "lapwing.export: 1\nsignature: zz\n", "x".repeat(20_000))) {
            Files.writeString(beside, text);
            assertThat(signature.check(file, beside)).isEmpty();
        }
    }
}
