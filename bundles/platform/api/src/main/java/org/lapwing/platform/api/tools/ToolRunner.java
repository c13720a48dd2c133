package org.lapwing.platform.api.tools;

import java.io.IOException;
import java.time.Duration;
import java.util.List;
import org.osgi.annotation.versioning.ProviderType;

/**
 * Runs external programs: found on the search path only, no shell, no network where the system can take it away, empty environment but
 * for the locale, a private working folder, bounded time and output, killed with their children.
 */
@ProviderType
public interface ToolRunner {

    /** Looks for a tool; quick, and remembered for a minute. */
    ToolStatus status(ExternalTool tool);

    /**
     * Runs a program to its end.
     *
     * @param maxOutput bytes of standard output that are kept; more ends the program
     * @throws IOException in a sentence for people: absent, too slow, too much output, ended with an error
     */
    byte[] run(ExternalTool tool, List<String> arguments, Duration limit, int maxOutput)
            throws IOException, InterruptedException;
}
