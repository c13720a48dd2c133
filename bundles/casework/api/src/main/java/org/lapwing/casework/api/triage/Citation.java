package org.lapwing.casework.api.triage;

import java.time.Instant;
import org.jspecify.annotations.Nullable;
import org.lapwing.platform.api.evidence.Target;

/**
 * What a reason rests on.
 *
 * @param target a message, an item, a conversation
 * @param label what a person reads: who and where
 * @param quote the words in question, short; null where there are none
 */
public record Citation(
        Target target,
        String label,
        @Nullable String quote,
        @Nullable Instant at) {}
