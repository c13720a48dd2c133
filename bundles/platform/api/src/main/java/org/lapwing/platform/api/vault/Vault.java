package org.lapwing.platform.api.vault;

import java.nio.file.Path;
import org.osgi.annotation.versioning.ProviderType;

/**
 * The only way to a case's bytes. No other bundle opens a path in a case's folder, so that encryption is one bundle's affair.
 */
@ProviderType
public interface Vault {

    /** A named area of files, such as the search index. Made when first asked for in a case that can be written. */
    VaultFiles files(String area);

    /** A new, private place for temporary bytes; emptied when the case is closed, and after a crash when it is opened again. */
    Scratch scratch();

    /** A file in the scratch area. */
    @ProviderType
    interface Scratch extends AutoCloseable {

        Path path();

        /** Deletes it. */
        @Override
        void close();
    }
}
