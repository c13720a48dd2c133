package org.lapwing.platform.api.analysis;

import java.io.IOException;
import java.util.function.BooleanSupplier;
import org.lapwing.platform.api.cases.Case;
import org.osgi.annotation.versioning.ConsumerType;

/**
 * Turns a content into rows of its wing's own tables, such as conversations. Called once for each (content, version), and again after
 * an interrupted run: it first removes what an earlier attempt left of the same content. Writes in transactions of its own choosing
 * through {@link Case#write}.
 */
@ConsumerType
public interface ContentImporter {

    AnalyzerCard card();

    /**
     * Looks at the beginning and decides quickly.
     *
     * @param head up to the first 64 KiB
     */
    boolean claims(Content content, byte[] head);

    /**
     * Whether what others read as text of this content must not be kept, because the authority of the case leaves parts of it closed and
     * only the importer can tell which.
     *
     * @param head up to the first 64 KiB
     */
    default boolean withholds(Case target, Content content, byte[] head) {
        return false;
    }

    /** @param cancelled asked often; when true, returns soon and leaves nothing that the next attempt would not remove */
    void importContent(Case target, Content content, FindingSink findings, BooleanSupplier cancelled)
            throws IOException, InterruptedException;
}
