package org.lapwing.platform.persons;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Path;
import java.util.Map;
import java.util.Optional;
import org.lapwing.platform.api.persons.PersonCard;
import org.lapwing.platform.api.persons.Persons;
import org.lapwing.platform.api.profile.Person;
import org.lapwing.platform.api.profile.Profile;
import org.osgi.framework.BundleContext;
import org.osgi.service.component.annotations.Activate;
import org.osgi.service.component.annotations.Component;
import org.osgi.service.component.annotations.Deactivate;
import org.osgi.service.component.annotations.Reference;

/**
 * The person at the desk, settings in {@code settings.json}, the data of bundles in folders of their own. {@code person.json} is of
 * 0.1, where a person was a name without keys: that name is offered for the first person.
 */
@Component
public final class PersonalProfile implements Profile {

    private static final String NEUTRAL_NAME = "Investigator";

    private final Path folder;
    private final Persons persons;
    private final String offeredName;
    private final HeldSettings settings;

    @Activate
    public PersonalProfile(BundleContext context, @Reference Persons persons) {
        this(ProfilePlace.of(context), persons, System.getenv());
    }

    /** For tests of other bundles. */
    public PersonalProfile(Path folder, Persons persons) {
        this(ProfilePlace.made(folder), persons, Map.of());
    }

    PersonalProfile(Path folder, Persons persons, Map<String, String> environment) {
        this.folder = folder;
        this.persons = persons;
        this.offeredName = environment.getOrDefault("LAPWING_PERSON", "").strip();
        this.settings = new HeldSettings(new JsonFile(folder.resolve("settings.json")));
    }

    @Deactivate
    void deactivate() {
        settings.close();
    }

    @Override
    public Person person() {
        return persons.current().map(PersonCard::person).orElseGet(() -> new Person("", nameToOffer()));
    }

    private String nameToOffer() {
        return offeredName.isEmpty() ? PersonFolder.formerName(folder).orElse(NEUTRAL_NAME) : offeredName;
    }

    @Override
    public Person rename(String name) {
        return persons.rename(name).person();
    }

    @Override
    public Path dataFolder(String owner) {
        if (owner.isEmpty()
                || owner.startsWith(".")
                || owner.chars().anyMatch(c -> c == '/' || c == '\\' || c == ':' || c < ' ')) {
            throw new IllegalArgumentException("Not a plain file name: " + owner);
        }
        try {
            return PrivateFiles.folder(folder.resolve(owner));
        } catch (IOException e) {
            throw new UncheckedIOException("The data folder of " + owner + " cannot be made: " + e.getMessage(), e);
        }
    }

    @Override
    public Optional<String> setting(String key) {
        return Optional.ofNullable(settings.all().get(key)).map(Object::toString);
    }

    @Override
    public void setting(String key, String value) {
        settings.change(all -> all.put(key, value));
    }
}
