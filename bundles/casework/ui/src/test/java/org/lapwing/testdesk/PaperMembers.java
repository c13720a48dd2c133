package org.lapwing.testdesk;

import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.CopyOnWriteArrayList;
import org.lapwing.platform.api.cases.Members;
import org.lapwing.platform.api.cases.Role;
import org.lapwing.platform.api.persons.PersonCard;

/** Members in memory, without keys. */
public final class PaperMembers implements Members {

    public final List<Member> all = new CopyOnWriteArrayList<>();

    /** What was done and why. */
    public final List<String> done = new CopyOnWriteArrayList<>();

    public final List<Emergency> emergencies = new CopyOnWriteArrayList<>();

    public volatile Role own = Role.LEAD;

    @Override
    public List<Member> all() {
        return List.copyOf(all);
    }

    @Override
    public Optional<Role> own() {
        return Optional.of(own);
    }

    @Override
    public void add(PersonCard person, Role role, String why) {
        all.removeIf(each -> each.person().id().equals(person.id()));
        all.add(new Member(person, role, Instant.EPOCH));
        done.add("add " + why);
    }

    @Override
    public void remove(String personId, String why) {
        all.removeIf(each -> each.person().id().equals(personId));
        done.add("remove " + why);
    }

    @Override
    public List<Emergency> emergencies() {
        return List.copyOf(emergencies);
    }

    @Override
    public void review(long entry, boolean approved, String why) {
        done.add("review " + entry + " " + approved + " " + why);
    }

    @Override
    public void rotate(String why) {
        done.add("rotate " + why);
    }
}
