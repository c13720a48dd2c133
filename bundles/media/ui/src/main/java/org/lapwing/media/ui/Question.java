package org.lapwing.media.ui;

import java.util.Arrays;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.lapwing.platform.api.evidence.Item;
import org.lapwing.platform.api.evidence.ItemFilter;
import org.lapwing.platform.api.evidence.ItemState;

/**
 * What a list shows.
 *
 * @param path part of the path, empty for all
 */
record Question(Kind kind, Show show, String path) {

    static final Question FIRST = new Question(Kind.PICTURES, Show.ALL, "");

    /** By type; the name is the key of its text. */
    enum Kind {
        PICTURES("image/"),
        VIDEO("video/"),
        SOUND("audio/"),
        FILES(null);

        private final @Nullable String prefix;

        Kind(@Nullable String prefix) {
            this.prefix = prefix;
        }

        static Kind of(Item item) {
            String type = item.mediaType();
            return Arrays.stream(values())
                    .filter(each -> each.prefix != null && type != null && type.startsWith(each.prefix))
                    .findFirst()
                    .orElse(FILES);
        }
    }

    /** By what is known; the name is the key of its text. */
    enum Show {
        ALL,
        KNOWN,
        NEAR,
        PLACE,
        UNDECIDED,
        DECIDED,
        DAMAGED
    }

    ItemFilter filter() {
        Set<ItemState> states = show == Show.DAMAGED ? Set.of(ItemState.PARTIAL, ItemState.UNREADABLE) : Set.of();
        return new ItemFilter(kind.prefix, states, path.isEmpty() ? null : path, null, true);
    }
}
