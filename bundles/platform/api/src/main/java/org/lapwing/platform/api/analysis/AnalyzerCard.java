package org.lapwing.platform.api.analysis;

import java.util.Set;

/**
 * What an analyser is and what it wants to see.
 *
 * @param id stable, such as {@code media.images}
 * @param version changes whenever its output may change; a new version is run again, others are not
 * @param mediaTypes exact types, or {@code image/*}, or {@code *}{@code /*}
 * @param cost decides the order: cheap and telling first
 * @param deterministic whether equal input gives equal output
 * @param purpose one sentence for people
 */
public record AnalyzerCard(
        String id, String version, Set<String> mediaTypes, Cost cost, boolean deterministic, String purpose) {

    /** How much a run costs for an ordinary content. */
    public enum Cost {
        /** Look-ups and headers: less than a millisecond. */
        TRIVIAL,
        /** Parsing and decoding: up to some tens of milliseconds. */
        MODERATE,
        /** Models, video, external programs. */
        HEAVY
    }

    public boolean accepts(String mediaType) {
        return mediaTypes.contains(mediaType)
                || mediaTypes.contains("*/*")
                || mediaTypes.contains(mediaType.substring(0, mediaType.indexOf('/') + 1) + "*");
    }
}
