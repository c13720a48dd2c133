package org.lapwing.platform.api.policy;

import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneOffset;
import org.jspecify.annotations.Nullable;

/**
 * What a person is trained for, as another person recorded it. Days are days in UTC.
 *
 * @param id of the record, 16 hexadecimal digits
 * @param person whose it is
 * @param name such as {@code view-originals}
 * @param until the last day on which it holds, null where it does not end
 * @param by who recorded it
 * @param note where it was learned, and what shows it
 * @param revoked when it was taken back, null where it stands
 * @param revokedBy who took it back
 * @param why it was taken back
 */
public record Competence(
        String id,
        String person,
        String name,
        LocalDate from,
        @Nullable LocalDate until,
        String by,
        Instant at,
        String note,
        @Nullable Instant revoked,
        @Nullable String revokedBy,
        @Nullable String why) {

    /** Whether it holds at a time. */
    public boolean holds(Instant now) {
        LocalDate today = now.atZone(ZoneOffset.UTC).toLocalDate();
        return revoked == null && !today.isBefore(from) && (until == null || !today.isAfter(until));
    }
}
