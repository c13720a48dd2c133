package org.lapwing.platform.store;

import java.io.IOException;
import java.lang.System.Logger;
import java.lang.System.Logger.Level;
import java.nio.channels.FileChannel;
import java.nio.channels.FileLock;
import java.nio.channels.OverlappingFileLockException;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.time.Instant;
import java.time.ZoneId;
import java.time.format.DateTimeFormatter;
import java.time.format.FormatStyle;
import java.util.HashSet;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.lapwing.platform.api.language.Texts;

/**
 * Who may write a case: the process that holds the lock on {@code writer.lock}. The lock ends with the process, however that ends. Who
 * it is stands in a file of its own, because closing any channel on a locked file gives the lock up on some systems.
 */
final class WriterLocks {

    private static final Logger LOG = System.getLogger(WriterLocks.class.getName());
    private static final int ATTEMPTS = 5;
    private static final int PAUSE_MILLIS = 40;

    private final Texts texts;
    private final String program;
    private final Set<Path> ours = new HashSet<>();

    WriterLocks(Texts texts, String program) {
        this.texts = texts;
        this.program = program;
    }

    /** Empty when somebody else holds it. Others that merely ask hold it for a moment, so it is tried a few times. */
    synchronized Optional<WriterLock> take(Path folder) throws IOException {
        for (int attempt = 1; !ours.contains(folder); attempt++) {
            FileChannel channel = FileChannel.open(
                    Folders.closed(lockFile(folder)),
                    StandardOpenOption.CREATE,
                    StandardOpenOption.READ,
                    StandardOpenOption.WRITE);
            if (locked(channel, false)) {
                ours.add(folder);
                sign(folder);
                return Optional.of(() -> giveBack(folder, channel));
            }
            channel.close();
            if (attempt == ATTEMPTS || !pause()) {
                break;
            }
        }
        return Optional.empty();
    }

    private synchronized void giveBack(Path folder, FileChannel channel) {
        try {
            Files.deleteIfExists(folder.resolve("writer.json"));
            channel.close();
        } catch (IOException e) {
            LOG.log(
                    Level.WARNING,
                    "The lock of " + folder + " was not given back cleanly; it ends with this process",
                    e);
        } finally {
            ours.remove(folder);
        }
    }

    /** Who writes, as a sentence part; empty where nobody does. The lock of this process is never touched to find out. */
    synchronized Optional<String> holder(Path folder) {
        if (ours.contains(folder)) {
            return Optional.of(describe(folder));
        }
        try (FileChannel channel = FileChannel.open(lockFile(folder), StandardOpenOption.READ)) {
            return locked(channel, true) ? Optional.empty() : Optional.of(describe(folder));
        } catch (NoSuchFileException e) {
            return Optional.empty();
        } catch (IOException e) {
            LOG.log(Level.DEBUG, "The writer of " + folder + " could not be told", e);
            return Optional.empty();
        }
    }

    private static boolean locked(FileChannel channel, boolean shared) throws IOException {
        try {
            FileLock lock = channel.tryLock(0, Long.MAX_VALUE, shared);
            return lock != null;
        } catch (OverlappingFileLockException e) {
            return false;
        }
    }

    String describe(Path folder) {
        try {
            Map<String, Object> who = Json.readObject(Files.readString(folder.resolve("writer.json")));
            Instant since = Instant.parse(String.valueOf(who.get("since")));
            String time = DateTimeFormatter.ofLocalizedDateTime(FormatStyle.SHORT)
                    .withLocale(texts.locale())
                    .withZone(ZoneId.systemDefault())
                    .format(since);
            return texts.get(
                    "writer.known",
                    texts.get("program." + who.get("program")),
                    String.valueOf(who.get("pid")),
                    String.valueOf(who.get("host")),
                    time);
        } catch (IOException | RuntimeException e) {
            LOG.log(Level.DEBUG, "The writer of " + folder + " has not said who it is", e);
            return texts.get("writer.unknown");
        }
    }

    private void sign(Path folder) {
        String text = Json.write(Map.of(
                "pid",
                ProcessHandle.current().pid(),
                "host",
                host(),
                "since",
                Instant.now().toString(),
                "program",
                program));
        try {
            Files.writeString(Folders.closed(folder.resolve("writer.json")), text);
        } catch (IOException e) {
            LOG.log(Level.DEBUG, "Others will not be told who writes " + folder, e);
        }
    }

    /** Without a look at the network. */
    private static String host() {
        String name = System.getenv("HOSTNAME");
        if (name == null) {
            name = System.getenv("COMPUTERNAME");
        }
        if (name != null && !name.isBlank()) {
            return name;
        }
        try {
            return Files.readString(Path.of("/etc/hostname")).strip();
        } catch (IOException e) {
            return "localhost";
        }
    }

    private static Path lockFile(Path folder) {
        return folder.resolve("writer.lock");
    }

    private static boolean pause() {
        try {
            Thread.sleep(PAUSE_MILLIS);
            return true;
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            return false;
        }
    }

    /** The right to write; closing gives it back. */
    interface WriterLock extends AutoCloseable {
        @Override
        void close();
    }
}
