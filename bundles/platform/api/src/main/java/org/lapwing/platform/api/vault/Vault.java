package org.lapwing.platform.api.vault;

import java.io.IOException;
import java.io.OutputStream;
import java.nio.channels.SeekableByteChannel;
import java.nio.file.Path;
import org.osgi.annotation.versioning.ProviderType;

/**
 * The only way to a case's bytes. No other bundle opens a path in a case's folder, so that encryption is one bundle's affair.
 */
@ProviderType
public interface Vault {

    /** A named area of files, such as the search index. Made when first asked for in a case that can be written. */
    VaultFiles files(String area);

    /**
     * A new, private place for temporary bytes, encrypted on the disk under a key that only this process has; emptied when the case is
     * closed, and after a crash when it is opened again.
     */
    Scratch scratch();

    /**
     * A new, private, empty file for a program that needs a path: in a folder that the system keeps in memory, never on a disk.
     *
     * @param bytes how much will be written
     * @throws IOException in a sentence for people, where this system has no such folder or not enough memory for it
     */
    ClearFile clearFile(long bytes) throws IOException;

    /** Temporary bytes: written once from the beginning, then read at any position. */
    @ProviderType
    interface Scratch extends AutoCloseable {

        /** The one writing; close it before reading. */
        OutputStream write() throws IOException;

        /** Reads; each call has a position of its own. The caller closes it. */
        SeekableByteChannel read() throws IOException;

        /** Bytes written. */
        long size();

        /** Removes it. */
        @Override
        void close();
    }

    /** A file in memory. */
    @ProviderType
    interface ClearFile extends AutoCloseable {

        Path path();

        /** Removes it. */
        @Override
        void close();
    }
}
