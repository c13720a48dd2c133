package org.lapwing.platform.api.cases;

import java.nio.file.Path;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** A case cannot be made or opened; the message is a sentence for people and names the folder. */
public class CaseUnavailable extends Exception {

    private static final long serialVersionUID = 1L;

    private final Reason reason;
    private final transient @Nullable Path writtenElsewhere;

    public CaseUnavailable(Reason reason, String sentence) {
        super(sentence);
        this.reason = reason;
        this.writtenElsewhere = null;
    }

    public CaseUnavailable(Reason reason, String sentence, Throwable cause) {
        super(sentence, cause);
        this.reason = reason;
        this.writtenElsewhere = null;
    }

    /**
     * {@link Reason#WRITTEN_ELSEWHERE}: another process has the case open for writing.
     *
     * @param folder of the case
     */
    public CaseUnavailable(String sentence, Path folder) {
        super(sentence);
        this.reason = Reason.WRITTEN_ELSEWHERE;
        this.writtenElsewhere = folder;
    }

    /** The folder of the case that another process has open for writing, to which work on it may be handed. */
    public Optional<Path> writtenElsewhere() {
        return Optional.ofNullable(writtenElsewhere);
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
