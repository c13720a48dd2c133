package org.lapwing.media.api.near;

import java.util.function.Consumer;
import org.lapwing.platform.api.cases.Case;
import org.lapwing.platform.api.ingest.Progress;
import org.osgi.annotation.versioning.ProviderType;

/** Finds the pictures of a case that look alike. By several threads. */
@ProviderType
public interface Stacks {

    /**
     * Tells every stack, also those of a single content, by the order of digests; ends early where it is cancelled. That it is looked at
     * is the caller's to ask for and to log.
     *
     * @param radius in bits, 0 to {@link NearIndex#USUAL_RADIUS}
     * @return how many pictures are in none, because they have too little in them to tell them from others
     */
    long tell(Case of, int radius, Progress progress, Consumer<Stack> told);
}
