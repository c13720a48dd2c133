package org.lapwing.chat.api;

import java.time.Instant;
import java.time.LocalDateTime;
import java.time.ZoneOffset;
import org.jspecify.annotations.Nullable;

/**
 * When a message was written, as surely as the source says.
 *
 * @param instant the moment; for a local time of an unknown zone, that local time read as if it were UTC
 * @param precision of the source
 * @param zone what is known of the zone
 * @param offset the source's offset where zone is {@code OFFSET}
 */
public record MessageTime(
        @Nullable Instant instant,
        Precision precision,
        Zone zone,
        @Nullable ZoneOffset offset) {

    /** No time at all. */
    public static final MessageTime NONE = new MessageTime(null, Precision.NONE, Zone.UNKNOWN, null);

    public static MessageTime utc(Instant instant, Precision precision) {
        return new MessageTime(instant, precision, Zone.UTC, null);
    }

    public static MessageTime local(LocalDateTime local, Precision precision) {
        return new MessageTime(local.toInstant(ZoneOffset.UTC), precision, Zone.LOCAL, null);
    }

    /** How fine. */
    public enum Precision {
        MILLISECOND,
        SECOND,
        MINUTE,
        DATE,
        NONE
    }

    /** What is known of the zone. */
    public enum Zone {
        UTC,
        OFFSET,
        /** Local time of the device, zone not stated. */
        LOCAL,
        UNKNOWN
    }
}
