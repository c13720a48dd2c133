package org.lapwing.platform.api.toolset;

import org.osgi.annotation.versioning.ConsumerType;

/**
 * What a process is for: the host waits for the one service with the property {@code lapwing.application} that it was started for
 * ({@code cli}, {@code window} or {@code worker}) and runs it on the main thread; its result is the exit code.
 */
@ConsumerType
public interface Application {

    /**
     * @param arguments the words of the call
     * @throws InterruptedException when the process is asked to end
     */
    int run(java.util.List<String> arguments) throws InterruptedException;

    /** Asks it to end soon; called from another thread. */
    void stop();
}
