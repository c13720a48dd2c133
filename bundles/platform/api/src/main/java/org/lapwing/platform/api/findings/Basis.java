package org.lapwing.platform.api.findings;

/** How a finding came about; the inspector shows the two kinds apart. */
public enum Basis {
    /** Read from the bytes as they are: a size, an EXIF field, a sender. Shown under facts. */
    READ,
    /** Compared or inferred: a match, a score. Shown under suggestions. */
    INFERRED
}
