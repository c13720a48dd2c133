package org.lapwing.platform.api.cases;

/** A case cannot be made or opened; the message is a sentence for people and names the folder. */
public class CaseUnavailable extends Exception {

    private static final long serialVersionUID = 1L;

    private final Reason reason;

    public CaseUnavailable(Reason reason, String sentence) {
        super(sentence);
        this.reason = reason;
    }

    public CaseUnavailable(Reason reason, String sentence, Throwable cause) {
        super(sentence, cause);
        this.reason = reason;
    }

    public Reason reason() {
        return reason;
    }

    /** Why. */
    public enum Reason {
        NOT_FOUND,
        NOT_EMPTY,
        NOT_A_CASE,
        NEWER_RELEASE,
        WRITTEN_ELSEWHERE,
        READ_ONLY,
        DAMAGED,
        NO_SPACE,
        /** The person at the desk is not unlocked, or there is none yet. */
        LOCKED,
        /** The person holds no key of the case, or none for what was asked. */
        NOT_A_MEMBER,
        /** Of an earlier release: {@link CaseKeeping#upgrade} first. */
        NEEDS_UPGRADE,
        /** Its keys are gone. */
        ERASED
    }
}
