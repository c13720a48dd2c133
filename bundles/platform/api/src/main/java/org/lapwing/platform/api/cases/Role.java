package org.lapwing.platform.api.cases;

/** What a member may do in a case. Who holds no role holds no key. */
public enum Role {
    /** All of it, and members, keys, sealing, erasing. */
    LEAD(true, true),
    INVESTIGATOR(true, true),
    /** Looks and decides; adds no evidence. */
    REVIEWER(true, true),
    /** Reads the log and nothing else. */
    AUDITOR(false, false),
    /** Keeps the folder: backup, verification of the ciphertext, erasure. Reads neither evidence nor log. */
    ADMINISTRATOR(false, false),
    /** Holds the keys for an emergency: looks for a time after a reason was recorded, which a lead reviews; nothing else. */
    RECOVERY(true, false);

    private final boolean seesContent;
    private final boolean decides;

    Role(boolean seesContent, boolean decides) {
        this.seesContent = seesContent;
        this.decides = decides;
    }

    /** Whether the case's content key is wrapped for this role. */
    public boolean seesContent() {
        return seesContent;
    }

    public boolean decides() {
        return decides;
    }

    public boolean readsLog() {
        return this == AUDITOR;
    }

    public boolean addsEvidence() {
        return this == LEAD || this == INVESTIGATOR;
    }
}
