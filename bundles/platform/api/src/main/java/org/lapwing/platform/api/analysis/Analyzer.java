package org.lapwing.platform.api.analysis;

import java.io.IOException;
import org.jspecify.annotations.Nullable;
import org.osgi.annotation.versioning.ConsumerType;

/**
 * Looks at one content and says something of it, as values: it holds no state of a case and no reference to what it was given.
 * Registered as a service; called by several threads at once. An exception marks the content as failed for this analyser, what it
 * had already said is kept and marked partial, and the run goes on.
 */
@ConsumerType
public interface Analyzer {

    AnalyzerCard card();

    /**
     * Why this analyser cannot work here and now, as a sentence for people (a program is not installed); null where it can. Asked once
     * for each run; the contents wait for a run in which it can.
     */
    default @Nullable String unavailable() {
        return null;
    }

    /** Whether it runs external programs; then it waits for a run of somebody who may, see {@code Function.TOOL_RUN}. */
    default boolean runsPrograms() {
        return false;
    }

    /**
     * Whether the inputs on its card are other people's collections, such as lists of known files. That the case is brought together with
     * them is then an entry in its log, once for each run.
     */
    default boolean combines() {
        return false;
    }

    void analyze(Content content, FindingSink findings) throws IOException, InterruptedException;
}
