package org.lapwing.workbench.api.widgets;

import org.eclipse.swt.widgets.Composite;
import org.lapwing.workbench.api.Desk;
import org.osgi.annotation.versioning.ProviderType;

/**
 * Protective viewing. The shell finds it as a service and hands its pictures out through {@link Widgets#picture}; views do not call it.
 * UI thread only.
 */
@ProviderType
public interface Viewing {

    ProtectedPicture picture(Composite parent, String id, Desk desk);

    /** Hides every picture now. */
    void hideAll();

    /** What the person at the desk has looked at today. Their own; nobody else sees it. */
    Exposure exposure();

    /** Calls back after the exposure has changed, until closed. */
    Listening onExposure(Runnable listener);

    /**
     * @param count reveals
     * @param seconds during which media was on the screen
     */
    record Exposure(int count, long seconds) {}

    /** Close it to hear no more. */
    interface Listening extends AutoCloseable {
        @Override
        void close();
    }
}
