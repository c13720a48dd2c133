package org.lapwing.evidence.disks;

import java.io.IOException;
import java.io.InputStream;
import java.nio.channels.SeekableByteChannel;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.ArrayList;
import java.util.HexFormat;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.lapwing.platform.api.evidence.ItemState;
import org.lapwing.platform.api.reading.BoundExceeded;
import org.lapwing.platform.api.reading.Container;
import org.lapwing.platform.api.reading.Entry;
import org.lapwing.platform.api.reading.EntrySink;

/** An image on a disk as a container, and what a walk finds in it. */
record OnDisk(Path image, String mediaType) implements Container {

    @Override
    public String name() {
        return image.getFileName().toString();
    }

    @Override
    public Path exhibitPath() {
        return image;
    }

    @Override
    public long size() {
        try {
            return Files.size(image);
        } catch (IOException e) {
            throw new java.io.UncheckedIOException(e);
        }
    }

    @Override
    public int depth() {
        return 0;
    }

    @Override
    public SeekableByteChannel channel() throws IOException {
        return Files.newByteChannel(image);
    }

    @Override
    public Lent file() {
        return new Lent() {
            @Override
            public Path path() {
                return image;
            }

            @Override
            public void close() {
                // It stays.
            }
        };
    }

    @Override
    public Lent memory(long bytes) throws IOException {
        Path made = Files.createTempFile(Path.of("/dev/shm"), "lapwing-test", ".tmp");
        return new Lent() {
            @Override
            public Path path() {
                return made;
            }

            @Override
            public void close() {
                try {
                    Files.deleteIfExists(made);
                } catch (IOException e) {
                    throw new java.io.UncheckedIOException(e);
                }
            }
        };
    }

    static String sha256(byte[] bytes) {
        try {
            return HexFormat.of().formatHex(MessageDigest.getInstance("SHA-256").digest(bytes));
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException(e);
        }
    }

    /** What was found, by path: size as stated, size as read and SHA-256. */
    static final class Notes implements EntrySink {

        final Map<String, String> files = new TreeMap<>();
        final Map<String, Entry> entries = new TreeMap<>();
        final Map<String, String> unread = new TreeMap<>();
        final List<String> problems = new ArrayList<>();

        @Override
        public void entry(Entry entry) {
            entries.put(entry.path(), entry);
            try (InputStream in = entry.bytes().open()) {
                byte[] bytes = in.readAllBytes();
                files.put(entry.path(), entry.size() + " " + bytes.length + " " + sha256(bytes));
            } catch (BoundExceeded e) {
                unread.put(entry.path(), "SEALED " + e.getMessage());
            } catch (IOException e) {
                unread.put(entry.path(), "UNREADABLE " + e.getMessage());
            }
        }

        @Override
        public void unread(String locator, String path, ItemState state, String problem) {
            unread.put(path, state + " " + problem);
        }

        @Override
        public void containerProblem(String problem) {
            problems.add(problem);
        }

        @Override
        public boolean cancelled() {
            return false;
        }

        /** Without what the file system keeps for itself. */
        Map<String, String> ofPeople() {
            Map<String, String> own = new TreeMap<>(files);
            own.keySet().removeIf(path -> path.contains("$"));
            return own;
        }
    }
}
