package org.lapwing.casework.api.triage;

import java.util.List;
import org.lapwing.platform.api.evidence.Target;

/**
 * Why something should be read sooner (or later).
 *
 * @param subject what should be read: a conversation or an item
 * @param title of the subject, for the list
 * @param code of the rule, possibly with a suffix after {@code /}
 * @param text a sentence that begins the way "read sooner, because" goes on; it describes, it never accuses
 * @param points what it adds to the order: positive is sooner, negative later
 * @param danger the reason speaks for a child in danger now (tier 1 with enough of them); never set by a model's score
 * @param citations everything the reason rests on; at least one
 */
public record Reason(
        Target subject, String title, String code, String text, int points, boolean danger, List<Citation> citations) {

    public Reason {
        if (citations.isEmpty()) {
            throw new IllegalArgumentException("The reason " + code + " on " + subject + " cites nothing.");
        }
        citations = List.copyOf(citations);
    }
}
