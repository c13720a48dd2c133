package org.lapwing.platform.api.evidence;

import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * Which items: all parts must hold; a null part asks for nothing.
 *
 * @param mediaTypePrefix such as {@code image/}
 * @param states such as {@code UNREADABLE}; empty for all
 * @param pathContains part of the path, letters of either case
 * @param firstOfContent only the first item of each content, so that copies are looked at once
 */
public record ItemFilter(
        @Nullable String mediaTypePrefix,
        Set<ItemState> states,
        @Nullable String pathContains,
        @Nullable Long exhibit,
        boolean firstOfContent) {

    public static final ItemFilter ALL = new ItemFilter(null, Set.of(), null, null, false);

    public static ItemFilter ofType(String mediaTypePrefix) {
        return new ItemFilter(mediaTypePrefix, Set.of(), null, null, false);
    }

    public ItemFilter oncePerContent() {
        return new ItemFilter(mediaTypePrefix, states, pathContains, exhibit, true);
    }
}
