package org.lapwing.chat.api;

import org.jspecify.annotations.Nullable;

/**
 * Somebody in a conversation. Never invented: only who wrote, or whom the export lists.
 *
 * @param id number within the case
 * @param key the format's stable id (number, handle), or the name where it has none
 * @param name as displayed, null where the export has none (a deleted account)
 * @param owner whether the export names this one as the owner of the device or account
 */
public record Participant(long id, String key, @Nullable String name, boolean owner) {

    /** The name, or the key where there is none. */
    public String label() {
        return name == null || name.isBlank() ? key : name;
    }
}
