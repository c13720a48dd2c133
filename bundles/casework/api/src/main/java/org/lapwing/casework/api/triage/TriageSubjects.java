package org.lapwing.casework.api.triage;

import java.util.stream.Stream;
import org.lapwing.platform.api.cases.Case;
import org.lapwing.platform.api.evidence.Target;
import org.osgi.annotation.versioning.ConsumerType;

/** Names what should be in the order even without any reason, such as every conversation. Registered as a service. */
@ConsumerType
public interface TriageSubjects {

    Stream<Subject> subjects(Case of);

    /** Something to be read. */
    record Subject(Target target, String title) {}
}
