package org.lapwing.platform.pipeline;

import java.nio.file.Path;
import java.time.Instant;
import org.jspecify.annotations.Nullable;

/**
 * Where an item lies.
 *
 * @param parent id of the containing item, 0 at the top
 * @param stated size as stated, -1 where unknown
 * @param depth how many containers are around it
 * @param exhibitFile the file that the whole exhibit is, null for any other item
 * @param fresh whether the case cannot know the item yet
 * @param within the container that this is an entry of, null at the top of an exhibit
 * @param doubt why its bytes may not be those that its name stands for; null where nothing says so
 */
record Place(
        long exhibit,
        long parent,
        String locator,
        String path,
        long stated,
        @Nullable Instant modified,
        int depth,
        @Nullable Path exhibitFile,
        boolean fresh,
        @Nullable Whole within,
        @Nullable String doubt) {

    String name() {
        return path.substring(path.lastIndexOf('/') + 1);
    }

    /** To be called when nothing of this is to be stored any more. */
    void settled() {
        if (within != null) {
            within.done();
        }
    }
}
