package org.lapwing.casework.api.triage;

import java.util.List;
import org.lapwing.platform.api.evidence.Target;

/**
 * One line of the order.
 *
 * @param score sum of the reasons' points; 0 without reasons
 * @param reasons heaviest first
 */
public record TriageEntry(Target subject, String title, Tier tier, int score, List<Reason> reasons) {}
