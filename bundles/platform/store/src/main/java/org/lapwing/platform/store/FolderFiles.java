package org.lapwing.platform.store;

import java.io.BufferedOutputStream;
import java.io.IOException;
import java.io.OutputStream;
import java.nio.channels.FileChannel;
import java.nio.channels.OverlappingFileLockException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.StandardOpenOption;
import java.security.GeneralSecurityException;
import java.util.Collection;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.stream.Stream;
import org.lapwing.platform.api.vault.VaultFiles;

/**
 * One area of a vault: a folder of encrypted files. What each is encrypted for is the case and the area, not its name, because files are
 * renamed.
 */
final class FolderFiles implements VaultFiles {

    /** Searches read a little here and there, so segments are small. */
    static final Segments.Layout LAYOUT = new Segments.Layout(Keyring.PREFIX, 1 << 14);

    private static final int BUFFER = 1 << 16;

    private final Path folder;
    private final Path locks;
    private final boolean writable;
    private final Keyring keys;
    private final FilePins pins;
    private final String area;
    private final String use;
    private final Set<String> held = new HashSet<>();

    FolderFiles(Path folder, Path locks, boolean writable, Keyring keys, FilePins pins) {
        this.folder = folder;
        this.locks = locks;
        this.writable = writable;
        this.keys = keys;
        this.pins = pins;
        this.area = String.valueOf(folder.getFileName());
        this.use = use(area);
    }

    /** What the files of an area are encrypted for. */
    static String use(String area) {
        return "area " + area;
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
        Path file = file(name);
        long plain = LAYOUT.plain(Files.size(file));
        if (plain < 0) {
            throw new IOException(file + " is cut off or is no file of this case.");
        }
        return plain;
    }

    @Override
    public OutputStream create(String name) throws IOException {
        checkWritable();
        Path file = file(name);
        Files.createFile(file, Folders.ownerOnly(file, "rw-------"));
        OutputStream watched = pins.watched(area, name, Files.newOutputStream(file, StandardOpenOption.WRITE));
        return sealed(watched, keys, use);
    }

    @Override
    public Reader open(String name) throws IOException {
        Path file = file(name);
        pins.check(area, name, file);
        return open(file, keys, use);
    }

    /** Encrypts what is written for this use. */
    static OutputStream sealed(OutputStream file, Keyring keys, String use) throws IOException {
        CaseKeys now = keys.now();
        try {
            OutputStream out = new BufferedOutputStream(file, BUFFER);
            out.write(keys.prefix(now.epoch()));
            Segments segments = Segments.fresh(now.content(now.epoch()), now.purpose(use));
            return new BufferedOutputStream(new SealedOutput(out, segments, LAYOUT), 1 << 10);
        } catch (GeneralSecurityException e) {
            throw new IOException(e);
        }
    }

    static Reader open(Path file, Keyring keys, String use) throws IOException {
        return SealedReader.open(file, (before, header) -> keys.segments(before, header, use), LAYOUT);
    }

    @Override
    public void delete(String name) throws IOException {
        checkWritable();
        Files.delete(file(name));
        pins.deleted(area, name);
    }

    @Override
    public void rename(String from, String to) throws IOException {
        checkWritable();
        Files.move(file(from), file(to), StandardCopyOption.ATOMIC_MOVE);
        pins.renamed(area, from, to);
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
            FileChannel channel =
                    FileChannel.open(Folders.closed(file), StandardOpenOption.CREATE, StandardOpenOption.WRITE);
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
}
