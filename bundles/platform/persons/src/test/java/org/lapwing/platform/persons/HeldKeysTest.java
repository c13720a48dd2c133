package org.lapwing.platform.persons;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.lapwing.platform.persons.Home.chars;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.time.Duration;
import java.util.List;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.condition.EnabledOnOs;
import org.junit.jupiter.api.condition.OS;
import org.junit.jupiter.api.io.TempDir;
import org.lapwing.platform.api.persons.PersonLocked;
import org.lapwing.platform.api.persons.PersonRefused;
import org.lapwing.product.testkit.EnglishTexts;

@EnabledOnOs(OS.LINUX)
class HeldKeysTest {

    private static final byte[] MESSAGE = {1, 2, 3};

    private @TempDir Path temp;
    private Home home;

    @BeforeEach
    void setUp() {
        home = new Home(temp);
    }

    private KeyedPersons holding(Duration time) throws PersonRefused {
        KeyedPersons persons = home.process();
        persons.create("Kim", chars("correct horse"));
        persons.hold(time);
        return persons;
    }

    private static void rights(Path path, String rights) throws IOException {
        Files.setPosixFilePermissions(path, PosixFilePermissions.fromString(rights));
    }

    @Test
    void held_keys_are_at_hand_in_another_process_until_they_are_locked() throws Exception {
        KeyedPersons first = holding(Duration.ofHours(8));
        KeyedPersons second = home.process();

        assertThat(second.unlocked()).isTrue();
        assertThat(second.sign(MESSAGE)).isEqualTo(first.sign(MESSAGE));
        assertThat(PosixFilePermissions.toString(Files.getPosixFilePermissions(home.memory)))
                .isEqualTo("rwx------");
        assertThat(PosixFilePermissions.toString(Files.getPosixFilePermissions(home.heldFile())))
                .isEqualTo("rw-------");

        second.lock();
        assertThat(home.memory).isEmptyDirectory();
        assertThat(home.process().unlocked()).isFalse();
    }

    @Test
    void held_keys_are_forgotten_when_their_time_is_over_also_where_they_are_in_use() throws Exception {
        holding(Duration.ofHours(1));
        KeyedPersons second = home.process();
        assertThat(second.unlocked()).isTrue();

        home.clock.pass(Duration.ofMinutes(59));
        assertThat(second.unlocked()).isTrue();
        home.clock.pass(Duration.ofMinutes(1));
        assertThat(second.unlocked()).isFalse();
        assertThatThrownBy(() -> second.sign(MESSAGE)).isInstanceOf(PersonLocked.class);
        assertThat(home.memory).isEmptyDirectory();
    }

    @Test
    void a_clock_that_is_set_back_gives_no_more_hours() throws Exception {
        holding(Duration.ofHours(8));
        KeyedPersons inUse = home.process();
        assertThat(inUse.unlocked()).isTrue();

        home.clock.pass(Duration.ofHours(7));
        home.clock.set(Duration.ofHours(-6));
        assertThat(home.process().unlocked()).isTrue();
        home.clock.pass(Duration.ofHours(1));
        assertThat(inUse.unlocked())
                .as("eight hours have passed, whatever the clock says")
                .isFalse();
        assertThat(home.process().unlocked()).isFalse();
        assertThat(home.memory).isEmptyDirectory();
    }

    @Test
    void a_clock_that_is_set_forward_ends_the_hours() throws Exception {
        holding(Duration.ofHours(8));
        home.clock.set(Duration.ofHours(9));
        assertThat(home.process().unlocked()).isFalse();
    }

    @Test
    void keys_opened_again_in_the_same_process_do_not_end_with_those_that_were_held() throws Exception {
        holding(Duration.ofHours(1));
        KeyedPersons persons = home.process();
        assertThat(persons.unlocked()).isTrue();
        home.clock.pass(Duration.ofHours(2));
        assertThat(persons.unlocked()).isFalse();
        persons.unlock(chars("correct horse"));
        home.clock.pass(Duration.ofHours(2));
        assertThat(persons.unlocked()).isTrue();
    }

    @Test
    void what_an_earlier_release_held_ends_by_the_clock() throws Exception {
        holding(Duration.ofHours(1));
        String text = Files.readString(home.heldFile());
        assertThat(text).containsPattern("\"ends\":\\d+");
        Files.writeString(home.heldFile(), text.replaceFirst(",\"ends\":\\d+", ""));
        KeyedPersons persons = home.process();
        assertThat(persons.unlocked()).isTrue();
        home.clock.pass(Duration.ofHours(1));
        assertThat(persons.unlocked()).isFalse();
    }

