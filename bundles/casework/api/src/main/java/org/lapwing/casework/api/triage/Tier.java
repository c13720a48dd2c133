package org.lapwing.casework.api.triage;

/** How soon. Danger, not completeness, decides; see docs/user/triage.md for the rules. */
public enum Tier {
    /** Several signs that a child may be in danger now: look at once. */
    NOW(1),
    /** Signs that belong together: look first. */
    FIRST(2),
    /** Something to follow up. */
    NEXT(3),
    /** No reason to look sooner; still to be looked at. */
    LATER(4);

    private final int number;

    Tier(int number) {
        this.number = number;
    }

    public int number() {
        return number;
    }
}
