package org.lapwing.media.api.near;

import org.lapwing.media.api.hash.Pdq256;
import org.osgi.annotation.versioning.ProviderType;

/** An engine for near search. Registered as a service; a unit's own can stand beside it. By several threads. */
@ProviderType
public interface NearIndexes {

    /**
     * Makes an index in memory.
     *
     * @param hashes all of this family
     * @throws IllegalArgumentException where one is of another family
     */
    NearIndex over(Pdq256.Family family, Iterable<Pdq256> hashes);
}
