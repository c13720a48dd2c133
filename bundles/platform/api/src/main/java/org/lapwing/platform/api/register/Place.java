package org.lapwing.platform.api.register;

import org.jspecify.annotations.Nullable;
import org.lapwing.platform.api.evidence.Item;

/**
 * One step of the way from an item up to its exhibit.
 *
 * @param locator the reader's own name for the item in what contains it
 * @param reader name of the reader that opens the item by that locator, null where the case does not say
 */
public record Place(Item item, String locator, @Nullable String reader) {}
