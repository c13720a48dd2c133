package org.lapwing.workbench.shell;

import java.nio.file.Path;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;
import org.lapwing.platform.api.profile.Person;
import org.lapwing.platform.api.profile.Profile;

/** A profile in memory. */
final class TestProfile implements Profile {

    final Map<String, String> settings = new ConcurrentHashMap<>();

    @Override
    public Person person() {
        return new Person("1", "Investigator");
    }

    @Override
    public Person rename(String name) {
        return new Person("1", name);
    }

    @Override
    public Path dataFolder(String owner) {
        return Path.of("target", owner);
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
