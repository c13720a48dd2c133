package org.lapwing.platform.api.databases;

import java.io.IOException;
import org.lapwing.platform.api.analysis.Content;
import org.osgi.annotation.versioning.ProviderType;

/**
 * Opens databases from evidence, for analysers that run in a worker. Nobody opens one by other means: its own programs would change it,
 * or run what somebody wrote into it.
 */
@ProviderType
public interface EvidenceDatabases {

    /** Endings of what belongs to a database and lies beside it: for the card of an analyser. */
    java.util.Set<String> COMPANIONS = java.util.Set.of("-wal", "-journal");

    /**
     * Copies the content, and what lies beside it, into memory and opens the copies. Close it before the call of the analyser returns.
     *
     * @throws IOException in a sentence for people: no database, encrypted, cut within its head, too large, or this is no worker
     */
    EvidenceDatabase open(Content content) throws IOException;
}
