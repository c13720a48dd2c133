package org.lapwing.platform.api.evidence;

import java.time.Instant;
import org.jspecify.annotations.Nullable;

/**
 * One file, or one file embedded in another, inside an exhibit.
 *
 * @param id number within the case, from 1; stable once given
 * @param exhibit id of the exhibit
 * @param parent id of the item that contains this one, 0 at the top of the exhibit
 * @param path for people: from the exhibit's root, embedded parts after {@code !/}; control characters and bytes that are no text
 *     stand as {@code \xNN}
 * @param size bytes, -1 where it could not be told
 * @param content identity of the bytes; null where they could not be read
 * @param mediaType by content, null where unread
 * @param modified as the exhibit states it
 * @param state how far it could be read
 * @param problem what is wrong, for people; null where nothing is
 */
public record Item(
        long id,
        long exhibit,
        long parent,
        String path,
        long size,
        @Nullable ContentId content,
        @Nullable String mediaType,
        @Nullable Instant modified,
        ItemState state,
        @Nullable String problem) {

    /** The last part of the path. */
    public String name() {
        return path.substring(path.lastIndexOf('/') + 1);
    }
}
