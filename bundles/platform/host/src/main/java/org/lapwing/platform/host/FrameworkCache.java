package org.lapwing.platform.host;

import java.io.IOException;
import java.nio.channels.FileChannel;
import java.nio.channels.FileLock;
import java.nio.file.DirectoryStream;
import java.nio.file.FileVisitResult;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.nio.file.SimpleFileVisitor;
import java.nio.file.StandardOpenOption;
import java.nio.file.attribute.BasicFileAttributes;
import org.jspecify.annotations.Nullable;

/**
 * The framework's own folder, one for each process: two processes on one folder corrupt it. A locked file beside it says that its
 * process lives; what a process that died left behind is removed by the next one.
 */
final class FrameworkCache implements AutoCloseable {

    private static final String LOCK = ".lock";

    private final Path folder;
    private final Path lockFile;
    private final FileChannel channel;

    private FrameworkCache(Path folder, Path lockFile, FileChannel channel) {
        this.folder = folder;
        this.lockFile = lockFile;
        this.channel = channel;
    }

    /** @param place holds the folders of all processes of this user */
    static FrameworkCache open(Path place) throws LaunchFailure {
        UserFolders.own(place);
        try {
            removeLeftovers(place);
            while (true) {
                FrameworkCache cache = attempt(place);
                if (cache != null) {
                    return cache;
                }
            }
        } catch (IOException failure) {
            throw new LaunchFailure(
                    "The cache folder " + place + " cannot be used (" + failure.getMessage()
                            + "), so nothing can be started. Make room or set LAPWING_DATA to another folder.",
                    failure);
        }
    }

    Path folder() {
        return folder;
    }

    @Override
    public void close() {
        try {
            deleteTree(folder);
            channel.close();
            Files.deleteIfExists(lockFile);
        } catch (IOException leftForTheNextStart) {
            System.getLogger("org.lapwing.platform.host")
                    .log(
                            System.Logger.Level.DEBUG,
                            "The cache is left for the next start to remove",
                            leftForTheNextStart);
        }
    }

    /** Null if another process took the new lock file for a leftover in the moment before it was locked. */
    private static @Nullable FrameworkCache attempt(Path place) throws IOException {
        Path lockFile = Files.createTempFile(place, "", LOCK);
        FileChannel channel = FileChannel.open(lockFile, StandardOpenOption.WRITE);
        FileLock lock = channel.tryLock();
        if (lock == null || !Files.exists(lockFile)) {
            channel.close();
            return null;
        }
        String name = lockFile.getFileName().toString();
        Path folder = place.resolve(name.substring(0, name.length() - LOCK.length()));
        Files.createDirectory(folder);
        return new FrameworkCache(folder, lockFile, channel);
    }

    private static void removeLeftovers(Path place) throws IOException {
        try (DirectoryStream<Path> locks = Files.newDirectoryStream(place, "*" + LOCK)) {
            for (Path lockFile : locks) {
                removeIfDead(lockFile);
            }
        }
    }

    private static void removeIfDead(Path lockFile) throws IOException {
        try (FileChannel channel = FileChannel.open(lockFile, StandardOpenOption.WRITE);
                FileLock lock = channel.tryLock()) {
            if (lock != null) {
                String name = lockFile.getFileName().toString();
                deleteTree(lockFile.resolveSibling(name.substring(0, name.length() - LOCK.length())));
                Files.deleteIfExists(lockFile);
            }
        } catch (NoSuchFileException removedByAnother) {
            return;
        }
    }

    private static void deleteTree(Path tree) throws IOException {
        if (!Files.exists(tree)) {
            return;
        }
        Files.walkFileTree(tree, new SimpleFileVisitor<>() {
            @Override
            public FileVisitResult visitFile(Path file, BasicFileAttributes attributes) throws IOException {
                Files.deleteIfExists(file);
                return FileVisitResult.CONTINUE;
            }

            @Override
            public FileVisitResult postVisitDirectory(Path folder, @Nullable IOException failure) throws IOException {
                Files.deleteIfExists(folder);
                return FileVisitResult.CONTINUE;
            }
        });
    }
}
