package org.lapwing.platform.api.register;

import java.io.IOException;
import java.nio.file.Path;
import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.lapwing.platform.api.evidence.ContentId;
import org.lapwing.platform.api.ingest.Progress;
import org.lapwing.platform.api.profile.Person;
import org.osgi.annotation.versioning.ProviderType;

/**
 * The papers of a case: what was seized, under which authority, who answers for it and until when. Each change is in the log, in the
 * same transaction. Safe for many threads; changes throw {@link IllegalStateException} on a case open for reading.
 */
@ProviderType
public interface Register {

    /** In order of id. */
    List<ExhibitRecord> exhibits();

    Optional<ExhibitRecord> exhibit(long id);

    /** Replaces what is written down of an exhibit and compares a digest that is stated. */
    ExhibitRecord label(long exhibit, ExhibitRecord.Labels labels, String why);

    /**
     * Gives an exhibit that was moved its new place, once the files that lie there as such were compared with what was recorded.
     *
     * @param all whether every file is compared rather than some hundred of them
     * @throws IOException in a sentence for people, when a file is missing or differs; the exhibit then keeps its place
     */
    Moved relocate(long exhibit, Path to, boolean all, String why, Progress progress)
            throws IOException, InterruptedException;

    /** The item and what contains it, up to the top of its exhibit; empty where there is no such item. */
    List<Place> chain(long item);

    /** The authority that stands, where one was recorded with its bounds. */
    Optional<Authority> authority();

    /**
     * Records an authority in place of the one that stands. What now lies outside becomes sealed, with what was said of it removed; what
     * no longer does waits for the next ingest.
     */
    Rescoped authority(Authority authority, String why);

    /**
     * Reads an authority from a file.
     *
     * @throws IOException in a sentence that names what is wrong
     */
    Authority read(Path json) throws IOException;

    /**
     * Why the authority that stands keeps an item closed, as a sentence; empty where it does not. Quick and without I/O.
     *
     * @param delivered whether the item is the file that the exhibit is: its date is that of the seizure and says nothing
     */
    Optional<String> outside(String path, @Nullable Instant modified, boolean delivered);

    /** How many items the authority keeps closed. */
    long sealed();

    CaseCard card();

    void officer(Person officer, String why);

    /** @param day null for none */
    void review(@Nullable LocalDate day, String why);

    /**
     * What a new authority changed.
     *
     * @param sealed items that it closed
     * @param opened items that it opened
     * @param exhibits those that have something to be looked at again
     * @param forgotten what was said is gone: by content, the ids of the analysers
     * @param kept what wings closed and opened
     */
    record Rescoped(
            long sealed,
            long opened,
            Set<Long> exhibits,
            Map<ContentId, Set<String>> forgotten,
            List<ScopeKeeper.Kept> kept) {}

    /**
     * An exhibit at its new place.
     *
     * @param compared how many files were compared
     * @param of how many there are
     */
    record Moved(ExhibitRecord exhibit, long compared, long of) {}
}
