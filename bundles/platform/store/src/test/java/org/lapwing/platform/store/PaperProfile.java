package org.lapwing.platform.store;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Path;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;
import org.lapwing.platform.api.persons.PersonCard;
import org.lapwing.platform.api.persons.Persons;
import org.lapwing.platform.api.profile.Person;
import org.lapwing.platform.api.profile.Profile;

/** A profile in a folder, whose settings end with it. */
final class PaperProfile implements Profile {

    private final Path folder;
    private final Persons persons;
    private final Map<String, String> settings = new ConcurrentHashMap<>();

    PaperProfile(Path folder, Persons persons) {
        this.folder = folder;
        this.persons = persons;
    }

    @Override
    public Person person() {
        return persons.current().map(PersonCard::person).orElse(new Person("", "Investigator"));
    }

    @Override
    public Person rename(String name) {
        throw new UnsupportedOperationException();
    }

    @Override
    public Path dataFolder(String owner) {
        try {
            return Folders.makePrivate(folder.resolve(owner));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    @Override
    public Optional<String> setting(String key) {
        return Optional.ofNullable(settings.get(key));
    }

    @Override
    public void setting(String key, String value) {
        settings.put(key, value);
    }
}
