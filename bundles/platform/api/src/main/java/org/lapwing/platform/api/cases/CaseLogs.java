package org.lapwing.platform.api.cases;

import java.io.IOException;
import java.nio.file.Path;
import java.time.Instant;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.lapwing.platform.api.evidence.Target;
import org.osgi.annotation.versioning.ProviderType;

/**
 * The logs of cases for those who check them. An auditor holds the log key and no content key, so a log is read from its mirror in the
 * case's folder, not from the case. Exceptions carry sentences for people.
 */
@ProviderType
public interface CaseLogs {

    /**
     * One page, for an auditor of the case only. The reading is itself an entry, in the chain of the readers.
     *
     * @param after number of the entry before the page, 0 for the first page
     * @throws CaseUnavailable when the person at the desk is not an auditor of the case
     * @throws CaseLog.ReasonMissing when no reason is given
     */
    List<CaseLog.Entry> read(Path folder, Purpose purpose, String why, long after, int limit) throws CaseUnavailable;

    /** The readers' own chain (who read the log, or looked at the case while another wrote it); as {@link #read}, and logged as that. */
    List<CaseLog.Entry> readings(Path folder, Purpose purpose, String why, long after, int limit)
            throws CaseUnavailable;

    /**
     * Checks the log. Shows no entry, so it is for everybody who holds the log key; the check is not logged.
     *
     * @param heads what {@link #heads} wrote here or in another installation, null to check the case alone
     */
    Verdict verify(Path folder, @Nullable Path heads) throws CaseUnavailable, IOException;

    /**
     * Writes the whole log with signatures and the cards of the signers as lines of JSON that can be checked without this product; for
     * an auditor only, and logged as a disclosure.
     *
     * @param out absent; made
     * @return entries written
     */
    long export(Path folder, Path out, Purpose purpose, String recipient, String why)
            throws CaseUnavailable, IOException;

    /**
     * Writes the heads that this installation has seen, for safekeeping elsewhere.
     *
     * @param out absent; made
     * @return heads written
     */
    long heads(Path out) throws IOException;

    /**
     * Records in the installation's log what happened to a case as a whole, such as its erasure.
     *
     * @param event one word
     * @param detail holds no name of a case and no evidence content
     */
    void installation(String event, String caseId, String detail);

    /** For what a log may be read: LED Article 25(2). */
    enum Purpose {
        /** Verification of the lawfulness of processing. */
        LAWFULNESS,
        SELF_MONITORING,
        /** Integrity and security of the personal data. */
        INTEGRITY,
        CRIMINAL_PROCEEDINGS
    }

    /**
     * What a check found.
     *
     * @param signers who signed how many entries
     * @param checkpoint time of the last signed checkpoint, null where there is none
     * @param proven sentences
     * @param problems sentences, each naming the entry; empty when all is well
     */
    record Verdict(
            String caseId,
            CaseLog.Head head,
            List<Signer> signers,
            @Nullable Instant checkpoint,
            List<String> proven,
            List<String> problems) {

        public boolean sound() {
            return problems.isEmpty();
        }
    }

    /** A person and how many entries of the chain carry the person's valid signature. */
    record Signer(String id, String name, long entries) {}

    /** What a log entry about the log is about. */
    Target LOG = new Target("log", "1");
}
