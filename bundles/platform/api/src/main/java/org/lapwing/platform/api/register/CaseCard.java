package org.lapwing.platform.api.register;

import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneOffset;
import org.jspecify.annotations.Nullable;
import org.lapwing.platform.api.profile.Person;

/**
 * Who answers for a case, and until when it may be kept without another look.
 *
 * @param officer the responsible officer; the one who made the case until another was named
 * @param review the day, in UTC, on which somebody decides whether the case is kept or erased; null where none was set
 */
public record CaseCard(Person officer, @Nullable LocalDate review) {

    /** Whether the day of review has come and gone. */
    public boolean overdue(Instant now) {
        return review != null && now.atZone(ZoneOffset.UTC).toLocalDate().isAfter(review);
    }
}
