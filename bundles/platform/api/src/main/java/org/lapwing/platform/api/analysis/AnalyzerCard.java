package org.lapwing.platform.api.analysis;

import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * What an analyser is and what it wants to see.
 *
 * @param id stable, such as {@code media.images}
 * @param version changes whenever its output may change; a new version is run again, others are not
 * @param mediaTypes exact types, or {@code image/*}, or {@code *}{@code /*}
 * @param cost decides the order: cheap and telling first
 * @param deterministic whether equal input gives equal output
 * @param purpose one sentence for people
 * @param parameters what else decides the output, such as the settings of a unit, in a form of the analyser's own that is equal when
 *     the output is; empty for none. Contents are looked at again when it changes, as by a new version
 * @param isolated whether it runs in a worker process, as what parses bytes that somebody may have made to do harm ought to: it then
 *     uses no service but texts, evidence databases and engines that are marked for workers too, and nothing outside the content that
 *     it is handed
 * @param inputs what it looks at beside the content, such as a hash list: name and SHA-256
 * @param model SHA-256 of the model that it uses, null where it uses none
 * @param companions endings such as {@code -wal}: what lies beside the content in its folder, under its name and such an ending, is
 *     handed over with it, once all evidence of a run is in the case. Contents are looked at again when that changes
 * @param reads kinds of findings: it looks at what others said of a content, see {@link Content#said()}, after all others, and again
 *     when one of them looked at it again. It runs in the process of the workbench, and is asked only of contents that one of them has
 *     looked at
 */
public record AnalyzerCard(
        String id,
        String version,
        Set<String> mediaTypes,
        Cost cost,
        boolean deterministic,
        String purpose,
        String parameters,
        boolean isolated,
        Map<String, String> inputs,
        @Nullable String model,
        Set<String> companions,
        Set<String> reads) {

    public AnalyzerCard {
        inputs = Map.copyOf(inputs);
        companions = Set.copyOf(companions);
        reads = Set.copyOf(reads);
        if (isolated && !reads.isEmpty()) {
            throw new IllegalArgumentException("What others said is not handed to workers: " + id);
        }
    }

    /** Of an analyser that wants nothing but the content. */
    public AnalyzerCard(
            String id,
            String version,
            Set<String> mediaTypes,
            Cost cost,
            boolean deterministic,
            String purpose,
            String parameters,
            boolean isolated,
            Map<String, String> inputs,
            @Nullable String model) {
        this(
                id,
                version,
                mediaTypes,
                cost,
                deterministic,
                purpose,
                parameters,
                isolated,
                inputs,
                model,
                Set.of(),
                Set.of());
    }

    /** How much a run costs for an ordinary content. */
    public enum Cost {
        /** Look-ups and headers: less than a millisecond. */
        TRIVIAL,
        /** Parsing and decoding: up to some tens of milliseconds. */
        MODERATE,
        /** Models, video, external programs. */
        HEAVY
    }

    /** Of an analyser without parameters that runs in the process of the workbench. */
    public AnalyzerCard(
            String id, String version, Set<String> mediaTypes, Cost cost, boolean deterministic, String purpose) {
        this(id, version, mediaTypes, cost, deterministic, purpose, "", false, Map.of(), null);
    }

    /** The same, in a worker process. */
    public AnalyzerCard inWorker() {
        return changed(version, parameters, true, inputs, model, companions, reads);
    }

    /** The same, with other parameters. */
    public AnalyzerCard with(String otherParameters) {
        return changed(version, otherParameters, isolated, inputs, model, companions, reads);
    }

    /** The same, with what it looks at beside the content. */
    public AnalyzerCard using(Map<String, String> otherInputs, @Nullable String otherModel) {
        return changed(version, parameters, isolated, otherInputs, otherModel, companions, reads);
    }

    /** The same, with what lies beside the content under its name and one of these endings. */
    public AnalyzerCard beside(Set<String> endings) {
        return changed(version, parameters, isolated, inputs, model, endings, reads);
    }

    /** The same, with what others said of a content. */
    public AnalyzerCard reading(Set<String> kinds) {
        return changed(version, parameters, isolated, inputs, model, companions, kinds);
    }

    /** The same under another version. */
    public AnalyzerCard as(String otherVersion) {
        return changed(otherVersion, parameters, isolated, inputs, model, companions, reads);
    }

    private AnalyzerCard changed(
            String newVersion,
            String newParameters,
            boolean apart,
            Map<String, String> newInputs,
            @Nullable String newModel,
            Set<String> endings,
            Set<String> kinds) {
        return new AnalyzerCard(
                id,
                newVersion,
                mediaTypes,
                cost,
                deterministic,
                purpose,
                newParameters,
                apart,
                newInputs,
                newModel,
                endings,
                kinds);
    }

    public boolean accepts(String mediaType) {
        return mediaTypes.contains(mediaType)
                || mediaTypes.contains("*/*")
                || mediaTypes.contains(mediaType.substring(0, mediaType.indexOf('/') + 1) + "*");
    }
}
