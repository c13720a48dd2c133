package org.lapwing.platform.api.policy;

import java.time.Instant;

/** Proof that policy allowed one call. Only {@link Policy} makes one; its reason belongs into the log entry of the operation. */
public record Permit(Function function, String person, String reason, Instant at) {}
