package org.lapwing.platform.pipeline;

import java.io.IOException;
import java.lang.System.Logger;
import java.lang.System.Logger.Level;
import java.nio.file.FileSystemException;
import java.util.List;
import java.util.Locale;
import org.lapwing.platform.api.language.Texts;
import org.lapwing.platform.api.policy.PolicyRefusal;
import org.lapwing.platform.api.vault.StoreFailure;
import org.lapwing.platform.pipeline.work.WorkerSaid;

/** What was thrown, in sentences for people. */
public record Trouble(Texts texts) {

    private static final Logger LOG = System.getLogger(Trouble.class.getName());

    /** Libraries that read evidence; what they say of it is no sentence, and may quote it. */
    private static final List<String> LIBRARIES = List.of(
            "java.",
            "jdk.",
            "sun.",
            "com.sun.",
            "org.apache.",
            "com.pff.",
            "org.tukaani.",
            "com.drew.",
            "com.twelvemonkeys.",
            "com.fasterxml.",
            "com.github.luben.",
            "org.xml.",
            "org.sqlite.");

    /** Why a plug-in failed on a content. */
    public String ofPlugIn(Throwable thrown) {
        note(thrown);
        return switch (thrown) {
            case OutOfMemoryError e -> texts.get("analysis.memory");
            case StackOverflowError e -> texts.get("analysis.deep");
            case LinkageError e -> texts.get("analysis.bundle", named(e));
            case IOException e -> ofBytes(e);
            default -> texts.get("analysis.unexpected", thrown.getClass().getSimpleName());
        };
    }

    /** Why bytes could not be read. */
    String ofReading(Throwable thrown) {
        note(thrown);
        return switch (thrown) {
            case OutOfMemoryError e -> texts.get("reading.memory");
            case IOException e -> ofBytes(e);
            default -> texts.get("reading.failed", thrown.getClass().getSimpleName());
        };
    }

    /** The sentence of whoever of this product or its plug-ins threw it; one of ours for what a library or the system says. */
    private String ofBytes(IOException thrown) {
        String message = thrown.getMessage();
        String from = thrownIn(thrown);
        if (message != null && LIBRARIES.stream().noneMatch(from::startsWith)) {
            return message;
        }
        if (thrown instanceof FileSystemException file && file.getReason() != null) {
            return texts.get("reading.system", file.getReason());
        }
        return message != null && from.startsWith("sun.nio.")
                ? texts.get("reading.system", message)
                : texts.get("reading.form");
    }

    private static String thrownIn(Throwable thrown) {
        StackTraceElement[] frames = thrown.getStackTrace();
        return frames.length == 0 ? "" : frames[0].getClassName();
    }

    /** Kinds and places alone: the words of libraries may quote the evidence, and the log is not encrypted. */
    private static void note(Throwable thrown) {
        if (LOG.isLoggable(Level.DEBUG)) {
            StringBuilder kinds = new StringBuilder();
            int causes = 0;
            for (Throwable t = thrown; t != null && causes++ < 10; t = t.getCause()) {
                kinds.append(' ').append(t.getClass().getName()).append(" in ").append(thrownIn(t));
            }
            LOG.log(Level.DEBUG, "A plug-in ended with" + kinds);
        }
    }

    /** Whether policy did not let the bytes be opened: nothing is known of them then, and another person may open them. */
    public static boolean refused(Throwable thrown) {
        return thrown instanceof IOException && thrown.getCause() instanceof PolicyRefusal;
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
