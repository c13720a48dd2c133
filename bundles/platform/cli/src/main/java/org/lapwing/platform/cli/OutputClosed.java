package org.lapwing.platform.cli;

import java.io.IOException;
import java.util.Locale;

/** Standard output takes no more: its reader has gone, or the disk behind it is full. */
final class OutputClosed extends RuntimeException {

    private static final long serialVersionUID = 1L;

    OutputClosed(IOException cause) {
        super(cause.getMessage(), cause);
    }

    /** The reader had enough, as {@code head} has: nothing to say. */
    boolean readerHasGone() {
        String message = String.valueOf(getMessage()).toLowerCase(Locale.ROOT);
        return message.contains("pipe") || message.contains("connection reset");
    }
}
