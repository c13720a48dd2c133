package org.lapwing.platform.store;

import java.time.Duration;
import java.time.Instant;
import org.lapwing.platform.api.vault.StoreFailure;

/**
 * For how long somebody may look who opened a case in an emergency: by the clock, and by how long the program has been running since;
 * whichever is over first, since the clock can be set back.
 */
record Term(Instant until, long end, String over) {

    /** @param over what is said then, in a sentence for people */
    static Term of(Instant until, Instant now, String over) {
        return new Term(until, System.nanoTime() + Duration.between(now, until).toNanos(), over);
    }

    void check() {
        if (!Instant.now().isBefore(until) || System.nanoTime() - end >= 0) {
            throw new StoreFailure(over, false, new IllegalStateException(over));
        }
    }
}
