package org.lapwing.platform.api.findings;

import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.lapwing.platform.api.evidence.ContentId;
import org.lapwing.platform.api.evidence.Target;
import org.lapwing.platform.api.intake.Analysed;
import org.osgi.annotation.versioning.ProviderType;

/** The findings of a case. */
@ProviderType
public interface FindingBook {

    /** All findings on a target, oldest first. */
    List<Finding> on(Target target);

    /**
     * A page of findings of one kind, in order of id.
     *
     * @param limit 1 to 5,000
     */
    List<Finding> ofKind(String kind, long afterId, int limit);

    Optional<Finding> finding(long id);

    /** What every analyser did on this content, in order of their ids. */
    List<Analysis> analyses(ContentId content);

    /**
     * Compares what an analyser says now with what is stored of the same analyser on the same content; empty where nothing is stored.
     * Sentences for people are not compared: they are in the language of the person.
     */
    Optional<Comparison> compare(Analysed now);

    /** A derived object that an analyser made of a content, such as {@code thumbnail}. */
    Optional<byte[]> derived(ContentId content, String kind);

    /** What became of the analysers on this content: id of the analyser, and why it failed or was skipped. */
    List<Failure> failures(ContentId content);

    /** An analyser that did not finish on a content. */
    record Failure(String analyzer, String analyzerVersion, String why) {}

    /**
     * One analyser's run on one content.
     *
     * @param why it failed or was skipped, null when it was done
     */
    record Analysis(
            Provenance provenance,
            Analysed.Outcome outcome,
            @Nullable String why) {}

    /**
     * Two runs of one analyser on one content.
     *
     * @param stored as it is recorded
     * @param output SHA-256 over what it says now, as {@link Provenance#output}
     * @param differences what differs, each a short line with kinds and digests, never with values; empty where nothing does
     */
    record Comparison(Analysis stored, String output, List<String> differences) {}
}
