package org.lapwing.platform.api.ingest;

import org.osgi.annotation.versioning.ConsumerType;

/** Told how long work is getting on, and asked whether to go on. Called by many threads. */
@ConsumerType
public interface Progress {

    /**
     * @param stage for people, such as the exhibit's name
     * @param done units done
     * @param total units in all, -1 while unknown
     * @param failed units that failed
     */
    void at(String stage, long done, long total, long failed);

    /** Asked some twenty times a second. */
    boolean cancelled();

    /** Whether to rest for now: what is under way comes to its end, nothing new is begun until this is false again. */
    default boolean paused() {
        return false;
    }

    /** For work that nobody watches. */
    Progress NONE = new Progress() {
        @Override
        public void at(String stage, long done, long total, long failed) {}

        @Override
        public boolean cancelled() {
            return false;
        }
    };
}
