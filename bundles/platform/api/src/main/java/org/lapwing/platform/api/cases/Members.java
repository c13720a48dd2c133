package org.lapwing.platform.api.cases;

import java.time.Instant;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
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

    /** Openings by those who hold the recovery keys, the first one first. */
    List<Emergency> emergencies();

    /**
     * What a lead says of such an opening by somebody else; once for each.
     *
     * @param entry its number in the log
     * @param why not blank
     */
    void review(long entry, boolean approved, String why);

    /**
     * An opening by somebody who holds the recovery keys.
     *
     * @param entry its number in the log
     * @param person id of who opened
     * @param until the end of the time that it gave
     * @param review null while it awaits one
     */
    record Emergency(
            long entry,
            String person,
            String name,
            Instant at,
            Instant until,
            String why,
            @Nullable Review review) {

        public Emergency reviewed(Review by) {
            return new Emergency(entry, person, name, at, until, why, by);
        }
    }

    /**
     * What a lead said of an opening.
     *
     * @param entry its number in the log
     * @param person id of the lead
     * @param approved false where the lead objected
     */
    record Review(long entry, String person, String name, Instant at, boolean approved, String why) {}

    /** A member and since when. */
    record Member(PersonCard person, Role role, Instant since) {}
}
