package org.lapwing.platform.api.decisions;

/** What kind of thing a person said. */
public enum DecisionKind {
    CATEGORY,
    TAG,
    NOTE,
    CONFIRM,
    REJECT,
    UNDO
}
