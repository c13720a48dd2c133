package org.lapwing.platform.store;

import java.io.IOException;
import java.lang.System.Logger;
import java.lang.System.Logger.Level;
import java.nio.channels.FileChannel;
import java.nio.channels.OverlappingFileLockException;
import java.nio.file.DirectoryNotEmptyException;
import java.nio.file.DirectoryStream;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.time.Instant;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * A folder of one case handle for what is temporary, locked as long as it is used, so that another process can tell what a crash left
 * over from what is in use. Made when first asked for.
 */
final class OwnedFolder implements AutoCloseable {

    private static final Logger LOG = System.getLogger(OwnedFolder.class.getName());
    private static final String LOCK = ".lock";

    /** Begins the names of this process's folders: it never opens their locks again, for closing one would give the lock up. */
    private static final String OURS = ProcessHandle.current().pid()
            + "-"
            + ProcessHandle.current()
                    .info()
                    .startInstant()
                    .orElse(Instant.EPOCH)
                    .toEpochMilli()
            + "-";

    private final Path root;
    private @Nullable Path own;
    private @Nullable FileChannel lock;
    private boolean closed;

    /** @param root where each handle has its folder */
    OwnedFolder(Path root) {
        this.root = root;
    }

    synchronized Path path() throws IOException {
        if (closed) {
            throw new IllegalStateException("The case is closed");
        }
        Path folder = own;
        if (folder == null) {
            Folders.makePrivate(root);
            folder =
                    Files.createDirectory(root.resolve(OURS + UUID.randomUUID()), Folders.ownerOnly(root, "rwx------"));
            FileChannel channel = FileChannel.open(
                    Folders.closed(folder.resolve(LOCK)), StandardOpenOption.CREATE, StandardOpenOption.WRITE);
            channel.tryLock();
            lock = channel;
            own = folder;
        }
        return folder;
    }

    /** A new empty file in it. */
    Path file() throws IOException {
        Path file = path().resolve(UUID.randomUUID() + ".tmp");
        return Files.createFile(file, Folders.ownerOnly(file, "rw-------"));
    }

    /** Removes what handles left behind that are no more. */
    static void removeLeftovers(Path root) {
        if (!Files.isDirectory(root)) {
            return;
        }
        try (DirectoryStream<Path> folders = Files.newDirectoryStream(root)) {
            for (Path folder : folders) {
                if (!folder.getFileName().toString().startsWith(OURS) && abandoned(folder)) {
                    Folders.delete(folder);
                }
            }
        } catch (IOException e) {
            LOG.log(Level.WARNING, "Some temporary files in " + root + " could not be removed; remove them by hand", e);
        }
    }

    private static boolean abandoned(Path folder) throws IOException {
        try (FileChannel channel = FileChannel.open(folder.resolve(LOCK), StandardOpenOption.WRITE)) {
            return channel.tryLock() != null;
        } catch (NoSuchFileException e) {
            return true;
        } catch (OverlappingFileLockException e) {
            return false;
        }
    }

    @Override
    public synchronized void close() {
        closed = true;
        FileChannel held = lock;
        Path folder = own;
        if (held == null || folder == null) {
            return;
        }
        try {
            held.close();
            Folders.delete(folder);
            Files.deleteIfExists(root);
        } catch (DirectoryNotEmptyException e) {
            LOG.log(Level.DEBUG, "Another handle uses " + root);
        } catch (IOException e) {
            LOG.log(Level.WARNING, "Temporary files in " + folder + " could not be removed; remove them by hand", e);
        }
    }
}
