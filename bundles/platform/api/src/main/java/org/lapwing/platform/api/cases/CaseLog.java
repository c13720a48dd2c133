package org.lapwing.platform.api.cases;

import java.time.Instant;
import java.util.List;
import org.lapwing.platform.api.evidence.Target;
import org.osgi.annotation.versioning.ProviderType;

/** The log of a case: appended to, never changed; holds no evidence content. */
@ProviderType
public interface CaseLog {

    /** Records an operation, in the transaction of this thread if there is one. Does nothing on a case that is open for reading. */
    void append(Operation operation, Target target, String detail);

    /** Whether anybody has looked at the target (opened or revealed it). */
    boolean lookedAt(Target target);

    /** How many different targets of a kind anybody has looked at. */
    long lookedAtCount(String targetKind);

    List<Entry> entries(long afterId, int limit);

    /** One line of the log. */
    record Entry(long id, Instant at, String person, Operation operation, Target target, String detail) {}

    /** The operations that data-protection law wants to see, and what leads up to them. */
    enum Operation {
        CREATED,
        COLLECTED,
        ALTERED,
        CONSULTED,
        SEARCHED,
        DISCLOSED,
        ERASED,
        PERMITTED,
        REFUSED
    }
}
