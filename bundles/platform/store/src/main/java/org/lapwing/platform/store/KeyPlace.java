package org.lapwing.platform.store;

import java.io.IOException;
import java.io.InputStream;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.StandardOpenOption;
import java.util.ArrayList;
import java.util.List;
import org.lapwing.platform.api.persons.Persons;

/** {@code keys.json} in a case's folder and its second copy {@code keys.json.bak}, which is read when the first is damaged. */
final class KeyPlace {

    static final String NAME = "keys.json";
    private static final String SECOND = "keys.json.bak";

    /** Bytes: some ten thousand changes of members. */
    private static final int LONGEST = 16 << 20;

    private final Path folder;

    KeyPlace(Path folder) {
        this.folder = folder;
    }

    List<Path> files() {
        return List.of(folder.resolve(NAME), folder.resolve(SECOND));
    }

    boolean present() {
        return files().stream().anyMatch(Files::exists);
    }

    /** @throws IOException in words for the end of a sentence, when neither copy is what a lead of the case wrote */
    KeyFile read(Persons persons) throws IOException {
        IOException first = null;
        for (Path file : files()) {
            try {
                return KeyFile.read(text(file), persons);
            } catch (IOException e) {
                IOException named = e instanceof NoSuchFileException
                        ? new IOException(file.getFileName() + " is missing", e)
                        : new IOException(file.getFileName() + ": " + e.getMessage(), e);
                if (first == null) {
                    first = named;
                } else {
                    first.addSuppressed(named);
                }
            }
        }
        throw first == null ? new IOException(NAME + " is missing") : first;
    }

    /** @throws IOException also when it is longer than the keys of any case */
    static String text(Path file) throws IOException {
        try (InputStream in = Files.newInputStream(file)) {
            byte[] bytes = in.readNBytes(LONGEST + 1);
            if (bytes.length > LONGEST) {
                throw new IOException("it is too long to be what was written");
            }
            return new String(bytes, StandardCharsets.UTF_8);
        }
    }

    /** Replaces both copies, the second one first; each is whole at every moment. */
    void write(KeyFile keys, Persons persons) throws IOException {
        byte[] text = keys.text(persons).getBytes(StandardCharsets.UTF_8);
        replace(folder.resolve(SECOND), text);
        replace(folder.resolve(NAME), text);
    }

    private static Path beside(Path file) {
        return file.resolveSibling(file.getFileName() + ".new");
    }

    private void replace(Path file, byte[] text) throws IOException {
        Path next = beside(file);
        Files.deleteIfExists(next);
        Files.createFile(next, Folders.ownerOnly(next, "rw-------"));
        try (FileChannel channel = FileChannel.open(next, StandardOpenOption.WRITE)) {
            ByteBuffer bytes = ByteBuffer.wrap(text);
            while (bytes.hasRemaining()) {
                channel.write(bytes); // On a disk that is almost full, less than all at a time.
            }
            channel.force(true);
        }
        Files.move(next, file, StandardCopyOption.ATOMIC_MOVE, StandardCopyOption.REPLACE_EXISTING);
        Folders.syncNames(folder);
    }

    /** Writes over the keys and removes them; returns when that survives a power cut. */
    void destroy() throws IOException {
        List<Path> all = new ArrayList<>(files());
        files().forEach(file -> all.add(beside(file))); // of a change that was cut off
        for (Path file : all) {
            if (Files.exists(file)) {
                try (FileChannel channel = FileChannel.open(file, StandardOpenOption.WRITE)) {
                    channel.write(ByteBuffer.wrap(CaseKeys.random((int) channel.size())), 0);
                    channel.force(true);
                }
                Files.delete(file);
            }
        }
        Folders.syncNames(folder);
    }
}
