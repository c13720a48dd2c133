package org.lapwing.platform.api.policy;

import java.time.Instant;

/** Proof that policy allowed one call. Only {@link Policy} makes one, and making it is the log entry. */
public record Permit(Function function, String person, String reason, Instant at) {}
