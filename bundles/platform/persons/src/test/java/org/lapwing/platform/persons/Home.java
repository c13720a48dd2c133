package org.lapwing.platform.persons;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneId;
import java.time.ZoneOffset;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.lapwing.product.testkit.EnglishTexts;

/** A profile of its own, with keys that cost little, a clock that is set, and a folder that passes for one in memory. */
final class Home {

    static final KeyCost CHEAP = new KeyCost(64, 1, 1);

    final Path profile;
    final Path memory;
    final Map<String, String> environment = new HashMap<>();
    final SetClock clock = new SetClock();

    Home(Path folder) {
        this.profile = folder.resolve("profile");
        this.memory = folder.resolve("memory");
    }

    /** As another process sees it. */
    KeyedPersons process() {
        return new KeyedPersons(
                ProfilePlace.made(profile),
                EnglishTexts.of(KeyedPersons.class),
                CHEAP,
                environment,
                held(user()),
                clocks());
    }

    KeyedPersons processOfUser(long user) {
        return new KeyedPersons(
                ProfilePlace.made(profile),
                EnglishTexts.of(KeyedPersons.class),
                CHEAP,
                environment,
                held(user),
                clocks());
    }

    Clocks clocks() {
        return new Clocks(clock, clock::running);
    }

    private HeldKeys held(long user) {
        return new HeldKeys(List.of(memory), user, folder -> true, profile);
    }

    static long user() {
        return HeldKeys.owner(Path.of("/proc/self")).orElseThrow();
    }

    Path heldFile() {
        try (var files = Files.list(memory)) {
            return files.findFirst().orElseThrow();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    Path personFile(KeyedPersons persons) {
        return profile.resolve("persons")
                .resolve(persons.current().orElseThrow().id() + ".json");
    }

    Path passphraseFile(String text, String rights) throws IOException {
        Path file = Files.writeString(profile.resolveSibling("passphrase"), text);
        Files.setPosixFilePermissions(file, PosixFilePermissions.fromString(rights));
        return file;
    }

    static char[] chars(String text) {
        return text.toCharArray();
    }

    static final class SetClock extends Clock {

        private Instant now = Instant.parse("2026-03-01T10:00:00Z");

        private Duration running = Duration.ofDays(3);

        void pass(Duration time) {
            now = now.plus(time);
            running = running.plus(time);
        }

        /** Somebody sets it; no time passes. */
        void set(Duration on) {
            now = now.plus(on);
        }

        Duration running() {
            return running;
        }

        @Override
        public Instant instant() {
            return now;
        }

        @Override
        public ZoneId getZone() {
            return ZoneOffset.UTC;
        }

        @Override
        public Clock withZone(ZoneId zone) {
            return this;
        }
    }
}
