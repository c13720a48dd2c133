package org.lapwing.platform.api.cases;

import java.util.List;
import java.util.Optional;
import org.lapwing.platform.api.decisions.DecisionBook;
import org.lapwing.platform.api.evidence.EvidenceBook;
import org.lapwing.platform.api.findings.FindingBook;
import org.lapwing.platform.api.intake.Intake;
import org.lapwing.platform.api.register.Register;
import org.lapwing.platform.api.vault.Tables;
import org.lapwing.platform.api.vault.Vault;
import org.osgi.annotation.versioning.ProviderType;

/** An open case. Safe for use by many threads. Close it to let go of the folder. */
@ProviderType
public interface Case extends AutoCloseable {

    CaseInfo info();

    /** Whether this handle may write. */
    boolean writable();

    /** Who writes the case instead, as a sentence part ("the window, process 4711 on desk-3, since 09:12"); empty if nobody. */
    Optional<String> writer();

    /** What was found wrong with the case when it was opened, in sentences for people; what is there can be used. */
    default List<String> warnings() {
        return List.of();
    }

    EvidenceBook evidence();

    FindingBook findings();

    DecisionBook decisions();

    CaseLog log();

    /** Who holds keys of the case. */
    Members members();

    /** What was seized, under which authority, and who answers for the case. */
    Register register();

    Vault vault();

    /** The writing side of the evidence; for the pipeline alone. */
    Intake intake();

    /** The tables of one wing; see {@link Tables}. */
    Tables tables(TableOwner owner);

    /**
     * Runs the work in one transaction of the only writing connection; joins the transaction that this thread is already in. Waits for
     * other writers of this process.
     *
     * @throws IllegalStateException when the case is open for reading only
     */
    void write(Runnable work);

    /** A number that grows with every committed change; lists compare it to know whether they are stale. */
    long revision();

    /** Calls back after each commit of this process, on an unspecified thread; keep it short. Close to stop. */
    AutoCloseable onChange(Runnable listener);

    /**
     * Calls back once, before this handle lets go of the folder, so that what was kept for it (an index, a cache) can be closed while
     * the vault still answers.
     */
    void onClose(Runnable listener);

    @Override
    void close();
}
