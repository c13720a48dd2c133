package org.lapwing.platform.api.findings;

import java.time.Instant;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.lapwing.platform.api.profile.Person;

/**
 * From what, by what, with what, for whom, when.
 *
 * @param analyzer id of the analyser
 * @param analyzerVersion its version
 * @param bundle symbolic name and version of the bundle that it came in
 * @param input the content that was looked at, by SHA-256
 * @param at when
 * @param parameters what it was set to, in the analyser's own form; empty where nothing was set
 * @param inputs what else it looked at, such as a hash list: name and SHA-256
 * @param model SHA-256 of the model that it used, null where it used none
 * @param operator whose run it was; null where an earlier release stored it
 * @param deterministic whether equal input gives equal output, as the analyser says of itself
 * @param output SHA-256 over all that it said of the input, see docs/administrators/provenance.md; null where an earlier release stored it
 */
public record Provenance(
        String analyzer,
        String analyzerVersion,
        String bundle,
        String input,
        Instant at,
        String parameters,
        Map<String, String> inputs,
        @Nullable String model,
        @Nullable Person operator,
        boolean deterministic,
        @Nullable String output) {

    public Provenance {
        inputs = Map.copyOf(inputs);
    }

    /** Without what may be absent. */
    public Provenance(String analyzer, String analyzerVersion, String bundle, String input, Instant at) {
        this(analyzer, analyzerVersion, bundle, input, at, "", Map.of(), null, null, true, null);
    }
}
