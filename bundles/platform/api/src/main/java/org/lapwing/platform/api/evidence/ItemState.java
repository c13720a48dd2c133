package org.lapwing.platform.api.evidence;

/** How far an item could be read. */
public enum ItemState {
    /** All of it. */
    READ,
    /** Some of it: what could be read was kept, the item says what is missing. */
    PARTIAL,
    /** Nothing of it; the item says why. */
    UNREADABLE,
    /** Left closed because policy or bounds say so; counted, not opened. */
    SEALED
}
