package org.lapwing.platform.persons;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.lapwing.platform.persons.Home.chars;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.HexFormat;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.lapwing.platform.api.persons.PersonCard;
import org.lapwing.platform.api.persons.PersonLocked;
import org.lapwing.platform.api.persons.PersonRefused;
import org.lapwing.platform.api.profile.Person;

class KeyedPersonsTest {

    private static final byte[] MESSAGE = "what was decided".getBytes(UTF_8);

    private @TempDir Path temp;
    private Home home;

    @BeforeEach
    void setUp() {
        home = new Home(temp.resolve("kim"));
    }

    private KeyedPersons kim() throws PersonRefused {
        KeyedPersons persons = home.process();
        persons.create("Kim", chars("correct horse"));
        return persons;
    }

    private KeyedPersons colleague(String name) throws PersonRefused {
        KeyedPersons persons = new Home(temp.resolve(name)).process();
        persons.create(name, chars("another secret"));
        return persons;
    }

    @Test
    void nobody_is_there_before_one_was_made_and_nothing_can_be_signed() {
        KeyedPersons persons = home.process();

        assertThat(persons.current()).isEmpty();
        assertThat(persons.known()).isEmpty();
        assertThat(persons.unlocked()).isFalse();
        assertThatThrownBy(() -> persons.sign(MESSAGE))
                .isInstanceOf(PersonLocked.class)
                .hasMessageContaining("lapwing person create");
        assertThatThrownBy(() -> persons.unlock(chars("correct horse"))).isInstanceOf(PersonRefused.class);
    }

    @Test
    void a_made_person_is_at_the_desk_unlocked_and_the_id_follows_from_the_keys() throws Exception {
        KeyedPersons persons = kim();

        PersonCard card = persons.current().orElseThrow();
        assertThat(card.name()).isEqualTo("Kim");
        assertThat(card.id()).matches("[0-9a-f]{40}").isEqualTo(SignedCard.id(card.signingKey(), card.wrappingKey()));
        assertThat(persons.unlocked()).isTrue();
        assertThat(persons.verify(card, MESSAGE, persons.sign(MESSAGE))).isTrue();
    }

    @Test
    void another_process_has_the_person_locked_until_the_passphrase_is_given() throws Exception {
        PersonCard card = kim().current().orElseThrow();
        KeyedPersons other = home.process();

        assertThat(other.current()).contains(card);
        assertThat(other.unlocked()).isFalse();
        assertThatThrownBy(() -> other.sign(MESSAGE))
                .isInstanceOf(PersonLocked.class)
                .hasMessageContaining("Kim");
        assertThatThrownBy(() -> other.unlock(chars("wrong horse")))
                .isInstanceOf(PersonRefused.class)
                .hasMessageContaining("not the passphrase");
        assertThat(other.unlocked()).isFalse();

        other.unlock(chars("correct horse"));
        assertThat(other.verify(card, MESSAGE, other.sign(MESSAGE))).isTrue();

        other.lock();
        assertThat(other.unlocked()).isFalse();
    }

    @Test
    void an_accent_typed_as_one_or_two_characters_is_the_same_passphrase() throws Exception {
        KeyedPersons persons = home.process();
        persons.create("Kim", chars("caf\u00e9 au lait"));

        KeyedPersons other = home.process();
        other.unlock(chars("cafe\u0301 au lait"));

        assertThat(other.unlocked()).isTrue();
    }

    @Test
    void a_short_passphrase_and_a_name_that_cannot_be_seen_are_refused() {
        KeyedPersons persons = home.process();

        assertThatThrownBy(() -> persons.create("Kim", chars("1234567"))).isInstanceOf(PersonRefused.class);
        for (String name : new String[] {"", "  ", "Kim\nMax", "Kim\u202emiK", "K".repeat(201)}) {
            assertThatThrownBy(() -> persons.create(name, chars("correct horse")))
                    .as(name)
                    .isInstanceOf(PersonRefused.class);
        }
        assertThat(persons.current()).isEmpty();
    }

    @Test
    void the_secret_keys_are_not_on_the_disk_and_only_the_owner_reads_the_file() throws Exception {
        KeyedPersons persons = kim();
        persons.hold(java.time.Duration.ofHours(1));
        Fields held = PrivateFiles.object(home.heldFile(), 4096);
        HexFormat hex = HexFormat.of();
        String both = hex.formatHex(held.bytes("keys"));

        Path file = home.personFile(persons);
        String written = Files.readString(file);
        Fields json = PrivateFiles.object(file, 65536);
        assertThat(written).doesNotContain(held.text("keys"));
        assertThat(json.bytes("keys")).hasSize(64 + 16);
        assertThat(hex.formatHex(json.bytes("keys"))).doesNotContain(both.substring(0, 64), both.substring(64));
        assertThat(PosixFilePermissions.toString(Files.getPosixFilePermissions(file)))
                .isEqualTo("rw-------");
        assertThat(PosixFilePermissions.toString(Files.getPosixFilePermissions(file.getParent())))
                .isEqualTo("rwx------");
    }

