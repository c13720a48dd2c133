package org.lapwing.victimid.api;

import java.time.Instant;

/**
 * A person in the case.
 *
 * @param name what the unit calls them; not necessarily a real name
 * @param note what is known
 */
public record Subject(
        long id, String name, Role role, boolean identified, String note, Instant created, String createdBy) {

    /** What the person is in this case, as far as it is known. */
    public enum Role {
        VICTIM,
        OFFENDER,
        WITNESS,
        UNKNOWN
    }
}
