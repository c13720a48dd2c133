package org.lapwing.platform.store;

import java.time.Instant;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.lapwing.platform.api.cases.Role;
import org.lapwing.platform.api.persons.PersonCard;

/** The members of a case after some changes. */
record Roster(List<Entry> entries) {

    static Roster of(List<MemberChange> changes) {
        Map<String, Entry> members = new LinkedHashMap<>();
        for (MemberChange change : changes) {
            switch (change.what()) {
                case FOUND, ADD ->
                    members.put(
                            change.person().id(),
                            new Entry(change.person(), change.role(), Instant.ofEpochMilli(change.at())));
                case REMOVE -> members.remove(change.person().id());
                case ROTATE -> {}
            }
        }
        return new Roster(List.copyOf(members.values()));
    }

    Optional<Entry> of(String personId) {
        return entries.stream()
                .filter(entry -> entry.card().id().equals(personId))
                .findFirst();
    }

    Optional<PersonCard> lead(String personId) {
        return of(personId).filter(entry -> entry.role() == Role.LEAD).map(Entry::card);
    }

    long leads() {
        return entries.stream().filter(entry -> entry.role() == Role.LEAD).count();
    }

    /** A member and since when. */
    record Entry(PersonCard card, Role role, Instant since) {}
}
