package org.lapwing.platform.persons;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.security.Key;
import java.security.KeyStore;
import java.security.Security;
import java.time.Duration;
import java.util.Base64;
import java.util.Iterator;
import java.util.List;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.lapwing.platform.api.persons.KeyCard;
import org.lapwing.platform.api.persons.KeyKind;
import org.lapwing.platform.api.persons.PersonCard;
import org.lapwing.platform.api.persons.PersonLocked;
import org.lapwing.platform.api.persons.PersonRefused;
import org.lapwing.product.testkit.EnglishTexts;
import org.lapwing.testcards.SoftCard;

/** Keys on smart cards, on those that SoftHSM makes of files. What needs none is in {@link P256Test}. */
class KeyCardTest {

    private static final byte[] MESSAGE = {1, 2, 3};
    private static final byte[] SECRET = {7, 7, 7, 7};
    private static final byte[] CONTEXT = {9};
    private static final char[] WRONG = "000000".toCharArray();

    /** One for each test, for it keeps its keys. */
    private static Iterator<SoftCard> cards = List.<SoftCard>of().iterator();

    private @TempDir Path temp;
    private Home home;
    private KeyedPersons kim;
    private SoftCard card;

    @BeforeAll
    static void insert() throws Exception {
        assumeTrue(SoftCard.possible(), "no softhsm2 here");
        cards = SoftCard.insert(16).iterator();
    }

    @BeforeEach
    void kim_has_a_card() throws Exception {
        home = new Home(temp);
        kim = home.process();
        card = cards.next();
        kim.create("Kim", card.reader(), SoftCard.pin());
    }

    @AfterEach
    void lock() {
        kim.lock();
    }

    private String text(String key, Object... arguments) {
        return EnglishTexts.of(KeyedPersons.class).get(key, arguments);
    }

    @Test
    void what_a_card_signs_a_colleague_checks_by_the_public_card_alone() throws Exception {
        PersonCard own = kim.current().orElseThrow();
        assertThat(own.kind()).isEqualTo(KeyKind.P256);
        assertThat(own.id()).isEqualTo(SignedCard.id(own.signingKey(), own.wrappingKey()));
        byte[] signature = kim.sign(MESSAGE);
        Path file = temp.resolve("kim.card");
        kim.exportCard("Kim", file);

        KeyedPersons lee = new Home(temp.resolve("lee")).process();
        PersonCard known = lee.importCard(file);

        assertThat(Files.readString(file)).contains("lapwing card 2", "\"keys\":\"P256\"");
        assertThat(known).isEqualTo(own);
        assertThat(signature).hasSize(64);
        assertThat(lee.verify(known, MESSAGE, signature)).isTrue();
        assertThat(lee.verify(known, new byte[] {1, 2, 4}, signature)).isFalse();
        signature[40] ^= 1;
        assertThat(lee.verify(known, MESSAGE, signature)).isFalse();
    }

    @Test
    void persons_with_and_without_cards_wrap_for_each_other() throws Exception {
        KeyedPersons lee = new Home(temp.resolve("lee")).process();
        PersonCard leesCard = lee.create("Lee", "correct horse".toCharArray());

        byte[] forKim = lee.wrap(kim.current().orElseThrow(), SECRET, CONTEXT);
        byte[] forLee = kim.wrap(leesCard, SECRET, CONTEXT);

        assertThat(kim.unwrap(forKim, CONTEXT)).isEqualTo(SECRET);
        assertThat(lee.unwrap(forLee, CONTEXT)).isEqualTo(SECRET);
        assertThatThrownBy(() -> kim.unwrap(forLee, CONTEXT)).isInstanceOf(PersonRefused.class);
        assertThatThrownBy(() -> kim.unwrap(forKim, new byte[] {8})).isInstanceOf(PersonRefused.class);
        for (int at = 0; at < forKim.length; at += 7) {
            byte[] altered = forKim.clone();
            altered[at] ^= 4;
            assertThatThrownBy(() -> kim.unwrap(altered, CONTEXT)).isInstanceOf(PersonRefused.class);
        }
        assertThat(kim.unlocked()).isTrue();
    }

    @Test
    void secret_keys_cannot_be_read_from_the_card_even_with_its_pin() throws Exception {
        KeyStore store = KeyStore.getInstance(
                "PKCS11",
                Security.getProvider("SunPKCS11")
                        .configure("--name = Reader\nlibrary = " + card.reader().library() + "\nslot = "
                                + card.reader().slot() + "\n"));
        store.load(null, SoftCard.pin());
        for (String name : List.of("lapwing-signing", "lapwing-wrapping")) {
            Key key = store.getKey(name, null);
            assertThat(key.getEncoded()).isNull();
            assertThat(key.toString()).contains("sensitive", "unextractable");
        }
        assertThat(Files.readString(home.personFile(kim))).doesNotContain(SoftCard.PIN);
    }

    @Test
    void another_process_is_unlocked_by_the_pin_and_by_nothing_else() throws Exception {
        PersonCard before = kim.current().orElseThrow();
        kim.lock();
        KeyedPersons again = home.process();

        assertThat(again.keyCard()).contains(card.reader());
        assertThat(again.unlocked()).isFalse();
        assertThatThrownBy(() -> again.sign(MESSAGE))
                .isInstanceOf(PersonLocked.class)
                .hasMessage(text("key_card.not_unlocked", "Kim"));
        assertThatThrownBy(() -> again.unlock(WRONG))
                .isInstanceOf(PersonRefused.class)
                .hasMessage(text("key_card.wrong_pin", "Kim"));
        again.unlock(SoftCard.pin());
        assertThat(again.verify(before, MESSAGE, again.sign(MESSAGE))).isTrue();
        assertThatThrownBy(() -> again.unlock(WRONG)).isInstanceOf(PersonRefused.class);
        assertThat(again.unlocked()).isFalse();
    }

