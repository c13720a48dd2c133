package org.lapwing.platform.api.ingest;

import java.nio.file.Path;
import java.util.List;
import org.lapwing.platform.api.cases.Case;
import org.osgi.annotation.versioning.ProviderType;

/**
 * Adds evidence to a case and runs the analysers on it. Repeatable: nothing is stored twice, what was interrupted is taken up where it
 * stopped, what failed is tried again only by a new version.
 */
@ProviderType
public interface Ingest {

    /**
     * Runs to the end, or until cancelled, on the calling thread and its helpers.
     *
     * @param paths folders and files; each becomes an exhibit
     * @throws InterruptedException when the calling thread is interrupted: treated as cancelled, the rest is kept
     */
    IngestReport run(Case target, List<Path> paths, Progress progress) throws InterruptedException;
}