    @Test
    void how_long_the_system_has_been_running_goes_on() throws Exception {
        Duration before = Clocks.ofThisSystem().running().get();
        assertThat(before).isPositive();
        Thread.sleep(30);
        assertThat(Clocks.ofThisSystem().running().get()).isGreaterThan(before);
    }

    @Test
    void a_file_or_folder_that_others_may_read_is_not_used() throws Exception {
        holding(Duration.ofHours(1));
        Path file = home.heldFile();

        rights(file, "rw-r--r--");
        assertThat(home.process().unlocked()).isFalse();
        rights(file, "rw--w----");
        assertThat(home.process().unlocked()).isFalse();
        rights(file, "rw-------");
        rights(home.memory, "rwxr-x---");
        assertThat(home.process().unlocked()).isFalse();
        rights(home.memory, "rwx------");
        assertThat(home.process().unlocked()).isTrue();
    }

    @Test
    void a_file_of_another_user_is_not_used_and_a_folder_of_another_not_written() throws Exception {
        holding(Duration.ofHours(1));
        KeyedPersons other = home.processOfUser(Home.user() + 1);

        assertThat(other.unlocked()).isFalse();
        other.unlock(chars("correct horse"));
        assertThatThrownBy(() -> other.hold(Duration.ofHours(1)))
                .isInstanceOf(PersonRefused.class)
                .hasMessageContaining("--passphrase-file");
    }

    @Test
    void a_link_in_the_place_of_the_file_or_folder_is_not_followed() throws Exception {
        KeyedPersons persons = holding(Duration.ofHours(1));
        Path file = home.heldFile();
        Path elsewhere = Files.move(file, temp.resolve("elsewhere"));
        Files.createSymbolicLink(file, elsewhere);
        assertThat(home.process().unlocked()).isFalse();

        Files.delete(file);
        Files.delete(home.memory);
        Path folder = Files.createDirectory(temp.resolve("folder"), PrivateFiles.ownerOnly(temp, "rwx------"));
        Files.createSymbolicLink(home.memory, folder);
        assertThatThrownBy(() -> persons.hold(Duration.ofHours(1))).isInstanceOf(PersonRefused.class);
        assertThat(folder).isEmptyDirectory();
    }

    @Test
    void nonsense_in_the_file_is_as_if_it_were_not_there() throws Exception {
        holding(Duration.ofHours(1));
        for (String bad : new String[] {"", "{}", "{\"format\":\"lapwing held 1\"}", "x".repeat(5000)}) {
            Files.writeString(home.heldFile(), bad);
            assertThat(home.process().unlocked()).isFalse();
        }
    }

    @Test
    void keys_are_held_for_a_person_of_one_profile() throws Exception {
        holding(Duration.ofHours(1));
        KeyedPersons persons = home.process();
        persons.create("Kim as lead", chars("the other one"));

        assertThat(home.process().unlocked()).isFalse();
    }

    @Test
    void a_time_that_is_none_or_too_long_is_refused() throws Exception {
        KeyedPersons persons = home.process();
        persons.create("Kim", chars("correct horse"));

        for (Duration time : List.of(Duration.ZERO, Duration.ofHours(-1), Duration.ofDays(8))) {
            assertThatThrownBy(() -> persons.hold(time)).isInstanceOf(PersonRefused.class);
        }
        assertThat(home.memory).doesNotExist();
    }

    @Test
    void only_a_file_system_in_memory_is_one() {
        assertThat(HeldKeys.inMemory(Path.of("/dev/shm"))).isTrue();
        assertThat(HeldKeys.inMemory(Path.of("/proc"))).isFalse();
        assertThat(HeldKeys.inMemory(Path.of("/is/not/there"))).isFalse();
    }

    @Test
    void where_no_folder_is_in_memory_keys_are_not_held() throws Exception {
        Files.createDirectories(home.profile);
        HeldKeys onDisk = new HeldKeys(List.of(temp.resolve("disk")), Home.user(), folder -> false, home.profile);
        KeyedPersons persons = new KeyedPersons(
                home.profile, EnglishTexts.of(KeyedPersons.class), Home.CHEAP, home.environment, onDisk, home.clocks());
        persons.create("Kim", chars("correct horse"));

        assertThatThrownBy(() -> persons.hold(Duration.ofHours(1))).isInstanceOf(PersonRefused.class);
        assertThat(temp.resolve("disk")).isEmptyDirectory();
    }
}
