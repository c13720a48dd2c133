package org.lapwing.platform.api.policy;

import java.util.EnumSet;
import java.util.Set;

/**
 * Nothing is forbidden, but something is to be said first: ask the person for all of {@link #needed()} at once, then call again with the
 * answers. Nothing was done and nothing was logged. The message is a sentence for people.
 */
public final class GroundsNeeded extends PolicyRefusal {

    private static final long serialVersionUID = 1L;

    private final Function function;
    private final EnumSet<Ground> needed;

    /** @param needed not empty */
    public GroundsNeeded(Function function, Set<Ground> needed, String sentence) {
        super(sentence);
        this.function = function;
        this.needed = EnumSet.copyOf(needed);
    }

    public Function function() {
        return function;
    }

    /** What was not given yet. */
    public Set<Ground> needed() {
        return Set.copyOf(needed);
    }
}
