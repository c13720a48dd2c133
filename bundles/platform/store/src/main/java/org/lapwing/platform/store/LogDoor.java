package org.lapwing.platform.store;

import java.nio.file.Path;
import java.util.NavigableMap;
import java.util.Optional;
import org.lapwing.platform.api.cases.CaseUnavailable;
import org.lapwing.platform.api.cases.CaseUnavailable.Reason;
import org.lapwing.platform.api.cases.Role;
import org.lapwing.platform.api.language.Texts;
import org.lapwing.platform.api.persons.PersonCard;
import org.lapwing.platform.api.persons.PersonRefused;
import org.lapwing.platform.api.persons.Persons;

/** The way to the log of a case for those who do not open the case. */
final class LogDoor {

    private final KeyDesk keys;
    private final LogHome home;
    private final Persons persons;
    private final Texts texts;

    LogDoor(LogHome home, Persons persons, Texts texts) {
        this.keys = new KeyDesk(persons, texts);
        this.home = home;
        this.persons = persons;
        this.texts = texts;
    }

    /** @throws CaseUnavailable when there is no case, or the person at the desk holds no key of its log */
    Opened open(Path folder) throws CaseUnavailable {
        Path place = CaseFolder.existing(folder, texts).path();
        PersonCard person = keys.unlocked(place);
        KeyFile file = keys.read(place);
        Role role = file.roster().of(person.id()).map(Roster.Entry::role).orElseThrow(() -> noKey());
        try {
            NavigableMap<Integer, byte[]> log =
                    file.openLog(person.id(), persons).orElseThrow(() -> noKey());
            return new Opened(
                    new LogDesk(
                            file.caseId(),
                            place,
                            persons,
                            new Held(log),
                            home.installation(),
                            texts,
                            home.reasonsAsked()),
                    role);
        } catch (PersonRefused e) {
            throw new CaseUnavailable(
                    Reason.DAMAGED, texts.get("case.keys_damaged", place, String.valueOf(e.getMessage())), e);
        }
    }

    private CaseUnavailable noKey() {
        return new CaseUnavailable(Reason.NOT_A_MEMBER, texts.get("log.no_key"));
    }

    /** What the person at the desk may do, and with what. */
    record Opened(LogDesk desk, Role role) {}

    private record Held(NavigableMap<Integer, byte[]> keys) implements LogKeys {

        @Override
        public int epoch() {
            return keys.lastKey();
        }

        @Override
        public Optional<byte[]> key(int epoch) {
            return Optional.ofNullable(keys.get(epoch));
        }
    }
}
