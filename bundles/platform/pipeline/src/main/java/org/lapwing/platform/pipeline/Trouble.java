package org.lapwing.platform.pipeline;

import java.io.IOException;
import java.util.Locale;
import org.lapwing.platform.api.vault.StoreFailure;

/** What was thrown, in sentences for people. */
final class Trouble {

    private Trouble() {}

    /** Why a plug-in failed on a content. */
    static String ofPlugIn(Throwable thrown) {
        return switch (thrown) {
            case OutOfMemoryError e ->
                "It needed more memory than there is; the rest of the run went on. Give Lapwing more memory, or look at the"
                        + " file by other means.";
            case StackOverflowError e ->
                "It went deeper into the file's structure than it could; the file is built to do that, or damaged.";
            case LinkageError e ->
                "Its bundle does not fit what is installed (" + named(e) + "); ask who maintains your toolset.";
            case IOException e when e.getMessage() != null -> e.getMessage();
            default ->
                "It met with something that it does not expect (" + named(thrown)
                        + "); the file may be damaged, or the analyser has a fault.";
        };
    }

    /** Why bytes could not be read. */
    static String ofReading(Throwable thrown) {
        return switch (thrown) {
            case OutOfMemoryError e -> "There was not enough memory to read it.";
            case IOException e when e.getMessage() != null -> e.getMessage();
            default -> "It could not be read (" + named(thrown) + ").";
        };
    }

    static boolean noSpace(Throwable thrown) {
        for (Throwable t = thrown; t != null; t = t.getCause()) {
            if (t instanceof StoreFailure f && f.noSpace()) {
                return true;
            }
            String message = t.getMessage() == null ? "" : t.getMessage().toLowerCase(Locale.ROOT);
            if (t instanceof IOException
                    && (message.contains("no space left")
                            || message.contains("not enough space")
                            || message.contains("quota exceeded"))) {
                return true;
            }
        }
        return false;
    }

    /** Why the run cannot go on. */
    static String stopping(Throwable thrown) {
        if (noSpace(thrown)) {
            return "There is no space left where the case lies. What was stored until then is kept; make space and add the"
                    + " same evidence again, and it goes on from there.";
        }
        return (thrown instanceof StoreFailure && thrown.getMessage() != null
                        ? thrown.getMessage()
                        : "The case could not be written (" + named(thrown) + ").")
                + " What was stored until then is kept.";
    }

    static String named(Throwable thrown) {
        String message = thrown.getMessage();
        return thrown.getClass().getSimpleName() + (message == null ? "" : ": " + message);
    }
}
