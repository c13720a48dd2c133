package org.lapwing.platform.pipeline.work;

import java.io.IOException;
import java.nio.file.DirectoryStream;
import java.nio.file.FileVisitResult;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.SimpleFileVisitor;
import java.nio.file.attribute.BasicFileAttributes;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** Folders of workers for what they unpack; in memory, since on a disk it would stay readable. */
final class MemoryFolder {

    private static final String PREFIX = "lapwing-worker-";

    private MemoryFolder() {}

    /** A new one for this user alone; null where this system has no folder in memory. */
    static @Nullable Path create() throws IOException {
        Path place = place(
                List.of(Path.of("/dev/shm"), Path.of(System.getenv().getOrDefault("XDG_RUNTIME_DIR", "/nonexistent"))));
        if (place == null) {
            return null;
        }
        removeLeftovers(place);
        return Files.createTempDirectory(
                place,
                PREFIX + ProcessHandle.current().pid() + "-",
                PosixFilePermissions.asFileAttribute(PosixFilePermissions.fromString("rwx------")));
    }

    private static @Nullable Path place(List<Path> candidates) {
        for (Path candidate : candidates) {
            try {
                if (Files.isDirectory(candidate)
                        && Files.isWritable(candidate)
                        && List.of("tmpfs", "ramfs")
                                .contains(Files.getFileStore(candidate).type())) {
                    return candidate;
                }
            } catch (IOException e) {
                // What cannot be asked is no place for this.
                continue;
            }
        }
        return null;
    }

    /** Of processes that were killed with all their workers. */
    private static void removeLeftovers(Path place) throws IOException {
        try (DirectoryStream<Path> folders = Files.newDirectoryStream(place, PREFIX + "*")) {
            for (Path folder : folders) {
                String[] words = folder.getFileName()
                        .toString()
                        .substring(PREFIX.length())
                        .split("-");
                if (words.length == 2
                        && words[0].matches("[0-9]{1,18}")
                        && ProcessHandle.of(Long.parseLong(words[0])).isEmpty()) {
                    delete(folder);
                }
            }
        }
    }

    static void delete(Path folder) {
        try {
            Files.walkFileTree(folder, new SimpleFileVisitor<>() {
                @Override
                public FileVisitResult visitFile(Path file, BasicFileAttributes attributes) throws IOException {
                    Files.deleteIfExists(file);
                    return FileVisitResult.CONTINUE;
                }

                @Override
                public FileVisitResult visitFileFailed(Path file, IOException failure) {
                    return FileVisitResult.CONTINUE;
                }

                @Override
                public FileVisitResult postVisitDirectory(Path directory, @Nullable IOException failure)
                        throws IOException {
                    Files.deleteIfExists(directory);
                    return FileVisitResult.CONTINUE;
                }
            });
        } catch (IOException e) {
            System.getLogger(MemoryFolder.class.getName())
                    .log(System.Logger.Level.DEBUG, "A folder of a worker is left for the next one to remove", e);
        }
    }
}
