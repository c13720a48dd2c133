package org.lapwing.platform.api.toolset;

import org.osgi.annotation.versioning.ProviderType;

/**
 * Offered by the host to an application that runs before every bundle does, as a window that wants to be seen early. An application that
 * does not ask finds all bundles running a little later.
 */
@ProviderType
public interface RestOfToolset {

    /**
     * Checks and starts the bundles that have not been started; any thread, not the one of the user interface.
     *
     * <p>Returns when they run, at once if they do already.
     */
    void start() throws InterruptedException;
}
