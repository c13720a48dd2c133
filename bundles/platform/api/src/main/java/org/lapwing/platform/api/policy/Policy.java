package org.lapwing.platform.api.policy;

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
     * @throws PolicyRefusal names the rule
     */
    Permit permit(Function function, @Nullable Case in, @Nullable String authority, String reason) throws PolicyRefusal;

    /** Seconds after which a revealed picture is hidden again. */
    int hideAfterSeconds();
}
