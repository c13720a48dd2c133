package org.lapwing.chat.api.format;

import java.util.List;
import org.jspecify.annotations.Nullable;
import org.lapwing.chat.api.MessageKind;
import org.lapwing.chat.api.MessageTime;
import org.osgi.annotation.versioning.ProviderType;

/** Takes what a format reads. Its methods may block: that is the back-pressure. */
@ProviderType
public interface ChatSink {

    /**
     * Begins a conversation; the messages that follow belong to it. The same key again continues it.
     *
     * @param participants those whom the export lists; writers need not be listed
     */
    void conversation(String key, String title, List<Party> participants) throws InterruptedException;

    void message(Parsed message) throws InterruptedException;

    /** A row of the source that became no message, and why. */
    void skipped(String reason, long sourceOffset);

    /** Something a person should know of this source, such as how dates were understood. */
    void warning(String sentence);

    /** The source is cut or broken from here on. */
    void cut(String sentence, long sourceOffset);

    boolean cancelled();

    /** Somebody: key is the format's stable id, or the name where it has none. */
    record Party(String key, @Nullable String name, boolean owner) {}

    /**
     * @param key the format's id of the message, null where it has none
     * @param sender null for system notices without one
     * @param raw the text as the source has it, null where it is the same
     * @param sourceUnit {@code byte}, {@code line} or {@code row}
     */
    record Parsed(
            @Nullable String key,
            @Nullable Party sender,
            MessageTime time,
            MessageKind kind,
            String text,
            @Nullable String raw,
            @Nullable String attachment,
            @Nullable String replyTo,
            boolean edited,
            long sourceOffset,
            String sourceUnit) {}
}
