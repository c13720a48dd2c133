package org.lapwing.platform.persons;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.security.GeneralSecurityException;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.lapwing.platform.api.language.Texts;
import org.lapwing.platform.api.persons.PersonCard;
import org.lapwing.platform.api.persons.PersonLocked;
import org.lapwing.platform.api.persons.PersonRefused;
import org.lapwing.platform.api.persons.Persons;
import org.osgi.framework.BundleContext;
import org.osgi.service.component.annotations.Activate;
import org.osgi.service.component.annotations.Component;
import org.osgi.service.component.annotations.Deactivate;
import org.osgi.service.component.annotations.Reference;

/**
 * Persons with Ed25519 and X25519 keys in files of the profile. Keys come from this process, from those held in memory for this user,
 * or by the passphrase file that was named; nobody is asked here.
 */
@Component
public final class KeyedPersons implements Persons {

    private static final int SHORTEST_PASSPHRASE = 8;
    private static final Duration LONGEST_HOLD = Duration.ofDays(7);

    private final PersonFolder folder;
    private final HeldKeys held;
    private final Texts texts;
    private final KeyCost cost;
    private final Clock clock;
    private final Map<String, String> environment;

    private @Nullable PersonFile atTheDesk;
    private @Nullable SecretKeys keys;
    private @Nullable Path told;
    private @Nullable PersonRefused fileRefused;
    private boolean lockedHere;

    @Activate
    public KeyedPersons(BundleContext context, @Reference Texts texts) {
        this(ProfilePlace.of(context), texts, KeyCost.USUAL, System.getenv());
    }

    /** For tests of other bundles: in a folder, with a cheap key. */
    public KeyedPersons(Path profile, Texts texts, KeyCost cost, Map<String, String> environment) {
        this(
                ProfilePlace.made(profile),
                texts,
                cost,
                environment,
                HeldKeys.ofThisUser(environment, ProfilePlace.made(profile)),
                Clock.systemUTC());
    }

    KeyedPersons(Path profile, Texts texts, KeyCost cost, Map<String, String> environment, HeldKeys held, Clock clock) {
        this.folder = new PersonFolder(profile, texts);
        this.held = held;
        this.texts = texts;
        this.cost = cost;
        this.environment = environment;
        this.clock = clock;
    }

    @Override
    public synchronized Optional<PersonCard> current() {
        return desk().map(person -> person.signed().card());
    }

    private Optional<PersonFile> desk() {
        if (atTheDesk == null) {
            try {
                atTheDesk = folder.atTheDesk().orElse(null);
            } catch (IOException e) {
                throw new UncheckedIOException(e);
            }
        }
        return Optional.ofNullable(atTheDesk);
    }

    @Override
    public List<PersonCard> known() {
        return folder.all().stream().map(SignedCard::card).toList();
    }

    @Override
    public Optional<PersonCard> find(String idOrName) {
        return PersonFolder.find(folder.all(), idOrName).map(SignedCard::card);
    }

    @Override
    public boolean own(PersonCard card) {
        return folder.isOwn(card.id());
    }

    @Override
    public synchronized boolean unlocked() {
        try {
            return desk().isPresent() && atHand(desk().get()).isPresent();
        } catch (PersonRefused passphraseFile) {
            return false;
        }
    }

    @Override
    public synchronized PersonCard create(String name, char[] passphrase) throws PersonRefused {
        String given = name.strip();
        if (!SignedCard.goodName(given)) {
            throw new PersonRefused(texts.get("person.name"));
        }
        mustBeLongEnough(passphrase);
        Curves.Pair signing = Curves.ED25519.generate();
        Curves.Pair wrapping = Curves.X25519.generate();
        PersonCard card =
                new PersonCard(SignedCard.id(signing.open(), wrapping.open()), given, signing.open(), wrapping.open());
        SecretKeys made = new SecretKeys(card, signing.secret(), wrapping.secret(), Instant.MAX);
        PersonFile person = PersonFile.seal(SignedCard.sign(card, made.signing()), made, passphrase, cost);
        try {
            folder.write(person);
            folder.seat(card.id());
        } catch (IOException | UncheckedIOException e) {
            throw new PersonRefused(texts.get("person.not_written", String.valueOf(e.getMessage())), e);
        }
        forgetHere();
        atTheDesk = person;
        keys = made;
        fileRefused = null;
        lockedHere = false;
        return card;
    }

