package org.lapwing.victimid.api;

import java.time.Instant;

/**
 * A person in the case.
 *
 * @param name what the unit calls them; not necessarily a real name
 * @param note what is known
 * @param category what the person is before the law
 * @param ground of the category
 */
public record Subject(
        long id,
        String name,
        Role role,
        boolean identified,
        String note,
        Instant created,
        String createdBy,
        Category category,
        Ground ground) {

    /** What a person is before the law. */
    public enum Category {
        SUSPECT(Role.OFFENDER),
        CONVICTED(Role.OFFENDER),
        VICTIM(Role.VICTIM),
        WITNESS(Role.WITNESS),
        OTHER(Role.UNKNOWN);

        private final Role role;

        Category(Role role) {
            this.role = role;
        }

        /** What that makes of the person in the case. */
        public Role role() {
            return role;
        }
    }

    /** What the person is in this case, as far as it is known. */
    public enum Role {
        VICTIM,
        OFFENDER,
        WITNESS,
        UNKNOWN
    }
}
