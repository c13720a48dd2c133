package org.lapwing.media.api.near;

import java.util.function.Consumer;
import org.lapwing.platform.api.cases.Case;
import org.lapwing.platform.api.evidence.ContentId;
import org.lapwing.platform.api.ingest.Progress;
import org.osgi.annotation.versioning.ProviderType;

/**
 * Finds pictures of a case of which one is a part of another, or which hold the same part: crops, frames, collages. Whole pictures that look
 * alike are found by {@link Stacks}. By several threads.
 */
@ProviderType
public interface CommonParts {

    /**
     * Two pictures, the first of their stacks, and what they have in common.
     *
     * @param points places that agree on how one lies in the other
     * @param ofFirst share of the first picture that is in the second, 0 to 1
     * @param ofSecond share of the second picture that is in the first, 0 to 1
     * @param agreement of what they have in common, the share that has the same detail in both, up to 1
     * @param turned degrees by which the first is turned clockwise to lie in the second, 0 to 359, after it is mirrored
     */
    record Common(
            ContentId first,
            ContentId second,
            int points,
            double ofFirst,
            double ofSecond,
            double agreement,
            int turned,
            boolean mirrored) {}

    /**
     * Tells every two that have something in common, once; ends early where it is cancelled. That they are looked at is the caller's to ask
     * for and to log.
     *
     * @return how many pictures could not be looked at, because there is no small copy of them that can be read
     */
    long tell(Case of, Progress progress, Consumer<Common> told);
}