    @ParameterizedTest
    @CsvSource({
        "\"keys\":\"A, \"keys\":\"B",
        "\"nonce\":\", \"nonce\":\"AA",
        "\"passes\":1, \"passes\":2",
        "\"memoryKiB\":64, \"memoryKiB\":65",
        "\"name\":\"Kim\", \"name\":\"Max\"",
        "lapwing person 1, lapwing person 9"
    })
    void an_altered_file_opens_with_no_passphrase(String is, String becomes) throws Exception {
        KeyedPersons persons = kim();
        Path file = home.personFile(persons);
        String before = Files.readString(file);
        String after = is.startsWith("\"keys\"") ? flipKeys(before) : before.replace(is, becomes);
        assertThat(after).isNotEqualTo(before);
        Files.writeString(file, after);

        KeyedPersons other = home.process();
        assertThatThrownBy(() -> other.unlock(chars("correct horse")))
                .isInstanceOfAny(PersonRefused.class, UncheckedIOException.class)
                .message()
                .contains(file.toString());
    }

    private static String flipKeys(String json) {
        int at = json.indexOf("\"keys\":\"") + 20;
        char other = json.charAt(at) == 'A' ? 'B' : 'A';
        return json.substring(0, at) + other + json.substring(at + 1);
    }

    @Test
    void another_persons_keys_do_not_open_under_this_card() throws Exception {
        KeyedPersons kim = kim();
        Home other = new Home(temp.resolve("max"));
        KeyedPersons max = other.process();
        max.create("Max", chars("correct horse"));
        String mine = Files.readString(home.personFile(kim));
        String theirs = Files.readString(other.personFile(max));
        String theirCard = theirs.substring(theirs.indexOf("\"card\""), theirs.indexOf("\"passphrase\""));
        String spliced = mine.substring(0, mine.indexOf("\"card\""))
                + theirCard
                + mine.substring(mine.indexOf("\"passphrase\""));
        Files.writeString(other.personFile(max), spliced);

        assertThatThrownBy(() -> other.process().unlock(chars("correct horse")))
                .isInstanceOf(PersonRefused.class)
                .hasMessageContaining("altered");
    }

    @ParameterizedTest
    @CsvSource({
        "\"memoryKiB\":64, \"memoryKiB\":1073741824",
        "\"memoryKiB\":64, \"memoryKiB\":262145",
        "\"memoryKiB\":64, \"memoryKiB\":-1",
        "\"memoryKiB\":64, \"memoryKiB\":99999999999999",
        "\"passes\":1, \"passes\":2000000000",
        "\"passes\":1, \"passes\":0",
        "\"lanes\":1, \"lanes\":16777216",
        "\"lanes\":1, \"lanes\":0"
    })
    void a_file_that_asks_for_too_much_memory_or_time_is_refused_before_any_is_taken(String is, String becomes)
            throws Exception {
        Path file = home.personFile(kim());
        Files.writeString(file, Files.readString(file).replace(is, becomes));

        assertThatThrownBy(() -> home.process().unlock(chars("correct horse")))
                .isInstanceOf(UncheckedIOException.class)
                .hasMessageContaining("damaged");
    }

    @Test
    void a_huge_file_and_one_that_is_no_json_are_damaged_not_fatal() throws Exception {
        Path file = home.personFile(kim());

        for (String bad : new String[] {"x".repeat(70_000), "", "[]", "{\"format\":", "{}", "[".repeat(5000)}) {
            Files.writeString(file, bad);
            assertThatThrownBy(() -> home.process().current())
                    .isInstanceOf(UncheckedIOException.class)
                    .hasMessageContaining(file.toString());
            assertThat(home.process().known()).isEmpty();
        }
    }

    @Test
    void a_signature_is_of_one_person_and_one_message() throws Exception {
        KeyedPersons kim = kim();
        PersonCard max = colleague("Max").current().orElseThrow();
        PersonCard card = kim.current().orElseThrow();
        byte[] signature = kim.sign(MESSAGE);
        byte[] forged = signature.clone();
        forged[10] ^= 1;

        assertThat(signature).hasSize(64);
        assertThat(kim.verify(card, MESSAGE, signature)).isTrue();
        assertThat(kim.verify(max, MESSAGE, signature)).isFalse();
        assertThat(kim.verify(card, "what was not decided".getBytes(UTF_8), signature))
                .isFalse();
        assertThat(kim.verify(card, MESSAGE, forged)).isFalse();
        assertThat(kim.verify(card, MESSAGE, new byte[0])).isFalse();
        assertThat(kim.verify(card, MESSAGE, new byte[64])).isFalse();
        byte[] noPoint = new byte[32];
        java.util.Arrays.fill(noPoint, (byte) 0xff);
        assertThat(kim.verify(new PersonCard(card.id(), "x", noPoint, noPoint), MESSAGE, signature))
                .isFalse();
    }

