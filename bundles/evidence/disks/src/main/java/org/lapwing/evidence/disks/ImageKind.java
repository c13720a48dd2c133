package org.lapwing.evidence.disks;

import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * A form in which a disk is kept.
 *
 * @param shown for people
 * @param form as it is opened here
 * @param option the Sleuth Kit's word for it; null where it cannot read it
 */
record ImageKind(String shown, String form, @Nullable String option) {

    static final String EWF = "application/x-ewf";

    private static final Map<String, ImageKind> BY_TYPE = Map.of(
            "application/x-raw-disk-image",
            new ImageKind("raw", "raw", "raw"),
            "application/x-iso9660-image",
            new ImageKind("ISO 9660", "raw", "raw"),
            EWF,
            new ImageKind("EWF (E01)", "ewf", "ewf"),
            "application/x-vmdk",
            new ImageKind("VMDK", "vmdk", "vmdk"),
            "application/x-vhd",
            new ImageKind("VHD", "vhd", "vhd"),
            "application/x-vhdx",
            new ImageKind("VHDX", "vhdx", "vhd"),
            "application/x-qcow2",
            new ImageKind("qcow2", "qcow2", null));

    static final Set<String> TYPES = BY_TYPE.keySet();

    static @Nullable ImageKind of(@Nullable String mediaType) {
        return mediaType == null ? null : BY_TYPE.get(mediaType);
    }
}
