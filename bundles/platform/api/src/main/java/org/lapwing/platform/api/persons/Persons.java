package org.lapwing.platform.api.persons;

import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import org.osgi.annotation.versioning.ProviderType;

/**
 * The persons of this profile and the cards of colleagues. Secret keys are kept in a file under a key that Argon2id makes of a
 * passphrase, or on a smart card; they leave this service never. Safe for many threads.
 */
@ProviderType
public interface Persons {

    /** The person at the desk; empty until one was made. */
    Optional<PersonCard> current();

    /** Own persons first, then colleagues whose cards were taken in. */
    List<PersonCard> known();

    /** Finds a known person by id, by the beginning of the id (8 digits or more), or by name where only one has it. */
    Optional<PersonCard> find(String idOrName);

    /** Whether the keys of this person are kept in this profile, so that one can act as this person here. */
    default boolean own(PersonCard card) {
        return current().filter(card::equals).isPresent();
    }

    /** Whether the secret keys of the person at the desk are at hand in this process, or can be without asking anybody. */
    boolean unlocked();

    /** Where they are not: what came of the way that was named for it, a wrong PIN in a file say, as a sentence; empty without one. */
    default Optional<String> obstacle() {
        return Optional.empty();
    }

    /**
     * Makes a person, who then is the one at the desk, unlocked.
     *
     * @param passphrase at least 8 characters; the caller wipes it
     */
    PersonCard create(String name, char[] passphrase) throws PersonRefused;

    /**
     * Makes a person whose keys are made on a smart card and never leave it, or who has keys of ours on that card already. That person
     * then is the one at the desk, unlocked.
     *
     * @param pin the caller wipes it
     */
    default PersonCard create(String name, KeyCard card, char[] pin) throws PersonRefused {
        throw new PersonRefused("Smart cards are not used here.");
    }

    /** The smart card that holds the keys of the person at the desk; then what unlocks is its PIN, not a passphrase. */
    default Optional<KeyCard> keyCard() {
        return Optional.empty();
    }

    /**
     * Unlocks the person at the desk in this process.
     *
     * @param passphrase or PIN, where the keys are on a smart card; the caller wipes it
     */
    void unlock(char[] passphrase) throws PersonRefused;

    /** From now on this process unlocks by the passphrase, or the PIN, in this file, whatever the environment names. */
    default void usePassphraseFile(Path file) {}

    /** The file with the passphrase that this process was given for runs without anybody at the keyboard. */
    default Optional<Path> passphraseFile() {
        return Optional.empty();
    }

    /**
     * The passphrase in the first line of a file.
     *
     * @return the caller wipes it
     * @throws PersonRefused when it cannot be read, or others may read or change it
     */
    default char[] readPassphrase(Path file) throws PersonRefused {
        throw new PersonRefused("Passphrases are not read from files here.");
    }

    /**
     * Keeps the unlocked keys at hand for other processes of this user, in memory only (a folder that the system keeps in memory and
     * only its owner reads), until {@link #lock}, a restart, or the time is over.
     *
     * @throws PersonRefused where this system has no such folder
     */
    void hold(Duration atMost) throws PersonRefused;

    /** Forgets the secret keys, in this process and those held for others. */
    void lock();

    void changePassphrase(char[] now, char[] then) throws PersonRefused;

    /** The person at the desk gets another name; the keys and the id stay. */
    PersonCard rename(String name);

    /** Makes another own person the one at the desk, locked. */
    PersonCard switchTo(String idOrName) throws PersonRefused;

    /** Takes in a colleague's card, as {@link #exportCard} wrote it. */
    PersonCard importCard(Path file) throws PersonRefused;

    void exportCard(String idOrName, Path file) throws PersonRefused;

    /**
     * Signs with the key of the person at the desk.
     *
     * @return 64 bytes
     * @throws PersonLocked when the keys are not at hand, or their card does not answer any more
     */
    byte[] sign(byte[] message);

    /** Whether the signature is by this person; false for anything else, malformed input included. */
    boolean verify(PersonCard by, byte[] message, byte[] signature);

    /**
     * Wraps a secret so that only this person opens it: ephemeral X25519 or P-256, HKDF-SHA-256, AES-256-GCM.
     *
     * @param context what the secret is for; {@link #unwrap} needs the same
     */
    byte[] wrap(PersonCard to, byte[] secret, byte[] context);

    /**
     * Opens what was wrapped for the person at the desk.
     *
     * @throws PersonLocked when the keys are not at hand, or their card does not answer any more
     * @throws PersonRefused when it was wrapped for somebody else, for another context, or was altered
     */
    byte[] unwrap(byte[] wrapped, byte[] context) throws PersonRefused;
}
