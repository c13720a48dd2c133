package org.lapwing.platform.persons;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.channels.FileChannel;
import java.nio.channels.FileLock;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.StandardOpenOption;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.function.Consumer;

/** A small JSON file of this installation that several processes read and change. It is replaced as a whole, never half. */
final class JsonFile {

    private final Path path;

    JsonFile(Path path) {
        this.path = path;
    }

    /** What is in it; nothing where it is absent. */
    Map<String, Object> read() {
        try {
            return Json.readObject(Files.readString(path));
        } catch (NoSuchFileException e) {
            return Map.of();
        } catch (IOException e) {
            throw new UncheckedIOException(
                    path + " cannot be read (" + e.getMessage() + "). Repair it, or move it away to begin anew.", e);
        }
    }

    /** Changes it while no other process does. */
    synchronized Map<String, Object> change(Consumer<Map<String, Object>> change) {
        try (FileChannel channel = FileChannel.open(
                        path.resolveSibling(path.getFileName() + ".lock"),
                        StandardOpenOption.CREATE,
                        StandardOpenOption.WRITE);
                FileLock lock = channel.lock()) {
            Map<String, Object> content = new LinkedHashMap<>(read());
            change.accept(content);
            Path next = path.resolveSibling(path.getFileName() + ".new");
            Files.writeString(next, Json.write(content));
            if (lock.isValid()) {
                Files.move(next, path, StandardCopyOption.ATOMIC_MOVE, StandardCopyOption.REPLACE_EXISTING);
            }
            return content;
        } catch (IOException e) {
            throw new UncheckedIOException(path + " cannot be written: " + e.getMessage(), e);
        }
    }
}
