package org.lapwing.platform.api.register;

import java.util.List;
import org.lapwing.platform.api.cases.Case;
import org.lapwing.platform.api.evidence.Target;
import org.osgi.annotation.versioning.ConsumerType;

/** Tells from what a thing of a wing was made, one step nearer to the exhibit. Registered as a service. */
@ConsumerType
public interface Origins {

    /** Empty where the thing is unknown or of another wing. */
    List<Origin> of(Case in, Target target);

    /**
     * One step.
     *
     * @param from such as the content that a conversation was read from
     * @param where in it, such as {@code line 412}; empty for all of it
     */
    record Origin(Target from, String where) {}
}
