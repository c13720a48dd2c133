package org.lapwing.platform.store;

import java.io.IOException;
import java.lang.System.Logger;
import java.lang.System.Logger.Level;
import java.nio.file.Files;
import java.nio.file.LinkOption;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFileAttributes;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.lapwing.platform.api.language.Texts;
import org.lapwing.platform.api.vault.Vault.ClearFile;

/** Plain files for programs that need a path, in a folder that the system keeps in memory and only its owner enters. */
final class ClearFiles implements AutoCloseable {

    private static final Logger LOG = System.getLogger(ClearFiles.class.getName());
    private static final Set<String> IN_MEMORY = Set.of("tmpfs", "ramfs");

    /** Left free for the system. */
    private static final long SPARE = 16L << 20;

    private final Texts texts;
    private final Optional<Path> root;
    private final @Nullable OwnedFolder folder;

    ClearFiles(Texts texts) {
        this(texts, place(System.getenv(), Path.of("/dev/shm")));
    }

    /** @param root absent where this system has no such folder */
    ClearFiles(Texts texts, Optional<Path> root) {
        this.texts = texts;
        this.root = root;
        this.folder = root.map(OwnedFolder::new).orElse(null);
        root.ifPresent(OwnedFolder::removeLeftovers);
    }

    /** The person's own runtime folder first, then memory that all share, in a folder of one's own. */
    static Optional<Path> place(Map<String, String> environment, Path shared) {
        List<Path> candidates = new ArrayList<>();
        String runtime = environment.get("XDG_RUNTIME_DIR");
        if (runtime != null && !runtime.isBlank()) {
            candidates.add(Path.of(runtime).resolve("lapwing-clear"));
        }
        String user = System.getProperty("user.name", "user").replaceAll("[^A-Za-z0-9._-]", "_");
        candidates.add(shared.resolve("lapwing-clear-" + user));
        return candidates.stream().filter(ClearFiles::usable).findFirst();
    }

    private static boolean usable(Path folder) {
        Path parent = folder.getParent();
        try {
            return parent != null
                    && Files.isWritable(parent)
                    && IN_MEMORY.contains(Files.getFileStore(parent).type().toLowerCase(Locale.ROOT))
                    && ours(folder);
        } catch (IOException | UnsupportedOperationException e) {
            LOG.log(Level.DEBUG, "No folder in memory at " + folder, e);
            return false;
        }
    }

    /** Anybody may make a folder of this name in memory that all share: one that is somebody else's, or open to others, is not used. */
    private static boolean ours(Path folder) throws IOException {
        if (!Files.exists(folder, LinkOption.NOFOLLOW_LINKS)) {
            return true;
        }
        PosixFileAttributes now = Files.readAttributes(folder, PosixFileAttributes.class, LinkOption.NOFOLLOW_LINKS);
        String owner = now.owner().getName();
        return now.isDirectory()
                && owner.equals(System.getProperty("user.name"))
                && PosixFilePermissions.toString(now.permissions()).equals("rwx------");
    }

    ClearFile file(long bytes) throws IOException {
        OwnedFolder in = folder;
        if (in == null || root.isEmpty()) {
            throw new IOException(texts.get("clear.no_memory_folder"));
        }
        Path own = in.path();
        checkOurs(root.get(), own);
        long free = Files.getFileStore(own).getUsableSpace();
        if (bytes > free - SPARE) {
            throw new IOException(texts.get("clear.no_room", bytes, Math.max(0, free - SPARE)));
        }
        return new MemoryFile(in.file());
    }

    /** Between looking for a place and making it, somebody else may have made one of this name. */
    private void checkOurs(Path place, Path own) throws IOException {
        PosixFileAttributes now = Files.readAttributes(place, PosixFileAttributes.class, LinkOption.NOFOLLOW_LINKS);
        if (!now.isDirectory()
                || !now.owner().equals(Files.getOwner(own, LinkOption.NOFOLLOW_LINKS))
                || !PosixFilePermissions.toString(now.permissions()).equals("rwx------")) {
            throw new IOException(texts.get("clear.no_memory_folder"));
        }
    }

    @Override
    public void close() {
        if (folder != null) {
            folder.close();
        }
    }

    private record MemoryFile(Path path) implements ClearFile {

        @Override
        public void close() {
            try {
                Files.deleteIfExists(path);
            } catch (IOException e) {
                LOG.log(Level.WARNING, "The file in memory " + path + " goes away with the case's handle only", e);
            }
        }
    }
}
