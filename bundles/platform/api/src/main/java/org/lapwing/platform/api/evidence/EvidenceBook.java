package org.lapwing.platform.api.evidence;

import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.osgi.annotation.versioning.ProviderType;

/** What a case knows of its evidence. Safe for use by many threads; nothing here renders or changes anything. */
@ProviderType
public interface EvidenceBook {

    List<Exhibit> exhibits();

    Optional<Item> item(long id);

    /** The items whose bytes are this content, in order of id; a person may have many copies of one picture. */
    List<Item> itemsOf(ContentId content);

    Optional<Hashes> hashes(ContentId content);

    /**
     * What lies beside the items that have this content, in the same folder of the same container, under their name and one of the
     * endings; each content once for an ending, none that is empty, unread or sealed, in order of ending and id. At most 16.
     */
    List<Companion> companions(ContentId content, Set<String> endings);

    /**
     * A page of items in order of id.
     *
     * @param filter which items
     * @param afterId the last id of the page before, 0 for the first page
     * @param limit at most this many, 1 to 5,000
     */
    List<Item> items(ItemFilter filter, long afterId, int limit);

    /** The id of the item before a row of the filtered list, with which {@link #items} begins at that row; 0 for the first row. */
    long idBefore(ItemFilter filter, long row);

    /** The row of an item in the filtered list: how many that are let through have a smaller id. */
    long row(ItemFilter filter, long id);

    /** How many items the filter lets through. */
    long count(ItemFilter filter);

    /**
     * The bytes of a content, read again from the exhibit (never written to) or from the items that contain it, and compared with
     * the recorded hash when the stream ends.
     *
     * @throws IOException in a sentence for people, when the exhibit is no longer where it was, or its bytes have changed
     */
    InputStream open(ContentId content) throws IOException;

    /**
     * The exhibit's own file with these bytes, where they lie on the disk as such; compared with the recorded hash. Never write to it.
     *
     * @throws IOException as {@link #open}
     */
    Optional<Path> onDisk(ContentId content) throws IOException;

    /**
     * The bytes of a content as a file for programs that need one: the exhibit's own file, or a copy in memory, never on a disk, that
     * goes away with the case handle. Never write to it.
     *
     * @throws IOException as {@link #open}, and where there is not enough memory
     */
    Path file(ContentId content) throws IOException;

    /**
     * An item beside another one.
     *
     * @param input its name where it is an input of what is said: that of the item, with a number where another content has that
     */
    record Companion(String ending, String input, Item item) {}
}
