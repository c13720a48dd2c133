package org.lapwing.platform.api.cases;

import java.time.Instant;
import java.util.List;
import java.util.Optional;
import org.lapwing.platform.api.persons.PersonCard;
import org.osgi.annotation.versioning.ProviderType;

/**
 * Who holds keys of a case. Membership is key wraps and nothing else. Changes are for a lead, are signed and logged.
 *
 * <p>Every case has at least one lead; the last one cannot be removed. A second lead is the recovery: any lead opens the case and adds
 * others again.
 */
@ProviderType
public interface Members {

    List<Member> all();

    /** The role of the person at the desk; empty where there is none. */
    Optional<Role> own();

    /** Wraps the keys of the role for the person; replaces the role of a member. */
    void add(PersonCard person, Role role, String why);

    /** Takes the wraps away and changes the keys, so that what is written from now on is closed to that person. */
    void remove(String personId, String why);

    /**
     * New keys for what is written from now on and for the database; what is stored already is not written again: the keys before are
     * kept under the new ones.
     */
    void rotate(String why);

    /** A member and since when. */
    record Member(PersonCard person, Role role, Instant since) {}
}