    @Test
    void the_card_of_somebody_else_is_told_from_ones_own() throws Exception {
        KeyedPersons lee = new Home(temp.resolve("lee")).process();
        SoftCard leesCard = cards.next();
        lee.create("Lee", leesCard.reader(), SoftCard.pin());
        lee.lock();
        kim.lock();
        String file = Files.readString(home.personFile(kim));
        String swapped = file.replace(
                "\"slot\":" + card.reader().slot(),
                "\"slot\":" + leesCard.reader().slot());
        assertThat(swapped).isNotEqualTo(file);
        Files.writeString(home.personFile(kim), swapped);

        assertThatThrownBy(() -> home.process().unlock(SoftCard.pin()))
                .isInstanceOf(PersonRefused.class)
                .hasMessage(text("key_card.other", "Kim"));
    }

    @Test
    void a_card_that_is_pulled_out_locks_the_desk_with_a_sentence() throws Exception {
        kim.hold(Duration.ofHours(1));
        card.pull();

        assertThatThrownBy(() -> kim.sign(MESSAGE))
                .isInstanceOf(PersonLocked.class)
                .hasMessage(text("key_card.gone", "Kim"));
        assertThat(kim.unlocked()).isFalse();
        assertThat(home.memory).isEmptyDirectory();
    }

    @Test
    void slots_without_a_card_and_files_that_are_no_library_are_named() throws Exception {
        Path noLibrary = Files.writeString(temp.resolve("library.so"), "text");
        int elsewhere = card.reader().slot() ^ 1;
        for (KeyCard bad : List.of(
                new KeyCard(noLibrary, null),
                new KeyCard(temp.resolve("absent.so"), null),
                new KeyCard(temp.resolve("a\"\nslot = 1\n"), null))) {
            assertThatThrownBy(() -> kim.create("Bo", bad, SoftCard.pin()))
                    .isInstanceOf(PersonRefused.class)
                    .hasMessage(text("key_card.no_library", "Bo", bad.library().toString()));
        }
        KeyCard empty = new KeyCard(card.reader().library(), elsewhere);
        assertThatThrownBy(() -> kim.create("Bo", empty, SoftCard.pin()))
                .isInstanceOf(PersonRefused.class)
                .hasMessage(text("key_card.no_card", "Bo", empty.library().toString()));
        assertThat(home.process().known()).hasSize(1);
    }

    @Test
    void the_pin_in_a_file_serves_runs_without_anybody_and_is_tried_once() throws Exception {
        kim.lock();
        KeyedPersons unattended = home.process();
        unattended.usePassphraseFile(home.passphraseFile(SoftCard.PIN + "\n", "rw-------"));
        assertThat(unattended.sign(MESSAGE)).hasSize(64);
        unattended.lock();

        KeyedPersons mistaken = home.process();
        mistaken.usePassphraseFile(home.passphraseFile("111111\n", "rw-------"));
        assertThat(mistaken.unlocked()).isFalse();
        assertThat(mistaken.obstacle()).contains(text("key_card.wrong_pin", "Kim"));
        home.passphraseFile(SoftCard.PIN + "\n", "rw-------");
        assertThat(mistaken.unlocked()).as("tried once").isFalse();
        assertThatThrownBy(() -> mistaken.sign(MESSAGE)).isInstanceOf(PersonLocked.class);
    }

    @Test
    void a_held_pin_opens_the_card_elsewhere_until_it_is_wrong() throws Exception {
        kim.hold(Duration.ofHours(1));
        KeyedPersons other = home.process();
        assertThat(other.verify(kim.current().orElseThrow(), MESSAGE, other.sign(MESSAGE)))
                .isTrue();
        assertThat(PosixFilePermissions.toString(Files.getPosixFilePermissions(home.heldFile())))
                .isEqualTo("rw-------");

        Base64.Encoder base64 = Base64.getEncoder();
        String held = Files.readString(home.heldFile());
        Files.writeString(
                home.heldFile(),
                held.replace(
                        base64.encodeToString(SoftCard.PIN.getBytes(StandardCharsets.US_ASCII)),
                        base64.encodeToString("222222".getBytes(StandardCharsets.US_ASCII))));
        KeyedPersons third = home.process();
        assertThat(third.unlocked()).isFalse();
        assertThat(home.memory).as("a card counts wrong PINs").isEmptyDirectory();
    }

    @Test
    void the_same_card_is_the_same_person_at_another_desk_and_once_at_this_one() throws Exception {
        PersonCard here = kim.current().orElseThrow();
        KeyedPersons elsewhere = new Home(temp.resolve("elsewhere")).process();

        assertThat(elsewhere.create("Kim", card.reader(), SoftCard.pin())).isEqualTo(here);
        assertThatThrownBy(() -> kim.create("Kim again", card.reader(), SoftCard.pin()))
                .isInstanceOf(PersonRefused.class)
                .hasMessage(text("key_card.known", here.id()));
    }

    @Test
    void the_name_can_be_changed_and_the_pin_not() throws Exception {
        PersonCard renamed = kim.rename("Kim Doe");
        assertThat(renamed.id()).isEqualTo(kim.current().orElseThrow().id());
        assertThat(kim.verify(renamed, MESSAGE, kim.sign(MESSAGE))).isTrue();
        assertThat(home.process().current()).contains(renamed);
        assertThatThrownBy(() -> kim.changePassphrase(SoftCard.pin(), "correct horse".toCharArray()))
                .isInstanceOf(PersonRefused.class)
                .hasMessage(text("key_card.pin_change"));
    }
}
