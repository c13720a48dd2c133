package org.lapwing.platform.api.cases;

import java.io.IOException;
import java.nio.file.Path;
import java.time.Instant;
import java.util.List;
import org.lapwing.platform.api.ingest.Progress;
import org.lapwing.platform.api.persons.PersonCard;
import org.osgi.annotation.versioning.ProviderType;

/**
 * The upkeep of cases as a whole. Each either does all of its work or leaves what was there; a cancelled one leaves no half-made file.
 * Messages of exceptions are sentences for people.
 */
@ProviderType
public interface CaseKeeping {

    /**
     * Writes the whole case into one authenticated, encrypted archive that only these persons open.
     *
     * @param out absent; made
     * @param why for the log; may be empty where no reason is asked for
     */
    void seal(Case of, Path out, List<PersonCard> to, String why, Progress progress)
            throws IOException, CaseUnavailable;

    default void seal(Case of, Path out, List<PersonCard> to, Progress progress) throws IOException, CaseUnavailable {
        seal(of, out, to, "", progress);
    }

    /**
     * Restores a sealed case bit for bit; nothing is left behind when the archive is truncated, altered, or sealed for others.
     *
     * @param folder absent or empty
     */
    CaseInfo unseal(Path sealed, Path folder, Progress progress) throws IOException, CaseUnavailable;

    /**
     * Copies a consistent state of the case, with its members and keys as they are, into an absent folder. Logged in the case by those
     * who hold a key of its log, in the installation's log by others.
     *
     * @param why for the log; may be empty where no reason is asked for
     */
    void backup(Path folder, Path out, String why, Progress progress) throws IOException, CaseUnavailable;

    default void backup(Path folder, Path out, Progress progress) throws IOException, CaseUnavailable {
        backup(folder, out, "", progress);
    }

    /**
     * Checks every content that can be reached, every derived object, every file of the vault, every index entry and the log.
     *
     * @param exhibits whether the bytes of the exhibits are read and compared as well; takes as long as reading them
     */
    Verification verify(Case of, boolean exhibits, Progress progress) throws InterruptedException;

    /**
     * Opens a case for a day to the person at the desk, who holds its recovery keys. It is an entry of its log, which a lead reviews; from
     * then on until it is over the person opens the case for reading.
     *
     * @param why not blank
     * @return until when
     * @throws CaseUnavailable also where the person holds no recovery keys, and while the case is written elsewhere
     */
    Instant breakGlass(Path folder, String why) throws CaseUnavailable;

    /** Gives back the room of what is no longer needed; returns bytes won. */
    long compact(Case of, Progress progress) throws InterruptedException;

    /**
     * Destroys the keys, then the files. Without the keys what may remain on the medium cannot be read. The entry in the
     * installation's log names the case's id, the person, the time and the reason, nothing of its content.
     */
    void erase(Path folder, String why) throws IOException, CaseUnavailable;

    /**
     * Brings a case of an earlier release that this one cannot work on as it is to this release, after a backup.
     *
     * @param backup absent folder for the state before
     */
    void upgrade(Path folder, Path backup, Progress progress) throws IOException, CaseUnavailable;

    /**
     * What a verification found.
     *
     * @param checked how many things of each kind
     * @param problems each a sentence that names the thing; empty when all is well
     * @param complete false when it was cancelled
     */
    record Verification(java.util.Map<String, Long> checked, List<String> problems, boolean complete) {}
}
