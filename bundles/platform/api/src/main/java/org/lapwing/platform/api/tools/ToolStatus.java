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

    /**
     * The version of an analyser that runs this tool, so that another version of the tool is looked through again: {@code
     * 1+5.1.9-0+deb12u1} of {@code ffmpeg version 5.1.9-0+deb12u1 Copyright…}.
     *
     * @param own version of the analyser itself; what is returned where the tool is absent
     */
    public String under(String own) {
        if (version == null) {
            return own;
        }
        String[] words = version.split(" ");
        return own + "+" + (words.length > 2 ? words[2] : version);
    }
}
