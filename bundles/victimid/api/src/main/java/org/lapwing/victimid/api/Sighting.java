package org.lapwing.victimid.api;

import java.time.Instant;
import org.lapwing.platform.api.evidence.Target;

/** A subject seen in an item, by a person's decision. */
public record Sighting(long id, long subject, Target in, String note, Instant at, String by, Ground ground) {}
