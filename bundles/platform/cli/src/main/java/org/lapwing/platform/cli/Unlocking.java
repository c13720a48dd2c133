package org.lapwing.platform.cli;

import java.io.IOException;
import java.nio.channels.FileChannel;
import java.nio.channels.FileLock;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.Arrays;
import java.util.Optional;
import org.lapwing.platform.api.command.Output;
import org.lapwing.platform.api.language.Texts;
import org.lapwing.platform.api.persons.KeyCard;
import org.lapwing.platform.api.persons.PersonCard;
import org.lapwing.platform.api.persons.PersonRefused;
import org.lapwing.platform.api.persons.Persons;
import org.lapwing.platform.api.profile.Profile;

/** Gets the keys that a command lacks: by the passphrase file that was named, or by asking at the terminal. */
record Unlocking(Texts texts, Persons persons, Profile profile, Asking asking) {

    private static final int TRIES = 3;

    /**
     * Makes the first person, or unlocks the one there is.
     *
     * @return whether there is a chance now that was not there before
     */
    boolean keys(Output output) throws PersonRefused, IOException, InterruptedException {
        if (persons.current().isEmpty()) {
            return first(output);
        }
        return !persons.unlocked() && persons.passphraseFile().isEmpty() && asking.possible() && unlock(output);
    }

    /** Several processes may come first; one makes the person. */
    private boolean first(Output output) throws PersonRefused, IOException, InterruptedException {
        if (persons.passphraseFile().isEmpty() && !asking.possible()) {
            return false;
        }
        Path one = profile.dataFolder("persons").resolve("making.lock");
        try (FileChannel channel = FileChannel.open(one, StandardOpenOption.CREATE, StandardOpenOption.WRITE);
                FileLock lock = channel.lock()) {
            if (persons.current().isPresent() || !lock.isValid()) {
                return true;
            }
            String offered = profile.person().name();
            String name = offered;
            if (persons.passphraseFile().isEmpty()) {
                output.note(texts.get("person.first"));
                name = asking.line(texts.get("person.ask.name", offered)).orElse(offered);
            }
            Optional<PersonCard> made = create(name.strip(), output);
            made.ifPresent(card -> output.note(texts.get("person.made", card.name())));
            return made.isPresent();
        }
    }

    /** @return empty where nobody gave a passphrase; a note has said so */
    Optional<PersonCard> create(String name, Output output) throws PersonRefused, InterruptedException {
        Optional<char[]> passphrase = newPassphrase(persons.passphraseFile(), output);
        if (passphrase.isEmpty()) {
            return Optional.empty();
        }
        try {
            return Optional.of(persons.create(name, passphrase.get()));
        } finally {
            Arrays.fill(passphrase.get(), '\0');
        }
    }

    /** With keys on a smart card, by its PIN. */
    Optional<PersonCard> create(String name, KeyCard card, Output output) throws PersonRefused, InterruptedException {
        Optional<char[]> pin = secret(texts.get("person.ask.pin", name), output);
        if (pin.isEmpty()) {
            return Optional.empty();
        }
        try {
            return Optional.of(persons.create(name, card, pin.get()));
        } finally {
            Arrays.fill(pin.get(), '\0');
        }
    }

    /** From the file, or typed twice. */
    Optional<char[]> newPassphrase(Optional<Path> file, Output output) throws PersonRefused, InterruptedException {
        if (file.isPresent()) {
            return Optional.of(persons.readPassphrase(file.get()));
        }
        if (!asking.possible()) {
            output.note(texts.get("person.nobody"));
            return Optional.empty();
        }
        for (int i = 0; i < TRIES; i++) {
            Optional<char[]> typed = asking.secret(texts.get("person.ask.new"));
            if (typed.isEmpty()) {
                break;
            }
            char[] again = asking.secret(texts.get("person.ask.again")).orElse(new char[0]);
            boolean same = Arrays.equals(typed.get(), again);
            Arrays.fill(again, '\0');
            if (same) {
                return typed;
            }
            Arrays.fill(typed.get(), '\0');
            output.note(texts.get("person.differ"));
        }
        output.note(texts.get("person.no_passphrase"));
        return Optional.empty();
    }

    /** The passphrase, or the PIN, that is valid now. */
    Optional<char[]> passphrase(Output output) throws PersonRefused, InterruptedException {
        String question = persons.keyCard().isPresent() ? "person.ask.pin" : "person.ask";
        return secret(texts.get(question, profile.person().name()), output);
    }

    private Optional<char[]> secret(String question, Output output) throws PersonRefused, InterruptedException {
        Optional<Path> file = persons.passphraseFile();
        if (file.isPresent()) {
            return Optional.of(persons.readPassphrase(file.get()));
        }
        if (!asking.possible()) {
            output.note(texts.get("person.nobody"));
            return Optional.empty();
        }
        return asking.secret(question);
    }

    /** Asks a few times; once for a smart card, which counts wrong PINs. */
    boolean unlock(Output output) throws PersonRefused, InterruptedException {
        for (int i = 1; ; i++) {
            Optional<char[]> passphrase = passphrase(output);
            if (passphrase.isEmpty()) {
                return false;
            }
            try {
                persons.unlock(passphrase.get());
                return true;
            } catch (PersonRefused wrong) {
                if (i == TRIES
                        || persons.keyCard().isPresent()
                        || persons.passphraseFile().isPresent()) {
                    throw wrong;
                }
                output.note(String.valueOf(wrong.getMessage()));
            } finally {
                Arrays.fill(passphrase.get(), '\0');
            }
        }
    }
}
