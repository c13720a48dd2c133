package org.lapwing.platform.api.register;

import java.time.Instant;
import org.jspecify.annotations.Nullable;
import org.lapwing.platform.api.evidence.Exhibit;

/**
 * The register's line on a seized thing.
 *
 * @param labels what people wrote down
 * @param proof how the acquisition digest compares with the bytes that were read
 * @param compared what the acquisition digest was compared with: the digest that was measured, or the path of the manifest that it
 *     is of; null where nothing was compared
 * @param proved when it was compared, null where it was not
 */
public record ExhibitRecord(
        Exhibit exhibit,
        Labels labels,
        Proof proof,
        @Nullable String compared,
        @Nullable Instant proved) {

    /**
     * What people wrote down of a seized thing; a null part is not stated.
     *
     * @param seal number of the seal or bag
     * @param origin where it was seized and from whom, in free words
     * @param scope which part of it may be looked at, in free words
     * @param acquisition digest made when it was seized or copied
     */
    public record Labels(
            @Nullable String seal,
            @Nullable String origin,
            @Nullable String scope,
            @Nullable Acquisition acquisition) {

        public static final Labels NONE = new Labels(null, null, null, null);
    }

    /** How an acquisition digest compares. */
    public enum Proof {
        /** No digest was stated. */
        NOT_STATED,
        /** Stated, and the bytes have not been read yet. */
        WAITING,
        /** The file that was read has this digest. */
        VERIFIED,
        /** The file that was read has another digest: it is not what was acquired, or the digest is of something else. */
        DIFFERS,
        /** The exhibit is a folder and one of its files, a manifest as a rule, has this digest. */
        MANIFEST,
        /** The exhibit is a folder, which has no digest of its own, and none of its files has this one. */
        NOT_COMPARABLE
    }
}
