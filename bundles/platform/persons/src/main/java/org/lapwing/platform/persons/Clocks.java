package org.lapwing.platform.persons;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.function.Supplier;

/**
 * The clock that people set, and how long the system has been running, which nobody sets. What was allowed for some hours ends by
 * whichever comes first, so a clock that is set back gives no more of them.
 *
 * @param running the same in all processes of this system, also while it slept
 */
record Clocks(Clock wall, Supplier<Duration> running) {

    /** Where nothing is known of it. */
    static final Duration NEVER = Duration.ofSeconds(Long.MAX_VALUE);

    private static final Path UPTIME = Path.of("/proc/uptime");

    static Clocks ofThisSystem() {
        return new Clocks(Clock.systemUTC(), Clocks::uptime);
    }

    /** Nothing where the system does not say; keys are held for other processes only where it does. */
    private static Duration uptime() {
        try {
            String seconds = Files.readString(UPTIME).split(" ", 2)[0];
            return Duration.ofMillis((long) (Double.parseDouble(seconds) * 1000));
        } catch (IOException | NumberFormatException noSuchFile) {
            return Duration.ZERO;
        }
    }

    Instant now() {
        return wall.instant();
    }

    /** Whether the time is over. */
    boolean over(Instant until, Duration ends) {
        return !now().isBefore(until) || running.get().compareTo(ends) >= 0;
    }
}
