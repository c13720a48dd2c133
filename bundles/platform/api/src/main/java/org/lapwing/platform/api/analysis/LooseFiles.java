package org.lapwing.platform.api.analysis;

import java.io.IOException;
import java.nio.file.Path;
import org.osgi.annotation.versioning.ProviderType;

/** Looks at files that are in no case. Nothing is stored and nothing is written. */
@ProviderType
public interface LooseFiles {

    /**
     * Reads a file once, for its digests and its media type.
     *
     * @throws IOException in a sentence for people, when it cannot be read
     */
    Content open(Path file) throws IOException, InterruptedException;

    /**
     * Hands a content to an analyser, in a worker process where its card asks for one. Blocks until it is done.
     *
     * @param analyzer id of the analyser
     * @param said gets what the analyser says
     * @throws IOException in a sentence for people, when the analyser is not here, cannot work or failed
     */
    void analyse(Content content, String analyzer, FindingSink said) throws IOException, InterruptedException;
}
