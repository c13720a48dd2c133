package org.lapwing.platform.api.intake;

import java.time.Instant;
import org.jspecify.annotations.Nullable;
import org.lapwing.platform.api.evidence.ContentId;
import org.lapwing.platform.api.evidence.ItemState;

/**
 * An item as a walk found it.
 *
 * @param parent id of the item that contains it, 0 at the top of the exhibit
 * @param locator the reader's own name for it, unique in its container
 * @param path from the exhibit's root, for people; embedded parts after {@code !/}
 * @param size bytes that were read, or as stated, -1 where it could not be told
 * @param modified as stated; kept to the millisecond
 * @param content stored before; null where the bytes could not be read
 * @param state anything but {@code READ} needs a problem
 * @param problem a sentence for people, null where nothing is wrong
 */
public record SeenItem(
        long exhibit,
        long parent,
        String locator,
        String path,
        long size,
        @Nullable Instant modified,
        @Nullable ContentId content,
        ItemState state,
        @Nullable String problem) {

    public SeenItem {
        if (state != ItemState.READ && problem == null) {
            throw new IllegalArgumentException("An item that is " + state + " says why: " + path);
        }
    }
}
