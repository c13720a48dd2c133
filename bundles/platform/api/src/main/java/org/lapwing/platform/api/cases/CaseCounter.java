package org.lapwing.platform.api.cases;

import java.util.Map;
import org.osgi.annotation.versioning.ConsumerType;

/** Contributes figures to {@code case show}. Registered as a service; the names of its figures are stable. */
@ConsumerType
public interface CaseCounter {

    /** Name of the figure and the figure, such as {@code messages} → 412. Quick: aggregates, not scans. */
    Map<String, Long> counts(Case of);
}
