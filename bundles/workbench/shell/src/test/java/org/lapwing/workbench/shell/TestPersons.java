package org.lapwing.workbench.shell;

import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.lapwing.platform.api.persons.KeyCard;
import org.lapwing.platform.api.persons.PersonCard;
import org.lapwing.platform.api.persons.PersonLocked;
import org.lapwing.platform.api.persons.PersonRefused;
import org.lapwing.platform.api.persons.Persons;

/** Persons in memory, whose keys do nothing. */
final class TestPersons implements Persons {

    private volatile @Nullable PersonCard person;
    private volatile String secret = "";
    private volatile boolean open;
    private volatile @Nullable KeyCard card;
    volatile boolean held;

    @Override
    public Optional<PersonCard> current() {
        return Optional.ofNullable(person);
    }

    @Override
    public List<PersonCard> known() {
        return current().stream().toList();
    }

    @Override
    public Optional<PersonCard> find(String idOrName) {
        return current().filter(each -> each.name().equals(idOrName));
    }

    @Override
    public boolean unlocked() {
        return open;
    }

    @Override
    public PersonCard create(String name, char[] passphrase) {
        PersonCard made = new PersonCard("0".repeat(40), name, new byte[32], new byte[32]);
        person = made;
        secret = new String(passphrase);
        open = true;
        return made;
    }

    @Override
    public PersonCard create(String name, KeyCard at, char[] pin) throws PersonRefused {
        if (!"482915".equals(new String(pin))) {
            throw new PersonRefused("The card does not know that PIN.");
        }
        card = at;
        return create(name, pin);
    }

    @Override
    public Optional<KeyCard> keyCard() {
        return Optional.ofNullable(card);
    }

    @Override
    public void unlock(char[] passphrase) throws PersonRefused {
        if (!secret.equals(new String(passphrase))) {
            throw new PersonRefused("That is not the passphrase.");
        }
        open = true;
    }

    @Override
    public void hold(Duration atMost) {
        held = true;
    }

    @Override
    public void lock() {
        open = false;
        held = false;
    }

    @Override
    public void changePassphrase(char[] now, char[] then) {
        secret = new String(then);
    }

    @Override
    public PersonCard rename(String name) {
        return new PersonCard("0".repeat(40), name, new byte[32], new byte[32]);
    }

    @Override
    public PersonCard switchTo(String idOrName) throws PersonRefused {
        return find(idOrName).orElseThrow(() -> new PersonRefused("Nobody has that name."));
    }

    @Override
    public PersonCard importCard(Path file) throws PersonRefused {
        throw new PersonRefused("There are no cards here.");
    }

    @Override
    public void exportCard(String idOrName, Path file) throws PersonRefused {
        throw new PersonRefused("There are no cards here.");
    }

    @Override
    public byte[] sign(byte[] message) {
        throw new PersonLocked("There are no keys here.");
    }

    @Override
    public boolean verify(PersonCard by, byte[] message, byte[] signature) {
        return false;
    }

    @Override
    public byte[] wrap(PersonCard to, byte[] secret, byte[] context) {
        return secret.clone();
    }

    @Override
    public byte[] unwrap(byte[] wrapped, byte[] context) {
        return wrapped.clone();
    }
}
