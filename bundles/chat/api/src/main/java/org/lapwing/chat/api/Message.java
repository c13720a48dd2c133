package org.lapwing.chat.api;

import org.jspecify.annotations.Nullable;

/**
 * One message.
 *
 * @param id number within the case; grows in the order of the source
 * @param sender id of the participant, 0 for system notices without one
 * @param text as it reads, repaired where the format is known to break it; empty for media without caption
 * @param attachment name of the file that the export says belongs to it
 * @param replyTo the format's key of the message that this one answers
 * @param sourceOffset byte offset, line or row in the source, see {@code sourceUnit}
 * @param sourceUnit {@code byte}, {@code line} or {@code row}
 */
public record Message(
        long id,
        long conversation,
        long sender,
        MessageTime time,
        MessageKind kind,
        String text,
        @Nullable String attachment,
        @Nullable String replyTo,
        boolean edited,
        long sourceOffset,
        String sourceUnit) {}
