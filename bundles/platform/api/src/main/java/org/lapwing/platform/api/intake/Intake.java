package org.lapwing.platform.api.intake;

import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.lapwing.platform.api.analysis.AnalyzerCard;
import org.lapwing.platform.api.evidence.ContentId;
import org.lapwing.platform.api.evidence.Hashes;
import org.lapwing.platform.api.evidence.ItemState;
import org.osgi.annotation.versioning.ProviderType;

/**
 * The writing side of a case's evidence, for the pipeline. Every call is repeatable: it stores what is missing and changes what has
 * changed. Safe for many threads; each call joins the transaction of its thread ({@code Case.write}) or makes one of its own, so put
 * some hundreds of calls in one {@code Case.write}. A call that throws inside such a batch takes all of the batch back, even when the
 * exception is caught; only {@link #analysed} leaves the rest. Questions see the changes of the own transaction.
 *
 * <p>How an item is reached again: an item with parent 0 is opened by the reader of its exhibit ({@link #exhibitReadBy}), an item with
 * a parent by the reader of that parent ({@link #itemReadBy}), each by the item's locator. An item with parent 0 and the empty locator
 * is the file that the exhibit is; when it is a container, its reader gets a container with the exhibit's path and depth 0.
 *
 * <p>All throw {@link org.lapwing.platform.api.vault.StoreFailure}, and {@link IllegalStateException} on a case open for reading.
 */
@ProviderType
public interface Intake {

    /**
     * The exhibit that was added from this place, by its real path; made, with its entry in the log, when there is none. It is marked
     * as incomplete until {@link #complete}.
     *
     * @param name for people; that of a known exhibit stays
     * @return id of the exhibit
     */
    long exhibit(Path source, String name);

    /** Remembers which reader ({@code EvidenceReader.name()}) walks the exhibit, so that its items can be opened again. */
    void exhibitReadBy(long exhibit, String reader);

    /** Marks an exhibit as walked to its end. */
    void complete(long exhibit);

    /** What is known of an item; empty where it was never stored. */
    Optional<KnownItem> known(long exhibit, long parent, String locator);

    /**
     * Stores an item, or what has changed of it; its identity is (exhibit, parent, locator). Its content is stored before it. An item
     * whose content has changed is a container that was not walked.
     *
     * @return id of the item, the same each time
     */
    long item(SeenItem item);

    /** Changes how far an item could be read, for what shows only later, such as what is wrong with a container. */
    void itemState(long item, ItemState state, String problem);

    /** Remembers which reader walks the content of the item as a container; not yet walked to its end. */
    void itemReadBy(long item, String reader);

    /** Marks a container as walked to its end; its entries need not be looked at again while its content is the same. */
    void walked(long item);

    /**
     * Stores a content, if the case has it not.
     *
     * @param mediaType by content; that of a known content stays
     * @return true when it was new
     */
    boolean content(Hashes hashes, long size, String mediaType);

    /** The analysers that have a checkpoint on this content, each as {@code id@version}. */
    Set<String> checkpoints(ContentId content);

    /**
     * Stores what one analyser said of one content, all or nothing, and its checkpoint. Replaces what any version of the same analyser
     * said of it before: its findings, its derived objects, its problems, its checkpoint.
     */
    void analysed(Analysed result);

    /**
     * The contents that the analyser accepts by media type and that have no checkpoint of this version, in order of row.
     *
     * @param afterRow the last row of the page before, 0 for the first page
     * @param limit 1 to 5,000
     */
    List<WaitingContent> waiting(AnalyzerCard card, long afterRow, int limit);

    /** How many contents {@link #waiting} would give in all; a scan, so ask once for each run. */
    long waitingCount(AnalyzerCard card);
}
