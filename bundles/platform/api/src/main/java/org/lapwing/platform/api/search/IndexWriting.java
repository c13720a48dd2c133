package org.lapwing.platform.api.search;

import java.util.stream.Stream;
import org.osgi.annotation.versioning.ProviderType;

/** Adds documents to a case's index. */
@ProviderType
public interface IndexWriting {

    /**
     * Replaces all documents of a group (what one content yielded, by its SHA-256 and the wing) by these.
     *
     * @param group such as {@code chat:<sha256>}
     */
    void replace(String group, Stream<SearchDocument> documents);

    /** Makes what was added visible and durable. */
    void commit();
}
