package org.lapwing.platform.api.toolset;

import org.osgi.annotation.versioning.ConsumerType;

/** Registered by the window while it is open: a second start asks the first to show itself. */
@ConsumerType
public interface WindowFront {

    /** Brings the window before all others; called from any thread, returns at once. */
    void bringToFront();
}
