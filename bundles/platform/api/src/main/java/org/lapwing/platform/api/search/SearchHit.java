package org.lapwing.platform.api.search;

import java.time.Instant;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.lapwing.platform.api.evidence.Target;

/**
 * One hit.
 *
 * @param context a passage around the best matches
 * @param marks pairs of offsets into the context: begin (inclusive) and end (exclusive) of each match
 * @param score higher is better; comparable within one question only
 */
public record SearchHit(
        Target target,
        String title,
        String context,
        List<int[]> marks,
        @Nullable Instant at,
        @Nullable String author,
        float score) {}
