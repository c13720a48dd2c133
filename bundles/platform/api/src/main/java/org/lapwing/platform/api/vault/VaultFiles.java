package org.lapwing.platform.api.vault;

import java.io.IOException;
import java.io.OutputStream;
import java.nio.ByteBuffer;
import java.util.Collection;
import java.util.List;
import org.osgi.annotation.versioning.ProviderType;

/** Files that are written once, from beginning to end, and read at any position. Names hold no separator. */
@ProviderType
public interface VaultFiles {

    List<String> list() throws IOException;

    long length(String name) throws IOException;

    /** Makes a new file; fails if the name is taken. The caller closes it. */
    OutputStream create(String name) throws IOException;

    Reader open(String name) throws IOException;

    void delete(String name) throws IOException;

    void rename(String from, String to) throws IOException;

    /** Returns when these files will survive a power cut. */
    void sync(Collection<String> names) throws IOException;

    /** Returns when the list of names will survive a power cut. */
    void syncNames() throws IOException;

    /** Keeps other processes from writing this area; throws when another one does. */
    AutoCloseable lock(String name) throws IOException;

    /** Reads at any position; safe for many threads. */
    @ProviderType
    interface Reader extends AutoCloseable {

        long length();

        /** Fills the buffer's remaining bytes from the position; throws at the end of the file. */
        void read(long position, ByteBuffer into) throws IOException;

        @Override
        void close();
    }
}
