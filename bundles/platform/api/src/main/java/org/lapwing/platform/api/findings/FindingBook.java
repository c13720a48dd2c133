package org.lapwing.platform.api.findings;

import java.util.List;
import java.util.Optional;
import org.lapwing.platform.api.evidence.ContentId;
import org.lapwing.platform.api.evidence.Target;
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

    /** A derived object that an analyser made of a content, such as {@code thumbnail}. */
    Optional<byte[]> derived(ContentId content, String kind);

    /** What became of the analysers on this content: id of the analyser, and why it failed or was skipped. */
    List<Failure> failures(ContentId content);

    /** An analyser that did not finish on a content. */
    record Failure(String analyzer, String analyzerVersion, String why) {}
}
