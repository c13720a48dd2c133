package org.lapwing.chat.api;

import java.time.Instant;
import org.jspecify.annotations.Nullable;
import org.lapwing.platform.api.evidence.ContentId;

/**
 * One conversation as an export holds it.
 *
 * @param id number within the case, from 1
 * @param source content of the export
 * @param key the format's own name for it, unique in the source
 * @param format such as {@code whatsapp-text}
 * @param messages all but system notices
 * @param complete false when the export was cut or could not be read to the end
 * @param first time of the first message that has one
 */
public record Conversation(
        long id,
        ContentId source,
        String key,
        String format,
        String title,
        int participants,
        long messages,
        long systemMessages,
        @Nullable Instant first,
        @Nullable Instant last,
        boolean complete) {}
