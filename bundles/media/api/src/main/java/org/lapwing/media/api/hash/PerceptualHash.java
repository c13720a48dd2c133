package org.lapwing.media.api.hash;

import org.osgi.annotation.versioning.ConsumerType;

/**
 * A hash of what a picture looks like. Only hashes of equal algorithm and family tell anything of each other: a family is another way to
 * prepare the same picture, whose hashes differ by some bits.
 */
@ConsumerType
public interface PerceptualHash {

    /** Such as {@code pdq}. */
    String algorithm();

    /** Such as {@code full}; empty where the algorithm has no families. */
    String family();

    /** As it stands in lists and findings. */
    String text();
}
