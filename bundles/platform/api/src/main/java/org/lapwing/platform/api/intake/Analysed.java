package org.lapwing.platform.api.intake;

import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.lapwing.platform.api.evidence.ContentId;
import org.lapwing.platform.api.evidence.Target;
import org.lapwing.platform.api.findings.Basis;

/**
 * What one analyser made of one content.
 *
 * @param analyzer id on its card
 * @param bundle symbolic name and version of the bundle that it came in, such as {@code org.lapwing.media.images 0.1.0}
 * @param outcome {@code FAILED} marks the findings as partial
 * @param why a sentence for people; null only when {@code DONE}
 * @param derived kind and bytes
 * @param problems sentences about the content, shown on each item that has it; an item with one counts as partly read
 */
public record Analysed(
        ContentId content,
        String analyzer,
        String analyzerVersion,
        String bundle,
        Outcome outcome,
        @Nullable String why,
        List<Said> findings,
        Map<String, byte[]> derived,
        List<String> problems) {

    public Analysed {
        if (outcome != Outcome.DONE && why == null) {
            throw new IllegalArgumentException("An analysis that is " + outcome + " says why: " + analyzer);
        }
    }

    /** How an analysis ended. */
    public enum Outcome {
        DONE,
        FAILED,
        SKIPPED
    }

    /**
     * One statement.
     *
     * @param target as a rule the content
     * @param value text, numbers, booleans, lists and maps of these
     */
    public record Said(
            Target target,
            String kind,
            int valueVersion,
            Basis basis,
            Map<String, ?> value,
            double confidence,
            String explanation) {}
}
