package org.lapwing.platform.api.policy;

import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.lapwing.platform.api.cases.Case;
import org.osgi.annotation.versioning.ProviderType;

/** What may be done here, as the toolset says. */
@ProviderType
public interface Policy {

    /**
     * Asks for permission. A refusal is logged in the case; what is permitted is logged by whoever does it, with the reason of the
     * permit, so that one operation is one entry.
     *
     * @param in the case, null where there is none yet
     * @param authority reference of the legal basis where the case has none of its own
     * @param reason why, in the person's words; may be empty
     * @throws GroundsNeeded when a reason is asked for and there is none; nothing is logged, because the person may still give one
     * @throws PolicyRefusal names the rule
     */
    Permit permit(Function function, @Nullable Case in, @Nullable String authority, String reason) throws PolicyRefusal;

    /**
     * As {@link #permit(Function, Case, String, String)}, for what is handed to somebody.
     *
     * @param recipient to whom; may be empty
     * @throws GroundsNeeded when a reason or a recipient is asked for and there is none
     */
    default Permit permit(
            Function function, @Nullable Case in, @Nullable String authority, String reason, String recipient)
            throws PolicyRefusal {
        return permit(function, in, authority, reason);
    }

    /** What has to be said before this is permitted; empty where nothing is. For those who ask in advance. */
    default Set<Ground> asks(Function function) {
        return Set.of();
    }

    /** Seconds after which a revealed picture is hidden again. */
    int hideAfterSeconds();

    /**
     * From how many independent sources that say the same of a file it counts as known, so that it is shown only for a reason; 0 where
     * any list is enough.
     */
    default int knownQuorum() {
        return 3;
    }

    /**
     * Whether nothing of the evidence is parsed where this system lacks a wall around the worker processes; if not, what is missing is
     * said in each run.
     */
    default boolean wallsRequired() {
        return false;
    }
}
