package org.lapwing.platform.persons;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.security.GeneralSecurityException;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.lapwing.platform.api.language.Texts;
import org.lapwing.platform.api.persons.KeyCard;
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
 * Persons with keys in files of the profile, or on smart cards. Keys come from this process, from those held in memory for this user,
 * or by the passphrase file that was named; nobody is asked here.
 */
@Component
public final class KeyedPersons implements Persons {

    private static final System.Logger LOG = System.getLogger(KeyedPersons.class.getName());
    private static final int SHORTEST_PASSPHRASE = 8;

    private final PersonFolder folder;
    private final KeysAtHand hand;
    private final Texts texts;
    private final KeyCost cost;

    private @Nullable OwnPerson atTheDesk;

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
                Clocks.ofThisSystem());
    }

    KeyedPersons(
            Path profile, Texts texts, KeyCost cost, Map<String, String> environment, HeldKeys held, Clocks clocks) {
        this.folder = new PersonFolder(profile, texts);
        this.hand = new KeysAtHand(folder, held, texts, clocks, environment);
        this.texts = texts;
        this.cost = cost;
    }

    @Override
    public synchronized Optional<PersonCard> current() {
        return desk().map(person -> person.signed().card());
    }

    private Optional<OwnPerson> desk() {
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
            return desk().isPresent() && hand.of(desk().get()).isPresent();
        } catch (PersonRefused passphraseFile) {
            return false;
        }
    }

    @Override
    public synchronized Optional<String> obstacle() {
        return hand.refusal();
    }

    @Override
    public synchronized PersonCard create(String name, char[] passphrase) throws PersonRefused {
        String given = good(name);
        mustBeLongEnough(passphrase);
        Curves.Pair signing = Curves.ED25519.generate();
        Curves.Pair wrapping = Curves.X25519.generate();
        PersonCard card =
                new PersonCard(SignedCard.id(signing.open(), wrapping.open()), given, signing.open(), wrapping.open());
        SecretKeys made = new SecretKeys(card, signing.secret(), wrapping.secret(), Instant.MAX);
        try {
            return seat(PersonFile.seal(SignedCard.sign(card, made), made, passphrase, cost), made);
        } catch (CardTrouble none) {
            throw new IllegalStateException(none);
        }
    }

    @Override
    public synchronized PersonCard create(String name, KeyCard at, char[] pin) throws PersonRefused {
        String given = good(name);
        hand.forget(); // A card knows one session in a process; that of before ends here.
        try {
            CardKeys made = CardPerson.made(at, given, pin);
            if (folder.isOwn(made.card().id())) {
                made.wipe();
                throw new PersonRefused(texts.get("key_card.known", made.card().id()));
            }
            return seat(new CardPerson(SignedCard.sign(made.card(), made), at), made);
        } catch (CardTrouble trouble) {
            throw hand.refused(trouble, given, at);
        }
    }

    private String good(String name) throws PersonRefused {
        String given = name.strip();
        if (!SignedCard.goodName(given)) {
            throw new PersonRefused(texts.get("person.name"));
        }
        return given;
    }

    private PersonCard seat(OwnPerson person, OpenKeys made) throws PersonRefused {
        try {
            folder.write(person);
            folder.seat(made.card().id());
        } catch (IOException | UncheckedIOException e) {
            throw new PersonRefused(texts.get("person.not_written", String.valueOf(e.getMessage())), e);
        }
        hand.take(made);
        atTheDesk = person;
        return made.card();
    }

    @Override
    public synchronized Optional<KeyCard> keyCard() {
        return desk().flatMap(OwnPerson::keyCard);
    }

    private void mustBeLongEnough(char[] passphrase) throws PersonRefused {
        if (Character.codePointCount(passphrase, 0, passphrase.length) < SHORTEST_PASSPHRASE) {
            throw new PersonRefused(texts.get("person.passphrase_short", SHORTEST_PASSPHRASE));
        }
    }

    @Override
    public synchronized void unlock(char[] passphrase) throws PersonRefused {
        OwnPerson person = someone();
        if (person.keyCard().isPresent()) {
            hand.forget(); // A card knows one session in a process; that of before ends here.
        }
        hand.take(hand.open(person, passphrase));
    }

    private OwnPerson someone() throws PersonRefused {
        return desk().orElseThrow(() -> new PersonRefused(texts.get("person.none")));
    }

    @Override
    public synchronized void usePassphraseFile(Path file) {
        hand.use(file);
    }

    @Override
    public synchronized Optional<Path> passphraseFile() {
        return hand.passphraseFile();
    }

    @Override
    public char[] readPassphrase(Path file) throws PersonRefused {
        return PassphraseFile.read(file, texts);
    }

    @Override
    public synchronized void hold(Duration atMost) throws PersonRefused {
        hand.checkDuration(atMost);
        hand.hold(keys(), atMost);
    }

    @Override
    public synchronized void lock() {
        hand.lock();
    }

    @Override
    public synchronized void changePassphrase(char[] now, char[] then) throws PersonRefused {
        mustBeLongEnough(then);
        try {
            if (!(folder.read(someone().signed().card().id()) instanceof PersonFile before)) {
                throw new PersonRefused(texts.get("key_card.pin_change"));
            }
            SecretKeys open = (SecretKeys) hand.open(before, now);
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
        OpenKeys open = keys();
        PersonCard before = open.card();
        PersonCard card = new PersonCard(before.id(), name.strip(), before.signingKey(), before.wrappingKey());
        try {
            OwnPerson renamed = folder.read(card.id()).renamed(SignedCard.sign(card, open));
            folder.write(renamed);
            atTheDesk = renamed;
            hand.renamed(open.of(card));
        } catch (CardTrouble trouble) {
            throw lost(open, trouble);
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
        OpenKeys own = keys();
        try {
            return own.sign(message);
        } catch (CardTrouble trouble) {
            throw lost(own, trouble);
        }
    }

    /** Whoever takes a card out leaves the desk. */
    private synchronized PersonLocked lost(OpenKeys own, CardTrouble trouble) {
        LOG.log(System.Logger.Level.DEBUG, "The smart card does not answer", trouble);
        String library = keyCard().map(at -> at.library().toString()).orElse("");
        if (hand.are(own)) {
            lock();
        }
        return new PersonLocked(texts.get(trouble.sentence(), own.card().name(), library));
    }

    @Override
    public boolean verify(PersonCard by, byte[] message, byte[] signature) {
        return SignedCard.verify(by, message, signature);
    }

    @Override
    public byte[] wrap(PersonCard to, byte[] secret, byte[] context) {
        return Wrapping.wrap(to.wrappingKey(), secret, context);
    }

    @Override
    public byte[] unwrap(byte[] wrapped, byte[] context) throws PersonRefused {
        OpenKeys own = keys();
        try {
            return own.unwrap(wrapped, context);
        } catch (GeneralSecurityException e) {
            throw new PersonRefused(texts.get("secret.not_yours", own.card().name()), e);
        } catch (CardTrouble trouble) {
            throw lost(own, trouble);
        }
    }

    /** @throws PersonLocked when they are not at hand, and why */
    private synchronized OpenKeys keys() {
        OwnPerson person = desk().orElseThrow(() -> new PersonLocked(texts.get("person.none")));
        try {
            String locked = person.keyCard().isPresent() ? "key_card.not_unlocked" : "person.locked";
            return hand.of(person)
                    .orElseThrow(() -> new PersonLocked(
                            texts.get(locked, person.signed().card().name())));
        } catch (PersonRefused passphraseFile) {
            throw new PersonLocked(String.valueOf(passphraseFile.getMessage()));
        }
    }

    @Deactivate
    synchronized void close() {
        hand.forget();
    }
}
