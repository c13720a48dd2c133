package org.lapwing.platform.api.policy;

/** What a person says before something is looked at or handed over. */
public enum Ground {
    /** Why, in the person's words. */
    REASON,
    /** To whom something is handed over. */
    RECIPIENT,
    /** For which of the lawful purposes a log is read. */
    PURPOSE
}
