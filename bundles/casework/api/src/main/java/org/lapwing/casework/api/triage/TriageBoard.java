package org.lapwing.casework.api.triage;

import java.util.List;
import org.lapwing.platform.api.cases.Case;
import org.osgi.annotation.versioning.ProviderType;

/** Puts what was found into an order, by the rules that are installed. */
@ProviderType
public interface TriageBoard {

    /**
     * Everything that has a reason and every conversation, most urgent first: by tier, then score, then title; the same case gives the
     * same order. A rule that fails is left out and named in {@link Order#failedRules}.
     */
    Order order(Case of);

    /**
     * @param entries most urgent first
     * @param failedRules code of the rule and what happened
     */
    record Order(List<TriageEntry> entries, List<String> failedRules) {}
}
