package org.lapwing.platform.host;

import org.apache.felix.framework.Logger;
import org.jspecify.annotations.Nullable;

/** Takes what the framework would print on the console to the log file. */
final class FelixLog extends Logger {

    private static final System.Logger LOG = System.getLogger("org.apache.felix.framework");

    @Override
    protected void doLog(int level, String message, @Nullable Throwable failure) {
        System.Logger.Level to =
                switch (level) {
                    case LOG_ERROR -> System.Logger.Level.ERROR;
                    case LOG_WARNING -> System.Logger.Level.WARNING;
                    case LOG_INFO -> System.Logger.Level.INFO;
                    default -> System.Logger.Level.DEBUG;
                };
        LOG.log(to, message, failure);
    }
}
