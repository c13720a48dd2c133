package org.lapwing.platform.store;

import java.io.BufferedOutputStream;
import java.io.EOFException;
import java.io.IOException;
import java.io.OutputStream;
import java.nio.ByteBuffer;
import java.nio.channels.ClosedByInterruptException;
import java.nio.channels.ClosedChannelException;
import java.nio.channels.FileChannel;
import java.nio.channels.OverlappingFileLockException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.StandardOpenOption;
import java.util.Collection;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.stream.Stream;
import org.lapwing.platform.api.vault.VaultFiles;

/** One area of a vault: a folder of files. */
final class FolderFiles implements VaultFiles {

    private static final int BUFFER = 1 << 16;

    private final Path folder;
    private final Path locks;
    private final boolean writable;
    private final Set<String> held = new HashSet<>();

    FolderFiles(Path folder, Path locks, boolean writable) {
        this.folder = folder;
        this.locks = locks;
        this.writable = writable;
    }

    /** The name, if it is one that stays in its folder. */
    static String plain(String name) {
        if (name.isEmpty()
                || name.startsWith(".")
                || name.chars().anyMatch(c -> c == '/' || c == '\\' || c == ':' || c < ' ')) {
            throw new IllegalArgumentException("Not a plain file name: " + name);
        }
        return name;
    }

    @Override
    public List<String> list() throws IOException {
        if (!Files.isDirectory(folder)) {
            return List.of();
        }
        try (Stream<Path> files = Files.list(folder)) {
            return files.map(file -> file.getFileName().toString()).sorted().toList();
        }
    }

    @Override
    public long length(String name) throws IOException {
        return Files.size(file(name));
    }

    @Override
    public OutputStream create(String name) throws IOException {
        checkWritable();
        Path file = file(name);
        Files.createFile(file, Folders.ownerOnly(file, "rw-------"));
        return new BufferedOutputStream(Files.newOutputStream(file, StandardOpenOption.WRITE), BUFFER);
    }

    @Override
    public Reader open(String name) throws IOException {
        return new FileReader(file(name));
    }

    @Override
    public void delete(String name) throws IOException {
        checkWritable();
        Files.delete(file(name));
    }

    @Override
    public void rename(String from, String to) throws IOException {
        checkWritable();
        Files.move(file(from), file(to), StandardCopyOption.ATOMIC_MOVE);
    }

    @Override
    public void sync(Collection<String> names) throws IOException {
        for (String name : names) {
            try (FileChannel channel = FileChannel.open(file(name), StandardOpenOption.WRITE)) {
                channel.force(true);
            }
        }
    }

    @Override
    public void syncNames() throws IOException {
        Folders.syncNames(folder);
    }

    @Override
    public AutoCloseable lock(String name) throws IOException {
        checkWritable();
        Path file = Folders.makePrivate(locks).resolve(plain(name));
        synchronized (held) {
            if (!held.add(name)) {
                throw new IOException("This process already holds the lock " + name + " of " + folder);
            }
        }
        try {
            FileChannel channel = FileChannel.open(file, StandardOpenOption.CREATE, StandardOpenOption.WRITE);
            if (!locked(channel)) {
                channel.close();
                throw new IOException("Another process holds the lock " + name + " of " + folder);
            }
            return () -> {
                channel.close();
                forget(name);
            };
        } catch (IOException e) {
            forget(name);
            throw e;
        }
    }

    private static boolean locked(FileChannel channel) throws IOException {
        try {
            return channel.tryLock() != null;
        } catch (OverlappingFileLockException e) {
            return false;
        }
    }

    private void forget(String name) {
        synchronized (held) {
            held.remove(name);
        }
    }

    private Path file(String name) {
        return folder.resolve(plain(name));
    }

    private void checkWritable() throws IOException {
        if (!writable) {
            throw new IOException("The case is open for reading only, so nothing can be written in " + folder);
        }
    }

    /** Reads on when an interrupted thread has closed the channel under the others. */
    private static final class FileReader implements Reader {

        private final Path file;
        private final long length;
        private FileChannel channel;
        private boolean closed;

        FileReader(Path file) throws IOException {
            this.file = file;
            this.channel = FileChannel.open(file, StandardOpenOption.READ);
            this.length = channel.size();
        }

        @Override
        public long length() {
            return length;
        }

        @Override
        public void read(long position, ByteBuffer into) throws IOException {
            int start = into.position();
            while (into.hasRemaining()) {
                FileChannel from = channel();
                try {
                    int count = from.read(into, position + into.position() - start);
                    if (count < 0) {
                        throw new EOFException("Read beyond the end of " + file);
                    }
                } catch (ClosedByInterruptException e) {
                    throw e;
                } catch (ClosedChannelException e) {
                    reopen(from, e);
                }
            }
        }

        private synchronized FileChannel channel() throws IOException {
            if (closed) {
                throw new ClosedChannelException();
            }
            if (!channel.isOpen()) {
                channel = FileChannel.open(file, StandardOpenOption.READ);
            }
            return channel;
        }

        private synchronized void reopen(FileChannel lost, ClosedChannelException e) throws IOException {
            if (closed || lost.isOpen()) {
                throw e;
            }
        }

        @Override
        public synchronized void close() {
            closed = true;
            try {
                channel.close();
            } catch (IOException e) {
                throw new java.io.UncheckedIOException(e);
            }
        }
    }
}
