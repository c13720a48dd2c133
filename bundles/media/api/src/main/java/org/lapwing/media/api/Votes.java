package org.lapwing.media.api;

import java.util.List;

/**
 * How many independent sources say the same of a file. A match is a vote where the unit has said what its category code means; each
 * source has one, however many lists carry it: whoever reported the file, else whoever made the list, else the list itself.
 *
 * @param sources that agree, the most where they do not all; in alphabetical order
 * @param meaning what they say, in the unit's words; empty where there is no vote
 * @param disputed whether others say something else
 */
public record Votes(List<String> sources, String meaning, boolean disputed) {

    public static final Votes NONE = new Votes(List.of(), "", false);

    public Votes {
        sources = List.copyOf(sources);
    }

    public int count() {
        return sources.size();
    }
}
