package org.lapwing.product.tests;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.lapwing.product.tests.Lapwing.Ended;

/** Keys across the processes of one user. */
class PersonsTest {

    private static final Map<String, String> NO_PASSPHRASE = Map.of("LAPWING_PASSPHRASE_FILE", "");

    @TempDir
    Path folder;

    private Lapwing lapwing;

    @BeforeEach
    void sitDown() {
        lapwing = Lapwing.built(folder.resolve("data"));
    }

    @AfterEach
    void lock() throws Exception {
        lapwing.run("person", "lock");
    }

    private Ended withoutPassphrase(String... words) throws Exception {
        return lapwing.run(List.of(), NO_PASSPHRASE, words);
    }

    @Test
    void without_a_person_no_case_is_made_and_the_exit_code_is_3() throws Exception {
        Ended ended = withoutPassphrase("case", "create", folder.resolve("case").toString(), "--name", "One");

        assertThat(ended.exitCode()).as(ended.toString()).isEqualTo(3);
        assertThat(ended.errors()).contains("lapwing person create").doesNotContain("Exception");
        assertThat(folder.resolve("case")).doesNotExist();
        assertThat(withoutPassphrase("case", "list", "--json").exitCode()).isZero();
    }

    @Test
    void with_a_passphrase_file_the_first_command_makes_the_person_and_the_next_ones_are_of_the_same()
            throws Exception {
        String place = folder.resolve("case").toString();
        Ended made = lapwing.run(List.of(), Map.of("LAPWING_PERSON", "Kim"), "case", "create", place, "--name", "One");
        assertThat(made.exitCode()).as(made.toString()).isZero();
        assertThat(made.errors()).contains("Kim was made");

        Ended shown = lapwing.run("case", "show", place, "--json");
        assertThat(shown.exitCode()).as(shown.toString()).isZero();
        Ended locked = withoutPassphrase("case", "show", place);
        assertThat(locked.exitCode()).as(locked.toString()).isEqualTo(3);
        assertThat(locked.errors()).contains("lapwing person unlock").doesNotContain("Exception");
    }

    @Test
    void with_held_keys_a_command_loads_nothing_for_passphrases() throws Exception {
        String place = folder.resolve("case").toString();
        lapwing.unlocked(Map.of());
        assertThat(withoutPassphrase("case", "create", place, "--name", "One").exitCode())
                .isZero();

        assertThat(loaded("case", "list")).doesNotContain("org.bouncycastle").contains("org.lapwing.platform.persons");
        assertThat(loaded("case", "show", place)).doesNotContain("org.bouncycastle");
        lapwing.run("person", "lock");
        assertThat(withoutPassphrase("case", "show", place).exitCode()).isEqualTo(3);
    }

    private String loaded(String... words) throws Exception {
        Path log = folder.resolve("classes.log");
        Files.deleteIfExists(log);
        ProcessBuilder builder = new ProcessBuilder(lapwing.java("-Xlog:class+load:file=" + log, words))
                .redirectErrorStream(true)
                .redirectOutput(folder.resolve("said.txt").toFile());
        builder.environment().remove("LAPWING_PASSPHRASE_FILE");
        builder.environment().remove("XDG_RUNTIME_DIR"); // as where the keys were put
        builder.environment().put("LAPWING_DATA", folder.resolve("data").toString());
        Process process = builder.start();
        assertThat(process.waitFor(100, TimeUnit.SECONDS)).isTrue();
        assertThat(process.exitValue())
                .as(Files.readString(folder.resolve("said.txt")))
                .isZero();
        return Files.readString(log);
    }
}
