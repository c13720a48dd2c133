package org.lapwing.platform.store;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Path;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.lapwing.platform.api.profile.Person;
import org.lapwing.platform.api.profile.Profile;
import org.osgi.framework.BundleContext;

/** The person at the desk in {@code person.json}, settings in {@code settings.json}, the data of bundles in folders of their own. */
public final class PersonalProfile implements Profile {

    private static final String NEUTRAL_NAME = "Investigator";

    private final Path folder;
    private final JsonFile personFile;
    private final JsonFile settings;
    private volatile @Nullable Person person;

    public PersonalProfile(BundleContext context) {
        this(place(context.getProperty("lapwing.data"), System.getenv(), System.getProperty("os.name"), home()));
    }

    PersonalProfile(Path folder) {
        try {
            this.folder = Folders.makePrivate(folder);
        } catch (IOException e) {
            throw new UncheckedIOException(
                    "The folder " + folder + " for this installation's own data cannot be made: " + e.getMessage(), e);
        }
        this.personFile = new JsonFile(folder.resolve("person.json"));
        this.settings = new JsonFile(folder.resolve("settings.json"));
    }

    private static Path home() {
        return Path.of(System.getProperty("user.home"));
    }

    static Path place(@Nullable String property, Map<String, String> environment, String system, Path home) {
        String told = property == null || property.isBlank() ? environment.get("LAPWING_DATA") : property;
        if (told != null && !told.isBlank()) {
            return Path.of(told).toAbsolutePath();
        }
        String os = system.toLowerCase(Locale.ROOT);
        if (os.startsWith("windows")) {
            String local = environment.get("LOCALAPPDATA");
            return (local == null ? home.resolve("AppData").resolve("Local") : Path.of(local)).resolve("Lapwing");
        }
        if (os.startsWith("mac")) {
            return home.resolve("Library").resolve("Application Support").resolve("Lapwing");
        }
        String data = environment.get("XDG_DATA_HOME");
        return (data == null || data.isBlank() ? home.resolve(".local").resolve("share") : Path.of(data))
                .resolve("lapwing");
    }

    @Override
    public Person person() {
        Person known = person;
        if (known == null) {
            Map<String, Object> stored = personFile.read();
            if (!stored.containsKey("id")) {
                stored = personFile.change(fresh -> {
                    fresh.putIfAbsent("id", UUID.randomUUID().toString());
                    fresh.putIfAbsent("name", NEUTRAL_NAME);
                });
            }
            known = new Person(String.valueOf(stored.get("id")), String.valueOf(stored.get("name")));
            person = known;
        }
        return known;
    }

    @Override
    public Person rename(String name) {
        String id = person().id();
        personFile.change(stored -> stored.put("name", name));
        Person renamed = new Person(id, name);
        person = renamed;
        return renamed;
    }

    @Override
    public Path dataFolder(String owner) {
        try {
            return Folders.makePrivate(folder.resolve(FolderFiles.plain(owner)));
        } catch (IOException e) {
            throw new UncheckedIOException("The data folder of " + owner + " cannot be made: " + e.getMessage(), e);
        }
    }

    @Override
    public Optional<String> setting(String key) {
        return Optional.ofNullable(settings.read().get(key)).map(Object::toString);
    }

    @Override
    public void setting(String key, String value) {
        settings.change(all -> all.put(key, value));
    }
}
