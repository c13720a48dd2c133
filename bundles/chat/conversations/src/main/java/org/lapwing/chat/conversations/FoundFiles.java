package org.lapwing.chat.conversations;

import java.io.IOException;
import java.io.InputStream;
import java.nio.file.FileVisitResult;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.SimpleFileVisitor;
import java.nio.file.attribute.BasicFileAttributes;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.function.BiConsumer;
import java.util.zip.ZipEntry;
import java.util.zip.ZipException;
import java.util.zip.ZipFile;
import org.lapwing.chat.api.format.ChatSource;

/** The files under a path that may be exports, those in a zip included; only read, links not followed. */
final class FoundFiles {

    private final BiConsumer<String, IOException> unreadable;

    /** @param unreadable is told what could not be read, and why */
    FoundFiles(BiConsumer<String, IOException> unreadable) {
        this.unreadable = unreadable;
    }

    /** What is done with a file. */
    @FunctionalInterface
    interface Visitor {
        /** @return whether to go on */
        boolean visit(ChatSource source) throws IOException, InterruptedException;
    }

    /** @param shown the path as the person wrote it */
    void walk(Path path, String shown, Visitor visitor) throws IOException, InterruptedException {
        for (Path file : files(path, shown)) {
            String name = file.equals(path) ? shown : shown + "/" + path.relativize(file);
            try {
                if (!one(file, name, visitor)) {
                    return;
                }
            } catch (IOException e) {
                unreadable.accept(name, e);
            }
        }
    }

    private List<Path> files(Path path, String shown) throws IOException {
        List<Path> files = new ArrayList<>();
        Files.walkFileTree(path, new SimpleFileVisitor<>() {
            @Override
            public FileVisitResult visitFile(Path file, BasicFileAttributes attributes) {
                if (attributes.isRegularFile()) {
                    files.add(file);
                }
                return FileVisitResult.CONTINUE;
            }

            @Override
            public FileVisitResult visitFileFailed(Path file, IOException e) {
                unreadable.accept(file.equals(path) ? shown : shown + "/" + path.relativize(file), e);
                return FileVisitResult.CONTINUE;
            }
        });
        Collections.sort(files);
        return files;
    }

    private boolean one(Path file, String name, Visitor visitor) throws IOException, InterruptedException {
        Opened opened = new Opened(name, Files.size(file), () -> Files.newInputStream(file));
        byte[] head = opened.head();
        boolean zip = head.length > 3 && head[0] == 'P' && head[1] == 'K' && head[2] == 3 && head[3] == 4;
        return zip ? zip(file, name, visitor) : visitor.visit(opened);
    }

    private boolean zip(Path file, String name, Visitor visitor) throws IOException, InterruptedException {
        try (ZipFile zip = new ZipFile(file.toFile())) {
            for (ZipEntry entry : zip.stream().toList()) {
                if (entry.isDirectory() || entry.getName().startsWith("__MACOSX/")) {
                    continue;
                }
                String inside = name + "!/" + entry.getName();
                try {
                    Opened opened = new Opened(inside, Math.max(0, entry.getSize()), () -> zip.getInputStream(entry));
                    if (!visitor.visit(opened)) {
                        return false;
                    }
                } catch (IOException e) {
                    unreadable.accept(inside, e);
                }
            }
        } catch (ZipException e) {
            throw new IOException(e.getMessage(), e);
        }
        return true;
    }

    /** Opens a stream again and again. */
    @FunctionalInterface
    private interface Opener {
        InputStream open() throws IOException;
    }

    /** A file, or a part of a zip. */
    private static final class Opened implements ChatSource {
        private final String name;
        private final long size;
        private final Opener opener;
        private final byte[] head;

        private Opened(String name, long size, Opener opener) throws IOException {
            this.name = name;
            this.size = size;
            this.opener = opener;
            try (InputStream in = opener.open()) {
                this.head = in.readNBytes(ContentSource.HEAD);
            }
        }

        @Override
        public String name() {
            return name;
        }

        @Override
        public long size() {
            return size;
        }

        @Override
        public byte[] head() {
            return head;
        }

        @Override
        public InputStream open() throws IOException {
            return opener.open();
        }
    }
}
