package org.lapwing.platform.pipeline;

import org.jspecify.annotations.Nullable;
import org.lapwing.platform.api.cases.Case;
import org.lapwing.platform.api.policy.Function;
import org.lapwing.platform.api.policy.Policy;
import org.lapwing.platform.api.policy.PolicyRefusal;

/** Whether the person who started a run may run external programs on evidence: asked once, when the first of them would run. */
final class Programs {

    private final @Nullable Policy policy;
    private final @Nullable Case of;
    private final String reason;
    private boolean asked;
    private @Nullable String refused;

    private Programs(@Nullable Policy policy, @Nullable Case of, String reason) {
        this.policy = policy;
        this.of = of;
        this.reason = reason;
    }

    /** @param reason why they would run, for where policy wants one */
    static Programs asking(@Nullable Policy policy, Case of, String reason) {
        return new Programs(policy, of, reason);
    }

    /** For what is no case. */
    static Programs allowed() {
        return new Programs(null, null, "");
    }

    /** Why they may not run, as a sentence for people; null where they may. */
    synchronized @Nullable String refused() {
        if (!asked && policy != null) {
            try {
                policy.permit(Function.TOOL_RUN, of, null, reason);
            } catch (PolicyRefusal e) {
                refused = String.valueOf(e.getMessage());
            }
        }
        asked = true;
        return refused;
    }
}
