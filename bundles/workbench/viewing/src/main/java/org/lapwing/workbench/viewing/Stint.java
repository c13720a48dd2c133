package org.lapwing.workbench.viewing;

import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.time.LocalTime;
import java.time.ZonedDateTime;
import java.util.EnumMap;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * How long a person has been looking without a break: from one reveal to the next, as long as no break lies between. Proposes a break, an
 * end for the day, or to begin nothing new before going home. The person may always go on; that is kept in memory alone, and nobody is
 * told.
 */
final class Stint {

    /** As long as this without a reveal is a break. */
    static final Duration BREAK = Duration.ofMinutes(10);

    /** So long before the end of the shift no new looking is proposed. */
    static final Duration BEFORE_HOME = Duration.ofMinutes(60);

    /** After the person went on nevertheless, the same is not said again for so long. */
    private static final Duration QUIET = Duration.ofMinutes(60);

    /** What is proposed. */
    enum Due {
        BREAK,
        DAY,
        SHIFT
    }

    private final Clock clock;
    private final Map<Due, Instant> quietUntil = new EnumMap<>(Due.class);
    private volatile Limits limits;
    private @Nullable Instant begun;
    private @Nullable Instant last;
    private LocalDate day;
    private Duration today;

    /** @param today how long was looked already on this day */
    Stint(Clock clock, Limits limits, Duration today) {
        this.clock = clock;
        this.limits = limits;
        this.day = LocalDate.now(clock);
        this.today = today;
    }

    void limits(Limits now) {
        limits = now;
    }

    Limits limits() {
        return limits;
    }

    /** A picture came on the screen or went from it. */
    synchronized void looked() {
        Instant now = clock.instant();
        newDay();
        Instant before = last;
        if (before == null || Duration.between(before, now).compareTo(BREAK) >= 0) {
            begun = now;
        } else {
            today = today.plus(Duration.between(before, now));
        }
        last = now;
    }

    private void newDay() {
        LocalDate now = LocalDate.now(clock);
        if (!now.equals(day)) {
            day = now;
            today = Duration.ZERO;
            quietUntil.clear();
        }
    }

    synchronized Duration today() {
        newDay();
        return today;
    }

    /** What is to be proposed before the next picture, if anything. */
    synchronized Optional<Due> due() {
        newDay();
        if (ending() && loud(Due.SHIFT)) {
            return Optional.of(Due.SHIFT);
        }
        if (today.compareTo(limits.day()) >= 0 && loud(Due.DAY)) {
            return Optional.of(Due.DAY);
        }
        return lookingFor().compareTo(limits.stint()) >= 0 && loud(Due.BREAK)
                ? Optional.of(Due.BREAK)
                : Optional.empty();
    }

    /** The person goes on. */
    synchronized void goOn(Due despite) {
        Duration quiet = despite == Due.BREAK ? limits.stint() : QUIET;
        quietUntil.put(despite, clock.instant().plus(quiet));
    }

    private boolean loud(Due due) {
        Instant until = quietUntil.get(due);
        return until == null || !clock.instant().isBefore(until);
    }

    private Duration lookingFor() {
        Instant from = begun;
        Instant to = last;
        Instant now = clock.instant();
        return from == null || to == null || Duration.between(to, now).compareTo(BREAK) >= 0
                ? Duration.ZERO
                : Duration.between(from, now);
    }

    private boolean ending() {
        LocalTime end = limits.shiftEnd();
        if (end == null) {
            return false;
        }
        ZonedDateTime now = ZonedDateTime.now(clock);
        ZonedDateTime home = now.with(end);
        if (home.isBefore(now)) {
            home = home.plusDays(1);
        }
        return Duration.between(now, home).compareTo(BEFORE_HOME) <= 0;
    }
}
