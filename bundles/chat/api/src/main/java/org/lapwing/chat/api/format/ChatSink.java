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
     * Begins a conversation; the messages that follow belong to it. The same key again continues it, and its title takes the place of
     * the one before.
     *
     * @param participants those whom the export lists; writers need not be listed
     */
    void conversation(String key, String title, List<Party> participants) throws InterruptedException;

    void message(Parsed message) throws InterruptedException;

    /**
     * A row of the source that became no message, and why.
     *
     * @param sourceOffset in the unit of the format's messages
     */
    void skipped(String reason, long sourceOffset);

    /**
     * How many rows the source has, counted apart from parsing, so that messages and skipped rows can be checked against it. Called once,
     * at the end, also of a cut source.
     */
    default void sourceRows(long rows) {}

    /** Something read or worked out of the source as a whole, such as {@code dateOrder} → {@code dmy}. Names are stable. */
    default void fact(String name, String value) {}

    /** Something a person should know of this source, such as how dates were understood. */
    void warning(String sentence);

    /**
     * The source is cut or broken from here on.
     *
     * @param sourceOffset byte in the source
     */
    void cut(String sentence, long sourceOffset);

    boolean cancelled();

    /** Somebody: key is the format's stable id, or the name where it has none. */
    record Party(String key, @Nullable String name, boolean owner) {}

    /**
     * One row of the source.
     *
     * @param key the format's id of the message, null where it has none
     * @param sender null where the source names nobody, as for most system notices
     * @param raw the text as the source has it, null where it is the same
     * @param forwardedFrom whom the source names as the first writer of a forwarded message
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
            @Nullable String forwardedFrom,
            boolean edited,
            long sourceOffset,
            String sourceUnit) {}
}
