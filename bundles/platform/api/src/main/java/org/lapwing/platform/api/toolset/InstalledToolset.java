package org.lapwing.platform.api.toolset;

import java.util.List;
import org.osgi.annotation.versioning.ProviderType;

/** What runs here. Registered by the host before any bundle starts. */
@ProviderType
public interface InstalledToolset {

    /** Such as {@code international}. */
    String name();

    /** Version of the product. */
    String version();

    /** In the order of their installation; those that could not be installed included. */
    List<InstalledBundle> bundles();

    /**
     * One bundle of the toolset.
     *
     * @param feature the feature that brought it
     * @param sha256 of its bytes as the toolset names them
     * @param state {@code running}, {@code attached} (a fragment), {@code stopped}, {@code not needed} (only in another kind of process
     *     or on another system), {@code missing}, {@code damaged}, {@code unresolved} or {@code failed}
     * @param problem why it or part of it does not run, one plain sentence; empty if it does, or if it need not run in this kind of process
     */
    record InstalledBundle(
            String symbolicName, String version, String feature, String sha256, String state, String problem) {}
}