    private void mustBeLongEnough(char[] passphrase) throws PersonRefused {
        if (Character.codePointCount(passphrase, 0, passphrase.length) < SHORTEST_PASSPHRASE) {
            throw new PersonRefused(texts.get("person.passphrase_short", SHORTEST_PASSPHRASE));
        }
    }

    @Override
    public synchronized void unlock(char[] passphrase) throws PersonRefused {
        SecretKeys opened = open(someone(), passphrase);
        forgetHere();
        keys = opened;
        fileRefused = null;
        lockedHere = false;
    }

    private PersonFile someone() throws PersonRefused {
        return desk().orElseThrow(() -> new PersonRefused(texts.get("person.none")));
    }

    private SecretKeys open(PersonFile person, char[] passphrase) throws PersonRefused {
        PersonCard card = person.signed().card();
        try {
            return person.open(passphrase);
        } catch (GeneralSecurityException e) {
            throw new PersonRefused(
                    texts.get(
                            "person.wrong_passphrase",
                            card.name(),
                            folder.file(card).toString()),
                    e);
        }
    }

    @Override
    public synchronized void usePassphraseFile(Path file) {
        told = file.toAbsolutePath();
        fileRefused = null;
        lockedHere = false;
    }

    @Override
    public synchronized Optional<Path> passphraseFile() {
        return told == null ? PassphraseFile.named(environment) : Optional.of(told);
    }

    @Override
    public char[] readPassphrase(Path file) throws PersonRefused {
        return PassphraseFile.read(file, texts);
    }

    @Override
    public synchronized void hold(Duration atMost) throws PersonRefused {
        if (atMost.isNegative() || atMost.isZero() || atMost.compareTo(LONGEST_HOLD) > 0) {
            throw new PersonRefused(texts.get("hold.duration", LONGEST_HOLD.toHours()));
        }
        SecretKeys open = keys();
        Instant until = clock.instant().plus(atMost);
        try {
            held.keep(open, until);
        } catch (IOException e) {
            throw new PersonRefused(texts.get("hold.no_memory", String.valueOf(e.getMessage())), e);
        }
    }

    @Override
    public synchronized void lock() {
        lockedHere = true; // Else the passphrase file would open them again.
        forgetHere();
        held.forget();
    }

    private void forgetHere() {
        if (keys != null) {
            keys.wipe();
            keys = null;
        }
    }

    @Override
    public synchronized void changePassphrase(char[] now, char[] then) throws PersonRefused {
        mustBeLongEnough(then);
        try {
            PersonFile before = folder.read(someone().signed().card().id());
            SecretKeys open = open(before, now);
            PersonFile after = PersonFile.seal(before.signed(), open, then, cost);
            open.wipe();
            folder.write(after);
            atTheDesk = after;
        } catch (IOException e) {
            throw new PersonRefused(String.valueOf(e.getMessage()), e);
        }
    }

