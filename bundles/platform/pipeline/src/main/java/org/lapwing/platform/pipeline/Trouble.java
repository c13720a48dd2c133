package org.lapwing.platform.pipeline;

import java.io.IOException;
import java.util.Locale;
import org.lapwing.platform.api.language.Texts;
import org.lapwing.platform.api.vault.StoreFailure;
import org.lapwing.platform.pipeline.work.WorkerSaid;

/** What was thrown, in sentences for people. */
public record Trouble(Texts texts) {

    /** Why a plug-in failed on a content. */
    public String ofPlugIn(Throwable thrown) {
        return switch (thrown) {
            case OutOfMemoryError e -> texts.get("analysis.memory");
            case StackOverflowError e -> texts.get("analysis.deep");
            case LinkageError e -> texts.get("analysis.bundle", named(e));
            case IOException e when e.getMessage() != null -> e.getMessage();
            default -> texts.get("analysis.unexpected", named(thrown));
        };
    }

    /** Why bytes could not be read. */
    String ofReading(Throwable thrown) {
        return switch (thrown) {
            case OutOfMemoryError e -> texts.get("reading.memory");
            case IOException e when e.getMessage() != null -> e.getMessage();
            default -> texts.get("reading.failed", named(thrown));
        };
    }

    static boolean noSpace(Throwable thrown) {
        if (thrown instanceof WorkerSaid) {
            return false;
        }
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
    String stopping(Throwable thrown) {
        if (noSpace(thrown)) {
            return texts.get("stopped.space");
        }
        String why = thrown instanceof StoreFailure && thrown.getMessage() != null
                ? thrown.getMessage()
                : texts.get("stopped.unwritable", named(thrown));
        return why + " " + texts.get("stopped.kept");
    }

    private static String named(Throwable thrown) {
        String message = thrown.getMessage();
        return thrown.getClass().getSimpleName() + (message == null ? "" : ": " + message);
    }
}
