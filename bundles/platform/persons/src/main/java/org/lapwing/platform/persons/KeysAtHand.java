package org.lapwing.platform.persons;

import java.io.IOException;
import java.nio.file.Path;
import java.security.GeneralSecurityException;
import java.time.Duration;
import java.util.Arrays;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.lapwing.platform.api.language.Texts;
import org.lapwing.platform.api.persons.KeyCard;
import org.lapwing.platform.api.persons.PersonCard;
import org.lapwing.platform.api.persons.PersonRefused;

/**
 * The open keys of the person at the desk: those of this process, those held in memory for this user, or those that the passphrase file
 * opens. Guarded by who owns it.
 */
final class KeysAtHand {

    private static final System.Logger LOG = System.getLogger(KeysAtHand.class.getName());
    private static final Duration LONGEST_HOLD = Duration.ofDays(7);

    private final PersonFolder folder;
    private final HeldKeys held;
    private final Texts texts;
    private final Clocks clocks;
    private final Map<String, String> environment;

    private @Nullable OpenKeys keys;
    private Duration ends = Clocks.NEVER;
    private @Nullable Path told;
    private @Nullable PersonRefused refused;
    private boolean lockedHere;

    KeysAtHand(PersonFolder folder, HeldKeys held, Texts texts, Clocks clocks, Map<String, String> environment) {
        this.folder = folder;
        this.held = held;
        this.texts = texts;
        this.clocks = clocks;
        this.environment = environment;
    }

    /** From now on these; those of before are wiped. */
    void take(OpenKeys opened) {
        if (keys != opened) {
            forget();
        }
        keys = opened;
        ends = Clocks.NEVER;
        refused = null;
        lockedHere = false;
    }

    /** The same keys under another name. */
    void renamed(OpenKeys same) {
        keys = same;
    }

    boolean are(OpenKeys these) {
        return keys == these;
    }

    void forget() {
        if (keys != null) {
            keys.wipe();
            keys = null;
        }
    }

    /** Why they could not be opened by the way that was named. */
    Optional<String> refusal() {
        return Optional.ofNullable(refused).map(Throwable::getMessage);
    }

    void lock() {
        lockedHere = true; // Else the passphrase file would open them again.
        refused = null;
        forget();
        held.forget();
    }

    void use(Path passphraseFile) {
        told = passphraseFile.toAbsolutePath();
        refused = null;
        lockedHere = false;
    }

    Optional<Path> passphraseFile() {
        return told == null ? PassphraseFile.named(environment) : Optional.of(told);
    }

    void hold(OpenKeys open, Duration atMost) throws PersonRefused {
        try {
            held.keep(open, clocks.now().plus(atMost), clocks.running().get().plus(atMost));
        } catch (IOException e) {
            throw new PersonRefused(texts.get("hold.no_memory", String.valueOf(e.getMessage())), e);
        }
    }

    void checkDuration(Duration atMost) throws PersonRefused {
        if (atMost.isNegative() || atMost.isZero() || atMost.compareTo(LONGEST_HOLD) > 0) {
            throw new PersonRefused(texts.get("hold.duration", LONGEST_HOLD.toHours()));
        }
    }

    /** @throws PersonRefused when there was a way to open them that failed */
    Optional<OpenKeys> of(OwnPerson person) throws PersonRefused {
        if (keys != null && clocks.over(keys.until(), ends)) {
            forget();
        }
        if (keys == null) {
            keys = asHeld(person);
        }
        if (keys == null) {
            keys = byPassphraseFile(person);
            ends = Clocks.NEVER;
        }
        return Optional.ofNullable(keys);
    }

    /** A PIN that a card refused is not held any longer: a card counts how often. */
    private @Nullable OpenKeys asHeld(OwnPerson person) throws PersonRefused {
        Optional<OpenKeys.Held> found = held.find(person.signed().card(), clocks);
        if (found.isEmpty()) {
            return null;
        }
        try {
            OpenKeys opened = person.open(found.get());
            ends = found.get().ends();
            return opened;
        } catch (CardTrouble trouble) {
            held.forget();
            refused = refused(trouble, person);
            throw refused;
        } catch (GeneralSecurityException damaged) {
            LOG.log(System.Logger.Level.WARNING, "What was held are no keys", damaged);
            return null;
        } finally {
            Sealing.wipe(found.get().bytes());
        }
    }

    /** One try in a process: the key is made to be slow, and a card counts wrong PINs. */
    private @Nullable OpenKeys byPassphraseFile(OwnPerson person) throws PersonRefused {
        Optional<Path> file = passphraseFile();
        if (file.isEmpty() || lockedHere) {
            return null;
        }
        if (refused != null) {
            throw refused;
        }
        try {
            char[] passphrase = PassphraseFile.read(file.get(), texts);
            try {
                return open(person, passphrase);
            } finally {
                Arrays.fill(passphrase, '\0');
            }
        } catch (PersonRefused failure) {
            refused = failure;
            throw failure;
        }
    }

    OpenKeys open(OwnPerson person, char[] secret) throws PersonRefused {
        try {
            return person.open(secret);
        } catch (GeneralSecurityException e) {
            PersonCard card = person.signed().card();
            String file = folder.file(card).toString();
            throw new PersonRefused(texts.get("person.wrong_passphrase", card.name(), file), e);
        } catch (CardTrouble trouble) {
            throw refused(trouble, person);
        }
    }

    private PersonRefused refused(CardTrouble trouble, OwnPerson person) {
        return refused(trouble, person.signed().card().name(), person.keyCard().orElseThrow());
    }

    PersonRefused refused(CardTrouble trouble, String name, KeyCard at) {
        return new PersonRefused(
                texts.get(trouble.sentence(), name, at.library().toString()), trouble);
    }
}