    @Override
    public synchronized PersonCard rename(String name) {
        if (!SignedCard.goodName(name.strip())) {
            throw new IllegalArgumentException(texts.get("person.name"));
        }
        SecretKeys open = keys();
        PersonCard before = open.card();
        PersonCard card = new PersonCard(before.id(), name.strip(), before.signingKey(), before.wrappingKey());
        try {
            PersonFile renamed = folder.read(card.id()).renamed(SignedCard.sign(card, open.signing()));
            folder.write(renamed);
            atTheDesk = renamed;
            keys = new SecretKeys(card, open.signing(), open.wrapping(), open.until());
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        return card;
    }

    @Override
    public synchronized PersonCard switchTo(String idOrName) throws PersonRefused {
        PersonCard card = known(idOrName).card();
        if (!folder.isOwn(card.id())) {
            throw new PersonRefused(texts.get("person.colleague", card.name()));
        }
        lock();
        folder.seat(card.id());
        atTheDesk = null;
        return current().orElseThrow();
    }

    private SignedCard known(String idOrName) throws PersonRefused {
        return PersonFolder.find(folder.all(), idOrName)
                .orElseThrow(() -> new PersonRefused(texts.get("person.unknown", idOrName)));
    }

    @Override
    public PersonCard importCard(Path file) throws PersonRefused {
        SignedCard card;
        try {
            card = PersonFolder.card(file);
        } catch (IOException e) {
            throw new PersonRefused(texts.get("card.bad", file.toString(), String.valueOf(e.getMessage())), e);
        }
        if (!folder.isOwn(card.card().id())) {
            try {
                folder.write(card);
            } catch (IOException e) {
                throw new PersonRefused(texts.get("person.not_written", String.valueOf(e.getMessage())), e);
            }
        }
        return card.card();
    }

    @Override
    public void exportCard(String idOrName, Path file) throws PersonRefused {
        SignedCard card = known(idOrName);
        if (Files.exists(file)) {
            throw new PersonRefused(texts.get("card.exists", file.toString()));
        }
        try {
            Files.writeString(file, Json.write(card.toJson()) + "\n", StandardOpenOption.CREATE_NEW);
        } catch (IOException e) {
            throw new PersonRefused(texts.get("card.not_written", file.toString(), String.valueOf(e.getMessage())), e);
        }
    }

    @Override
    public byte[] sign(byte[] message) {
        return Curves.sign(keys().signing(), message);
    }

    @Override
    public boolean verify(PersonCard by, byte[] message, byte[] signature) {
        return Curves.verify(by.signingKey(), message, signature);
    }

    @Override
    public byte[] wrap(PersonCard to, byte[] secret, byte[] context) {
        return Wrapping.wrap(to.wrappingKey(), secret, context);
    }

    @Override
    public byte[] unwrap(byte[] wrapped, byte[] context) throws PersonRefused {
        SecretKeys own = keys();
        try {
            return Wrapping.unwrap(own.wrapping(), own.card().wrappingKey(), wrapped, context);
        } catch (GeneralSecurityException e) {
            throw new PersonRefused(texts.get("secret.not_yours", own.card().name()), e);
        }
    }

    /** @throws PersonLocked when they are not at hand, and why */
    private synchronized SecretKeys keys() {
        PersonFile person = desk().orElseThrow(() -> new PersonLocked(texts.get("person.none")));
        try {
            return atHand(person)
                    .orElseThrow(() -> new PersonLocked(
                            texts.get("person.locked", person.signed().card().name())));
        } catch (PersonRefused passphraseFile) {
            throw new PersonLocked(String.valueOf(passphraseFile.getMessage()));
        }
    }

    private Optional<SecretKeys> atHand(PersonFile person) throws PersonRefused {
        Instant now = clock.instant();
        if (keys != null && !now.isBefore(keys.until())) {
            forgetHere();
        }
        if (keys == null) {
            keys = held.find(person.signed().card(), now).orElse(null);
        }
        if (keys == null) {
            keys = byPassphraseFile(person);
        }
        return Optional.ofNullable(keys);
    }

    /** One try in a process: the key is made to be slow. */
    private @Nullable SecretKeys byPassphraseFile(PersonFile person) throws PersonRefused {
        Optional<Path> file = passphraseFile();
        if (file.isEmpty() || lockedHere) {
            return null;
        }
        if (fileRefused != null) {
            throw fileRefused;
        }
        try {
            char[] passphrase = readPassphrase(file.get());
            try {
                return open(person, passphrase);
            } finally {
                Arrays.fill(passphrase, '\0');
            }
        } catch (PersonRefused refused) {
            fileRefused = refused;
            throw refused;
        }
    }

    @Deactivate
    synchronized void close() {
        forgetHere();
    }
}
