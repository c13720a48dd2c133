package org.lapwing.platform.api.command;

/**
 * A positional parameter or an option.
 *
 * @param name {@code CASE} for a positional one, {@code --name} for an option
 * @param kind how many values
 * @param summary one line for the help
 */
public record Parameter(String name, Kind kind, String summary) {

    public boolean option() {
        return name.startsWith("-");
    }

    /** How many values, and whether it may be left out. */
    public enum Kind {
        /** An option without value. */
        FLAG,
        /** One value that may be left out. */
        OPTIONAL,
        /** One value. */
        REQUIRED,
        /** Any number of values, at least one; the last positional parameter, or an option that may be repeated. */
        MANY
    }
}
