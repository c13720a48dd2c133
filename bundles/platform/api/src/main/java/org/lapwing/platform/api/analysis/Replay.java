package org.lapwing.platform.api.analysis;

import java.io.IOException;
import org.jspecify.annotations.Nullable;
import org.lapwing.platform.api.cases.Case;
import org.lapwing.platform.api.evidence.ContentId;
import org.lapwing.platform.api.findings.FindingBook;
import org.osgi.annotation.versioning.ProviderType;

/** Runs an analyser once more on a content, stores nothing, and compares what it says with what is stored. */
@ProviderType
public interface Replay {

    /**
     * Blocks until the analyser is done.
     *
     * @param analyzer id of the analyser
     * @throws IOException in a sentence for people, when the bytes cannot be read
     */
    Replayed replay(Case of, ContentId content, String analyzer) throws IOException, InterruptedException;

    /**
     * How it went.
     *
     * @param sentence for people
     * @param comparison null where nothing could be compared
     */
    record Replayed(Result result, String sentence, FindingBook.@Nullable Comparison comparison) {}

    /** What a replay shows. */
    enum Result {
        REPRODUCED,
        /** Other output, and the analyser says of itself that this may be. */
        NOT_DETERMINISTIC,
        DIFFERS,
        /** Another version, or another setting or model, is installed than the one that made what is stored. */
        OTHER_VERSION,
        /** It is not installed, cannot work here, or writes tables of its wing. */
        NOT_POSSIBLE
    }
}
