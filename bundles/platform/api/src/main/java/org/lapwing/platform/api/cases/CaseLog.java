package org.lapwing.platform.api.cases;

import java.time.Instant;
import org.lapwing.platform.api.evidence.Target;
import org.lapwing.platform.api.policy.Ground;
import org.osgi.annotation.versioning.ProviderType;

/**
 * The log of a case: appended to, never changed; holds no evidence content. Each entry is chained to the one before and signed by its
 * person. Reading it is for auditors, see {@link CaseLogs}.
 */
@ProviderType
public interface CaseLog {

    /** Records an operation that needs no reason and goes to nobody. */
    default void append(Operation operation, Target target, String detail) {
        append(new Note(operation, target, detail, "", "", ""));
    }

    /**
     * Records an operation, in the transaction of this thread if there is one; on a case that is open for reading, in the chain of the
     * readers. Call it before anything is shown or handed over.
     *
     * @throws ReasonMissing when this installation asks for a reason (and, where something is disclosed, a recipient) and there is none
     */
    void append(Note note);

    /**
     * As {@link #append(Note)}, for a look that changes nothing that lists show, such as a page of one: nobody is told of a change, and
     * it does not wait for who writes for long; then it is in the chain of the readers.
     */
    default void shown(Note note) {
        append(note);
    }

    /** Whether anybody has looked at the target (opened or revealed it). */
    boolean lookedAt(Target target);

    /** How many different targets of a kind anybody has looked at. */
    long lookedAtCount(String targetKind);

    /** The time by which what ends or falls due is judged: that of the clock, or a later one that the log has seen. */
    default Instant now() {
        return Instant.now();
    }

    /** Where the chain stands now; printed wherever something leaves the case. */
    Head head();

    /** Compares the chain, its signatures, its checkpoints and its mirror in the folder. */
    CaseLogs.Verdict verify();

    /**
     * What is recorded. No field is null; empty means not given.
     *
     * @param detail facts about the operation, never evidence content. The words of a search are not kept: of
     *     {@link Operation#SEARCHED}, the log holds how many they were and a keyed digest of them
     * @param why justification, in the person's words
     * @param recipient to whom something was disclosed
     * @param purpose for which it was
     */
    record Note(Operation operation, Target target, String detail, String why, String recipient, String purpose) {}

    /**
     * One entry.
     *
     * @param id from 1, without gaps
     * @param hash SHA-256, 64 hexadecimal digits; empty for entries from before the chain
     */
    record Entry(
            long id,
            Instant at,
            String person,
            Operation operation,
            Target target,
            String detail,
            String why,
            String recipient,
            String purpose,
            String hash) {}

    /**
     * The end of the chain.
     *
     * @param number of the last entry, 0 where there is none
     * @param hash of it, 64 hexadecimal digits; that of the chain's beginning where there is none
     */
    record Head(long number, String hash) {}

    /** A reason, a recipient or a purpose is asked for here and was not given; the message is a sentence for people. */
    final class ReasonMissing extends RuntimeException {

        private static final long serialVersionUID = 1L;

        private final Ground ground;

        public ReasonMissing(Ground ground, String sentence) {
            super(sentence);
            this.ground = ground;
        }

        /** What is asked for. */
        public Ground ground() {
            return ground;
        }
    }

    /** The operations that data-protection law wants to see, and what leads up to them. */
    enum Operation {
        CREATED,
        COLLECTED,
        ALTERED,
        CONSULTED,
        SEARCHED,
        DISCLOSED,
        /** Brought together with data of another collection, such as lists of known files. */
        COMBINED,
        ERASED,
        PERMITTED,
        REFUSED
    }
}
