package org.lapwing.platform.api.tools;

import java.io.IOException;
import java.io.InputStream;
import java.time.Duration;
import java.util.List;
import org.jspecify.annotations.Nullable;
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

    /**
     * Starts a program whose output is read while it runs.
     *
     * @param limit after which it is ended, and its output with it
     * @throws IOException in a sentence for people: absent
     */
    default Running start(ExternalTool tool, List<String> arguments, Duration limit)
            throws IOException, InterruptedException {
        throw new UnsupportedOperationException("This runner does not start programs");
    }

    /**
     * The same for a program that may have no more memory than this, where the system can see to it.
     *
     * @param memory bytes of its address space; asking for more fails inside the program
     */
    default Running start(ExternalTool tool, List<String> arguments, Duration limit, long memory)
            throws IOException, InterruptedException {
        return start(tool, arguments, limit);
    }

    /** A program that runs. By one thread. */
    @ProviderType
    interface Running extends AutoCloseable {

        /** What it prints; ends with it. */
        InputStream output();

        /**
         * Waits for its end; read its output first.
         *
         * @return null where it ended well, else why not, for people
         */
        @Nullable
        String problem() throws InterruptedException;

        /**
         * What it told of trouble although it ended well: the first line that it said beside its output. Waits for its end as well.
         *
         * @return null where it said nothing, or did not end well
         */
        default @Nullable String warning() throws InterruptedException {
            return null;
        }

        /** Ends it with its children, if it still runs. */
        @Override
        void close();
    }
}
