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
 * @param making with what it was made
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
        List<String> problems,
        Making making) {

    /** Made with the content alone, by an analyser that says the same each time. */
    public Analysed(
            ContentId content,
            String analyzer,
            String analyzerVersion,
            String bundle,
            Outcome outcome,
            @Nullable String why,
            List<Said> findings,
            Map<String, byte[]> derived,
            List<String> problems) {
        this(content, analyzer, analyzerVersion, bundle, outcome, why, findings, derived, problems, Making.PLAIN);
    }

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

    /**
     * With what it was made.
     *
     * @param parameters what the analyser was set to, in its own form; empty where nothing was set
     * @param inputs what it looked at beside the content: name and SHA-256
     * @param model SHA-256 of the model, null where there is none
     * @param text SHA-256 of the text for the index in UTF-8, null where there is none
     */
    public record Making(
            String parameters,
            Map<String, String> inputs,
            @Nullable String model,
            boolean deterministic,
            @Nullable String text) {

        public static final Making PLAIN = new Making("", Map.of(), null, true, null);
    }
}
