package org.lapwing.platform.api.decisions;

import java.time.Instant;
import org.jspecify.annotations.Nullable;
import org.lapwing.platform.api.evidence.Target;

/** Something to do in a case. */
public record Task(
        long id,
        String text,
        @Nullable String owner,
        @Nullable Target about,
        Instant created,
        String createdBy,
        @Nullable Instant done) {}
