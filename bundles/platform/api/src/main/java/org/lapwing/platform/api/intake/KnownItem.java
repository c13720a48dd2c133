package org.lapwing.platform.api.intake;

import java.time.Instant;
import org.jspecify.annotations.Nullable;
import org.lapwing.platform.api.evidence.ContentId;
import org.lapwing.platform.api.evidence.ItemState;

/**
 * What the case knows of an item that the pipeline meets again.
 *
 * @param size as stored, -1 where it could not be told
 * @param modified as stored, in whole milliseconds
 * @param content null where it could not be read
 * @param reader name of the reader that walked it as a container, null where none did
 * @param walked whether that walk reached its end
 */
public record KnownItem(
        long id,
        long size,
        @Nullable Instant modified,
        @Nullable ContentId content,
        @Nullable String mediaType,
        ItemState state,
        @Nullable String reader,
        boolean walked) {

    /** Whether size and time, to the millisecond, are what they were and the bytes were read then: it need not be read again. */
    public boolean unchanged(long nowSize, @Nullable Instant nowModified) {
        return content != null
                && size == nowSize
                && modified != null
                && nowModified != null
                && modified.toEpochMilli() == nowModified.toEpochMilli();
    }
}
