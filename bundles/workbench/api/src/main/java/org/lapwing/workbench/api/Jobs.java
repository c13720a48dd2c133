package org.lapwing.workbench.api;

import java.util.List;
import org.lapwing.platform.api.ingest.Progress;
import org.osgi.annotation.versioning.ProviderType;

/** Long work that the person can watch and cancel. Safe for use by any thread. */
@ProviderType
public interface Jobs {

    /** Starts work on a thread of its own; it shows in the jobs area until the person removes it. */
    void start(String title, Body body);

    /**
     * Starts work whose failures can be looked at.
     *
     * @param openFailed shows what failed; called on the UI thread when the person asks, offered while the count of failures is not 0
     */
    void start(String title, Body body, Runnable openFailed);

    List<State> states();

    /** Work; returns one sentence: what was done. What it throws is shown as the job's failure. */
    @FunctionalInterface
    interface Body {
        String run(Progress progress) throws Exception;
    }

    /** @param outcome empty while it runs */
    record State(String title, String stage, long done, long total, long failed, boolean running, String outcome) {}
}