    @Test
    void what_is_wrapped_for_one_is_opened_by_that_one_for_the_same_purpose_only() throws Exception {
        KeyedPersons kim = kim();
        KeyedPersons max = colleague("Max");
        byte[] secret = "the key of the case".getBytes(UTF_8);
        byte[] context = "case 1".getBytes(UTF_8);

        byte[] wrapped = kim.wrap(max.current().orElseThrow(), secret, context);

        assertThat(max.unwrap(wrapped, context)).isEqualTo(secret);
        assertThat(kim.wrap(max.current().orElseThrow(), secret, context)).isNotEqualTo(wrapped);
        assertThatThrownBy(() -> kim.unwrap(wrapped, context)).isInstanceOf(PersonRefused.class);
        assertThatThrownBy(() -> max.unwrap(wrapped, "case 2".getBytes(UTF_8))).isInstanceOf(PersonRefused.class);
        for (int i = 0; i < wrapped.length; i++) {
            byte[] altered = wrapped.clone();
            altered[i] ^= 4;
            assertThatThrownBy(() -> max.unwrap(altered, context))
                    .as("byte " + i)
                    .isInstanceOf(PersonRefused.class);
        }
        for (int length : new int[] {0, 1, 33, 48, wrapped.length - 1}) {
            byte[] cut = java.util.Arrays.copyOf(wrapped, length);
            assertThatThrownBy(() -> max.unwrap(cut, context)).isInstanceOf(PersonRefused.class);
        }
        max.lock();
        assertThatThrownBy(() -> max.unwrap(wrapped, context)).isInstanceOf(PersonLocked.class);
    }

    @Test
    void a_key_that_leaves_nothing_secret_is_refused() throws Exception {
        KeyedPersons kim = kim();
        PersonCard zero = new PersonCard("0".repeat(40), "Zero", new byte[32], new byte[32]);
        byte[] forged = new byte[80];
        forged[0] = 1;

        assertThatThrownBy(() -> kim.wrap(zero, MESSAGE, MESSAGE)).isInstanceOf(IllegalArgumentException.class);
        assertThatThrownBy(() -> kim.unwrap(forged, MESSAGE)).isInstanceOf(PersonRefused.class);
    }

    @Test
    void a_new_passphrase_opens_the_same_keys_and_the_old_one_does_not() throws Exception {
        KeyedPersons persons = kim();
        byte[] before = persons.sign(MESSAGE);

        assertThatThrownBy(() -> persons.changePassphrase(chars("wrong horse"), chars("battery staple")))
                .isInstanceOf(PersonRefused.class);
        assertThatThrownBy(() -> persons.changePassphrase(chars("correct horse"), chars("short")))
                .isInstanceOf(PersonRefused.class);
        persons.changePassphrase(chars("correct horse"), chars("battery staple"));

        KeyedPersons other = home.process();
        assertThatThrownBy(() -> other.unlock(chars("correct horse"))).isInstanceOf(PersonRefused.class);
        other.unlock(chars("battery staple"));
        assertThat(other.sign(MESSAGE)).isEqualTo(before);
    }

    @Test
    void a_person_takes_another_name_and_stays_the_same_person() throws Exception {
        KeyedPersons persons = kim();
        PersonCard before = persons.current().orElseThrow();

        PersonCard renamed = persons.rename(" Kim Doe ");

        assertThat(renamed.name()).isEqualTo("Kim Doe");
        assertThat(renamed.id()).isEqualTo(before.id());
        KeyedPersons other = home.process();
        assertThat(other.current()).contains(renamed);
        assertThatThrownBy(() -> other.rename("Max")).isInstanceOf(PersonLocked.class);
        other.unlock(chars("correct horse"));
        assertThat(other.verify(renamed, MESSAGE, other.sign(MESSAGE))).isTrue();
    }

    @Test
    void of_several_own_persons_one_is_at_the_desk() throws Exception {
        KeyedPersons persons = kim();
        PersonCard kim = persons.current().orElseThrow();
        PersonCard lead = persons.create("Kim as lead", chars("the other one"));

        assertThat(persons.current()).contains(lead);
        assertThat(persons.known()).containsExactly(kim, lead);
        assertThat(persons.switchTo("Kim")).isEqualTo(kim);
        assertThat(persons.unlocked()).isFalse();
        assertThat(home.process().current()).contains(kim);
        assertThatThrownBy(() -> persons.switchTo("Max")).isInstanceOf(PersonRefused.class);
    }

