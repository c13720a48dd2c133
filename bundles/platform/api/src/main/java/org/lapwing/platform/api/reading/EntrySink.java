package org.lapwing.platform.api.reading;

import org.lapwing.platform.api.evidence.ItemState;
import org.osgi.annotation.versioning.ProviderType;

/** Takes what a walk finds. Its methods may block: that is the back-pressure. */
@ProviderType
public interface EntrySink {

    /** Takes an entry; its bytes are read before this returns. */
    void entry(Entry entry) throws InterruptedException;

    /**
     * Records something that is there but cannot be read, or that stays closed.
     *
     * @param state {@code UNREADABLE} or {@code SEALED}
     * @param problem a sentence for people
     */
    void unread(String locator, String path, ItemState state, String problem) throws InterruptedException;

    /** Records what is wrong with the container itself; what was already handed over is kept. */
    void containerProblem(String problem);

    /** True when the person has asked to stop; the walk then returns soon. */
    boolean cancelled();
}
