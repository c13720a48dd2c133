package org.lapwing.platform.store;

import java.io.IOException;
import java.nio.file.Path;
import java.util.Optional;
import java.util.stream.Collectors;
import org.lapwing.platform.api.cases.CaseUnavailable;
import org.lapwing.platform.api.cases.CaseUnavailable.Reason;
import org.lapwing.platform.api.cases.Role;
import org.lapwing.platform.api.language.Texts;
import org.lapwing.platform.api.persons.PersonCard;
import org.lapwing.platform.api.persons.PersonLocked;
import org.lapwing.platform.api.persons.PersonRefused;
import org.lapwing.platform.api.persons.Persons;

/** Opens the keys of cases with those of the person at the desk. */
final class KeyDesk {

    private final Persons persons;
    private final Texts texts;

    KeyDesk(Persons persons, Texts texts) {
        this.persons = persons;
        this.texts = texts;
    }

    Persons persons() {
        return persons;
    }

    /** The person at the desk, whose keys are at hand. */
    PersonCard unlocked(Path folder) throws CaseUnavailable {
        Optional<PersonCard> person = persons.current();
        if (person.isEmpty()) {
            throw new CaseUnavailable(Reason.LOCKED, texts.get("case.no_person", folder));
        }
        if (!persons.unlocked()) {
            throw locked(folder, person.get());
        }
        return person.get();
    }

    private CaseUnavailable locked(Path folder, PersonCard person) {
        String sentence = persons.obstacle().orElseGet(() -> texts.get("case.locked", folder, person.name()));
        return new CaseUnavailable(Reason.LOCKED, sentence);
    }

    /** The keys to all of the case. */
    Opened open(Path folder) throws CaseUnavailable {
        PersonCard person = unlocked(folder);
        KeyFile file = read(folder);
        Roster.Entry member = file.roster()
                .of(person.id())
                .orElseThrow(() -> new CaseUnavailable(
                        Reason.NOT_A_MEMBER, texts.get("case.not_a_member", folder, person.name(), leads(file))));
        if (!member.role().seesContent()) {
            throw new CaseUnavailable(
                    Reason.NOT_A_MEMBER,
                    texts.get("case.no_content", folder, person.name(), texts.get("role." + member.role())));
        }
        try {
            CaseKeys keys = file.open(person.id(), persons).orElseThrow(() -> damaged(folder, "no key for its member"));
            return new Opened(file, keys);
        } catch (PersonLocked e) {
            throw locked(folder, person);
        } catch (PersonRefused e) {
            throw new CaseUnavailable(
                    Reason.DAMAGED, texts.get("case.keys_damaged", folder, String.valueOf(e.getMessage())), e);
        }
    }

    /** Whether the person at the desk holds the keys for an emergency only. */
    boolean recovers(Opened opened) {
        return persons.current()
                .flatMap(person -> opened.file().roster().of(person.id()))
                .filter(member -> member.role() == Role.RECOVERY)
                .isPresent();
    }

    KeyFile read(Path folder) throws CaseUnavailable {
        try {
            return new KeyPlace(folder).read(persons);
        } catch (IOException e) {
            throw new CaseUnavailable(
                    Reason.DAMAGED, texts.get("case.keys_damaged", folder, String.valueOf(e.getMessage())), e);
        }
    }

    CaseUnavailable damaged(Path folder, String why) {
        return new CaseUnavailable(Reason.DAMAGED, texts.get("case.keys_damaged", folder, why));
    }

    static String leads(KeyFile file) {
        return file.roster().entries().stream()
                .filter(entry -> entry.role() == Role.LEAD)
                .map(entry -> entry.card().name())
                .collect(Collectors.joining(", "));
    }

    /** The keys of a case and the file they came from. */
    record Opened(KeyFile file, CaseKeys keys) {}
}
