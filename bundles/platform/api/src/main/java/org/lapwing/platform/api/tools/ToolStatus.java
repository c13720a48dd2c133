package org.lapwing.platform.api.tools;

import org.jspecify.annotations.Nullable;

/**
 * Whether a tool is there.
 *
 * @param version first line that it printed; null where it is absent
 * @param problem a sentence for people; null where it is there
 */
public record ToolStatus(
        String name, @Nullable String version, @Nullable String problem) {

    public boolean present() {
        return problem == null;
    }
}
