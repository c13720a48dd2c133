package org.lapwing.casework.api.triage;

import java.util.stream.Stream;
import org.lapwing.platform.api.cases.Case;
import org.osgi.annotation.versioning.ConsumerType;

/**
 * Looks for one kind of reason to read something sooner, or later. Registered as a service. Deterministic: the same case gives the same
 * reasons in the same order. A reason cites everything that it rests on, and nothing else: if what it cites were not in the case, the
 * reason would not be given. Never looks at nationality, ethnicity, religion, health or sexual orientation.
 */
@ConsumerType
public interface TriageRule {

    /** Stable and unique among rules, such as {@code chat.meeting-proposed}; the code of each reason begins with it. */
    String code();

    /** One sentence for people: what the rule looks for and what could make it wrong. */
    String describes();

    Stream<Reason> reasons(Case of);
}
