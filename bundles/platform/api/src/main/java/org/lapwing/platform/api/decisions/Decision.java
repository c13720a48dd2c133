package org.lapwing.platform.api.decisions;

import java.time.Instant;
import org.jspecify.annotations.Nullable;
import org.lapwing.platform.api.evidence.Target;

/**
 * What a person says. Never changed and never removed: an undo is a decision of its own.
 *
 * @param value the category's code, the tag, the note, or the id of the decision that is undone
 * @param scheme of a category, null otherwise
 * @param why in the person's words, may be empty
 * @param undone whether a later decision undid it
 */
public record Decision(
        long id,
        Target target,
        DecisionKind kind,
        String value,
        @Nullable String scheme,
        String person,
        String personName,
        Instant at,
        String why,
        boolean undone) {}
