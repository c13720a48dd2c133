package org.lapwing.platform.pipeline;

import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import org.lapwing.platform.api.evidence.ContentId;
import org.lapwing.platform.api.evidence.EvidenceBook;

/** Which contents this run or an earlier one has taken up. */
final class Seen {

    private final EvidenceBook evidence;
    private final boolean caseWasEmpty;
    // Half of a hash tells a million contents apart; in the worst case the second look of the run finds what was passed
    // over.
    private final Set<Long> taken = ConcurrentHashMap.newKeySet();

    Seen(EvidenceBook evidence, boolean caseWasEmpty) {
        this.evidence = evidence;
        this.caseWasEmpty = caseWasEmpty;
    }

    /** True for the first who asks, of a content that the case does not have. */
    boolean first(ContentId content) {
        return taken.add(Long.parseUnsignedLong(content.sha256(), 0, 16, 16))
                && (caseWasEmpty || evidence.hashes(content).isEmpty());
    }
}
