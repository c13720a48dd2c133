package org.lapwing.product.benchmarks;

import java.io.IOException;
import java.io.RandomAccessFile;
import java.nio.file.FileVisitResult;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.SimpleFileVisitor;
import java.nio.file.StandardCopyOption;
import java.nio.file.attribute.BasicFileAttributes;
import java.util.List;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.lapwing.product.benchmarks.Benchmarks.Failed;

/** Whole folders. */
final class Folders {

    private Folders() {}

    static void delete(Path folder) throws IOException {
        if (!Files.exists(folder)) {
            return;
        }
        Files.walkFileTree(folder, new SimpleFileVisitor<>() {
            @Override
            public FileVisitResult visitFile(Path file, BasicFileAttributes attributes) throws IOException {
                Files.delete(file);
                return FileVisitResult.CONTINUE;
            }

            @Override
            public FileVisitResult postVisitDirectory(Path each, @Nullable IOException failure) throws IOException {
                Files.delete(each);
                return FileVisitResult.CONTINUE;
            }
        });
    }

    static void copy(Path from, Path to) throws IOException {
        for (Path file : all(from)) {
            Path copy = to.resolve(from.relativize(file).toString());
            if (Files.isDirectory(file)) {
                Files.createDirectories(copy);
            } else {
                Files.copy(file, copy, StandardCopyOption.COPY_ATTRIBUTES);
            }
        }
    }

    static long size(Path folder) throws IOException {
        long size = 0;
        for (Path file : all(folder)) {
            size += Files.isRegularFile(file) ? Files.size(file) : 0;
        }
        return size;
    }

    /** Changes the last byte of the one file whose name begins so. */
    static void damage(Path folder, String beginning) throws IOException, Failed {
        for (Path file : all(folder)) {
            if (file.getFileName().toString().startsWith(beginning)) {
                try (RandomAccessFile bytes = new RandomAccessFile(file.toFile(), "rw")) {
                    bytes.seek(bytes.length() - 1);
                    int last = bytes.read();
                    bytes.seek(bytes.length() - 1);
                    bytes.write(last ^ 1);
                }
                return;
            }
        }
        throw new Failed("The image has no bundle " + beginning + "… to damage.");
    }

    /** Brings every file into the page cache, or takes it out of it. */
    static void cache(Path folder, boolean cold) throws IOException, InterruptedException, Failed {
        if (cold) {
            Tool.seconds(List.of(
                    "sh",
                    "-c",
                    "sync; find \"$0\" -type f -exec sh -c 'for file; do dd if=\"$file\""
                            + " iflag=nocache count=0 status=none; done' sh {} +",
                    folder.toString()));
        } else {
            Tool.seconds(List.of("sh", "-c", "find \"$0\" -type f -exec cat {} + | cat >/dev/null", folder.toString()));
        }
    }

    private static List<Path> all(Path folder) throws IOException {
        try (Stream<Path> files = Files.walk(folder)) {
            return files.toList();
        }
    }
}
