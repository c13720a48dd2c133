package org.lapwing.evidence.disks;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.time.Duration;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;
import org.lapwing.evidence.disks.forms.Disk;
import org.lapwing.platform.api.language.Texts;
import org.lapwing.platform.api.reading.Container;

/**
 * Disks unpacked into memory for programs that cannot read their form, zeros left out. One is kept a while after its last use: the next
 * file of the same disk is soon asked for.
 */
final class Copies implements AutoCloseable {

    private static final int PIECE = 64 << 10;
    private static final int PAGE = 4 << 10;
    private static final Path MEMORY = Path.of("/proc/meminfo");
    private static final Pattern AVAILABLE = Pattern.compile("MemAvailable:\\s+(\\d{1,15}) kB");

    private final Texts texts;
    private final Duration kept;
    private final Map<Path, Copy> copies = new HashMap<>();
    private boolean closed;

    Copies(Texts texts, Duration kept) {
        this.texts = texts;
        this.kept = kept;
    }

    /** A disk in memory until it is closed by all who use it. */
    final class Copy implements AutoCloseable {

        private final Path image;
        private Container.@Nullable Lent room;
        private int users;
        private long uses;

        private Copy(Path image) {
            this.image = image;
        }

        Path path() {
            Container.Lent made = room;
            if (made == null) {
                throw new IllegalStateException("The copy was not made");
            }
            return made.path();
        }

        private synchronized void fill(Container container, Disk disk) throws IOException {
            // A case that was closed takes its files in memory away.
            if (room != null && Files.exists(room.path())) {
                return;
            }
            Container.Lent made = container.memory(stored(disk));
            boolean sound = false;
            try {
                copy(disk, made.path());
                room = made;
                sound = true;
            } finally {
                if (!sound) {
                    made.close();
                }
            }
        }

        private synchronized void empty() {
            if (room != null) {
                room.close();
                room = null;
            }
        }

        @Override
        public void close() {
            release(this);
        }
    }

    Copy borrow(Container container, Path image, Disk disk) throws IOException {
        Copy copy;
        synchronized (copies) {
            if (closed) {
                throw new IllegalStateException("The reader is gone");
            }
            copy = copies.computeIfAbsent(image, Copy::new);
            copy.users++;
            copy.uses++;
        }
        boolean sound = false;
        try {
            copy.fill(container, disk);
            sound = true;
            return copy;
        } finally {
            if (!sound) {
                release(copy);
            }
        }
    }

    private void release(Copy copy) {
        synchronized (copies) {
            copy.users--;
            if (closed) {
                copy.empty();
            } else if (copy.users == 0) {
                long uses = copy.uses;
                Thread.ofVirtual().start(() -> forget(copy, uses));
            }
        }
    }

    private void forget(Copy copy, long uses) {
        synchronized (copies) {
            long end = System.nanoTime() + kept.toNanos();
            try {
                for (long left = kept.toNanos(); left > 0 && !closed; left = end - System.nanoTime()) {
                    copies.wait(left / 1_000_000 + 1);
                }
            } catch (InterruptedException e) {
                Thread.currentThread().interrupt();
            }
            if (copy.users == 0 && copy.uses == uses) {
                copies.remove(copy.image, copy);
                copy.empty();
            }
        }
    }

    private long stored(Disk disk) throws IOException {
        long most = availableMemory() / 2;
        long stored = 0;
        for (long at = disk.something(0); at < disk.size(); at = disk.something(at + PIECE)) {
            stored += PIECE;
            if (stored > most) {
                throw new IOException(texts.get("copy.large", most >> 20));
            }
        }
        return stored;
    }

    private static long availableMemory() throws IOException {
        List<String> lines = Files.isReadable(MEMORY) ? Files.readAllLines(MEMORY) : List.of();
        return lines.stream()
                .map(AVAILABLE::matcher)
                .filter(Matcher::matches)
                .mapToLong(found -> Long.parseLong(found.group(1)) << 10)
                .findFirst()
                .orElse(0);
    }

    private static void copy(Disk disk, Path target) throws IOException {
        byte[] piece = new byte[PIECE];
        try (FileChannel out = FileChannel.open(target, StandardOpenOption.WRITE)) {
            for (long at = disk.something(0); at < disk.size(); at = disk.something(at + PIECE)) {
                int length = (int) Math.min(PIECE, disk.size() - at);
                disk.read(at, piece, 0, length);
                for (int from = 0; from < length; from += PAGE) {
                    int count = Math.min(PAGE, length - from);
                    if (!zeros(piece, from, from + count)) {
                        write(out, ByteBuffer.wrap(piece, from, count), at + from);
                    }
                }
            }
            if (out.size() < disk.size()) {
                write(out, ByteBuffer.wrap(new byte[1]), disk.size() - 1);
            }
        }
    }

    private static void write(FileChannel out, ByteBuffer bytes, long at) throws IOException {
        long place = at;
        while (bytes.hasRemaining()) {
            place += out.write(bytes, place);
        }
    }

    private static boolean zeros(byte[] bytes, int from, int to) {
        for (int i = from; i < to; i++) {
            if (bytes[i] != 0) {
                return false;
            }
        }
        return true;
    }

    @Override
    public void close() {
        synchronized (copies) {
            closed = true;
            copies.values().forEach(Copy::empty);
            copies.clear();
            copies.notifyAll();
        }
    }
}
