package org.lapwing.platform.api.search;

import java.time.Instant;
import org.jspecify.annotations.Nullable;
import org.lapwing.platform.api.evidence.Target;

/**
 * One thing that can be found.
 *
 * @param target what a hit leads to (an item's content, a message)
 * @param title for the list
 * @param text what is searched and highlighted
 * @param at its time, if it has one
 * @param author who wrote it, if known
 * @param language BCP 47, if known
 */
public record SearchDocument(
        Target target,
        String title,
        String text,
        @Nullable Instant at,
        @Nullable String author,
        @Nullable String language) {}
