package org.lapwing.platform.persons;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.lapwing.platform.persons.Home.chars;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.condition.EnabledOnOs;
import org.junit.jupiter.api.condition.OS;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.lapwing.platform.api.persons.PersonLocked;

@EnabledOnOs(OS.LINUX)
class PassphraseFileTest {

    private static final byte[] MESSAGE = {1, 2, 3};

    private @TempDir Path temp;
    private Home home;

    @BeforeEach
    void setUp() throws Exception {
        home = new Home(temp);
        home.process().create("Kim", chars("correct horse"));
    }

    @ParameterizedTest
    @ValueSource(strings = {"correct horse", "correct horse\n", "correct horse\r\nnot this\n"})
    void the_first_line_of_the_named_file_unlocks_without_asking(String text) throws Exception {
        home.environment.put(
                "LAPWING_PASSPHRASE_FILE",
                home.passphraseFile(text, "rw-------").toString());

        KeyedPersons persons = home.process();
        assertThat(persons.unlocked()).isTrue();
        assertThat(persons.sign(MESSAGE)).hasSize(64);
    }

    @ParameterizedTest
    @ValueSource(strings = {"rw-r-----", "rw----r--", "rw--w----", "rw-----w-"})
    void a_file_that_others_may_read_or_change_is_refused(String rights) throws Exception {
        home.environment.put(
                "LAPWING_PASSPHRASE_FILE",
                home.passphraseFile("correct horse", rights).toString());

        KeyedPersons persons = home.process();
        assertThat(persons.unlocked()).isFalse();
        assertThatThrownBy(() -> persons.sign(MESSAGE))
                .isInstanceOf(PersonLocked.class)
                .hasMessageContaining("chmod 600");
    }

    @Test
    void a_wrong_or_absent_file_leaves_the_person_locked_and_says_why() throws Exception {
        home.environment.put(
                "LAPWING_PASSPHRASE_FILE",
                home.passphraseFile("wrong horse", "rw-------").toString());
        assertThatThrownBy(() -> home.process().sign(MESSAGE))
                .isInstanceOf(PersonLocked.class)
                .hasMessageContaining("not the passphrase");

        Files.write(temp.resolve("passphrase"), new byte[] {(byte) 0xc3, 0x28});
        assertThatThrownBy(() -> home.process().sign(MESSAGE))
                .isInstanceOf(PersonLocked.class)
                .hasMessageContaining("UTF-8");

        Files.delete(temp.resolve("passphrase"));
        assertThatThrownBy(() -> home.process().sign(MESSAGE))
                .isInstanceOf(PersonLocked.class)
                .hasMessageContaining("There is no passphrase file");
    }

    @Test
    void what_the_command_line_names_comes_before_the_environment() throws Exception {
        home.environment.put("LAPWING_PASSPHRASE_FILE", "/is/not/there");
        KeyedPersons persons = home.process();
        assertThat(persons.passphraseFile()).contains(Path.of("/is/not/there"));
        assertThat(persons.unlocked()).isFalse();

        persons.usePassphraseFile(home.passphraseFile("correct horse", "rw-------"));

        assertThat(persons.unlocked()).isTrue();
        assertThat(PassphraseFile.named(Map.of())).isEmpty();
    }

    @Test
    void who_locks_is_not_unlocked_again_by_the_file() throws Exception {
        home.environment.put(
                "LAPWING_PASSPHRASE_FILE",
                home.passphraseFile("correct horse", "rw-------").toString());
        KeyedPersons persons = home.process();
        assertThat(persons.unlocked()).isTrue();

        persons.lock();
        assertThat(persons.unlocked()).isFalse();
        persons.unlock(chars("correct horse"));
        assertThat(persons.unlocked()).isTrue();
    }
}