    @Test
    void a_person_is_found_by_id_by_its_beginning_or_by_a_name_that_only_one_has() throws Exception {
        KeyedPersons persons = kim();
        PersonCard kim = persons.current().orElseThrow();

        assertThat(persons.find(kim.id())).contains(kim);
        assertThat(persons.find(kim.id().substring(0, 8).toUpperCase(java.util.Locale.ROOT)))
                .contains(kim);
        assertThat(persons.find(kim.id().substring(0, 7))).isEmpty();
        assertThat(persons.find("Kim")).contains(kim);
        persons.create("Kim", chars("the other one"));
        assertThat(persons.find("Kim")).isEmpty();
    }

    @Test
    void a_card_is_handed_to_a_colleague_who_then_knows_the_person() throws Exception {
        KeyedPersons kim = kim();
        KeyedPersons max = colleague("Max");
        Path file = temp.resolve("kim.card");

        kim.exportCard("Kim", file);
        PersonCard taken = max.importCard(file);

        assertThat(taken).isEqualTo(kim.current().orElseThrow());
        assertThat(max.known()).containsExactly(max.current().orElseThrow(), taken);
        assertThat(max.verify(taken, MESSAGE, kim.sign(MESSAGE))).isTrue();
        assertThatThrownBy(() -> max.switchTo("Kim"))
                .isInstanceOf(PersonRefused.class)
                .hasMessageContaining("colleague");
        assertThatThrownBy(() -> kim.exportCard("Kim", file))
                .isInstanceOf(PersonRefused.class)
                .hasMessageContaining("already");
        assertThatThrownBy(() -> kim.exportCard("Nobody", temp.resolve("x"))).isInstanceOf(PersonRefused.class);
        max.exportCard("Kim", temp.resolve("again.card"));
        assertThat(temp.resolve("again.card")).hasSameTextualContentAs(file);
    }

    @Test
    void an_altered_or_forged_card_is_not_taken_in() throws Exception {
        KeyedPersons kim = kim();
        KeyedPersons max = colleague("Max");
        Path file = temp.resolve("kim.card");
        kim.exportCard("Kim", file);
        String card = Files.readString(file);
        String maxId = max.current().orElseThrow().id();

        for (String bad : new String[] {
            card.replace("Kim", "Eve"),
            card.replace(kim.current().orElseThrow().id(), maxId),
            card.replace("\"signature\":\"", "\"signature\":\"AAAA"),
            card.replace("lapwing card 1", "lapwing card 2"),
            card.substring(0, card.length() / 2),
            "",
            "x".repeat(20_000)
        }) {
            Path altered = Files.writeString(temp.resolve("altered.card"), bad);
            assertThatThrownBy(() -> max.importCard(altered))
                    .isInstanceOf(PersonRefused.class)
                    .hasMessageContaining("altered.card");
        }
        assertThat(max.known()).hasSize(1);
        assertThatThrownBy(() -> max.importCard(temp.resolve("absent"))).isInstanceOf(PersonRefused.class);
    }

    @Test
    void the_name_of_a_person_without_keys_of_the_first_release_is_offered() throws Exception {
        Files.createDirectories(home.profile);
        KeyedPersons persons = home.process();
        PersonalProfile profile = new PersonalProfile(home.profile, persons);
        assertThat(profile.person()).isEqualTo(new Person("", "Investigator"));

        Files.writeString(home.profile.resolve("person.json"), "{\"id\":\"4711\",\"name\":\"Kim of 0.1\"}");
        assertThat(profile.person()).isEqualTo(new Person("", "Kim of 0.1"));
        assertThatThrownBy(() -> profile.rename("Max")).isInstanceOf(PersonLocked.class);

        PersonCard made = persons.create(profile.person().name(), chars("correct horse"));
        assertThat(profile.person()).isEqualTo(made.person());
        assertThat(made.id()).isNotEqualTo("4711");
        assertThat(home.profile.resolve("person.json")).exists();
        assertThat(profile.rename("Kim").name()).isEqualTo("Kim");
    }

    @Test
    void settings_and_folders_of_bundles_outlive_the_process() throws IOException {
        PersonalProfile profile = new PersonalProfile(home.profile, home.process());
        profile.setting("language", "es");

        assertThat(new PersonalProfile(home.profile, home.process()).setting("language"))
                .contains("es");
        assertThat(profile.dataFolder("lists")).isDirectory();
        assertThatThrownBy(() -> profile.dataFolder("../up")).isInstanceOf(IllegalArgumentException.class);
    }
}
