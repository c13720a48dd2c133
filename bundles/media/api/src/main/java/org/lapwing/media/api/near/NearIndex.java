package org.lapwing.media.api.near;

import java.util.List;
import org.lapwing.media.api.hash.Pdq256;
import org.osgi.annotation.versioning.ProviderType;

/** Hashes of one family that can be searched; does not change. By several threads. */
@ProviderType
public interface NearIndex {

    /** The distance up to which two PDQ hashes are taken for one picture. */
    int USUAL_RADIUS = 31;

    /** Hashes. */
    int size();

    /**
     * All hashes within a distance; none is missed.
     *
     * @param radius bits, 0 to {@link #USUAL_RADIUS}
     * @return the nearest first, of equal ones the first given
     * @throws IllegalArgumentException where the hash is of another family, or the radius is out of range
     */
    List<NearMatch> within(Pdq256 query, int radius);
}
