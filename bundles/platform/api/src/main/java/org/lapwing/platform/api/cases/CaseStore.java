package org.lapwing.platform.api.cases;

import java.nio.file.Path;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.osgi.annotation.versioning.ProviderType;

/** Makes, opens and lists cases. */
@ProviderType
public interface CaseStore {

    /**
     * Makes a case in a folder that is absent or empty, registers it in the profile and opens it for writing.
     *
     * @throws CaseUnavailable when the folder cannot be used
     */
    Case create(Path folder, String name, @Nullable String authority) throws CaseUnavailable;

    /**
     * Opens a case.
     *
     * @param access {@link Access#WRITE} fails when another process writes; {@link Access#WRITE_IF_FREE} then opens it for reading
     */
    Case open(Path folder, Access access) throws CaseUnavailable;

    /** The cases that this profile knows, newest first; those whose folder is gone are left out. */
    List<CaseInfo> registered();

    /** Finds a case by folder, or by name or id among the registered ones. */
    CaseInfo find(String folderOrName) throws CaseUnavailable;

    /** How a case is opened. */
    enum Access {
        READ,
        WRITE,
        WRITE_IF_FREE
    }
}
