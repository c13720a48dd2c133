package org.lapwing.platform.store;

import java.io.IOException;
import java.lang.System.Logger;
import java.lang.System.Logger.Level;
import java.nio.channels.FileChannel;
import java.nio.channels.FileLock;
import java.nio.channels.OverlappingFileLockException;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.atomic.AtomicReference;
import org.jspecify.annotations.Nullable;
import org.lapwing.platform.api.cases.CaseLog;

/**
 * The chain of those who do not write the case: auditors who read the log, and members who look at the case while another writes it. It
 * has a file of its own in the folder, which processes write in turn.
 */
final class LogReaders {

    static final String CHAIN = "readers";
    static final String NAME = "readers.log";
    static final String PURPOSE = "readers ";

    private static final Logger LOG = System.getLogger(LogReaders.class.getName());
    private static final int TRIES = 500;

    private final LogDesk desk;
    private final LogFile file;
    private final Set<String> written = new HashSet<>();

    LogReaders(LogDesk desk) {
        this.desk = desk;
        this.file = file(desk.folder(), desk.caseId(), desk.keys());
    }

    static LogFile file(Path folder, String caseId, LogKeys keys) {
        return new LogFile(folder.resolve(LogMirror.FOLDER), NAME, PURPOSE + caseId, keys);
    }

    /** Records it; on a medium that cannot be written, in the log of this installation. */
    synchronized void append(CaseLog.Note note) {
        Path folder = desk.folder().resolve(LogMirror.FOLDER);
        Path lockFile = folder.resolve("readers.lock");
        try {
            Folders.makePrivate(folder);
            try (FileChannel channel = FileChannel.open(
                            Folders.closed(lockFile), StandardOpenOption.CREATE, StandardOpenOption.WRITE);
                    FileLock lock = lock(channel)) {
                if (lock.isValid()) {
                    add(note);
                }
            }
        } catch (IOException e) {
            LOG.log(Level.DEBUG, "The chain of the readers cannot be written", e);
            desk.installation()
                    .append(
                            note.operation().name(),
                            desk.caseId(),
                            note.target() + (note.why().isBlank() ? "" : ": " + note.why()));
        }
    }

    /** Waits for its turn; the lock of another thread of this process is told by an exception. */
    static FileLock lock(FileChannel channel) throws IOException {
        for (int tries = 0; tries < TRIES; tries++) {
            try {
                return channel.lock();
            } catch (OverlappingFileLockException e) {
                pause();
            }
        }
        throw new IOException("A file of the log is kept by another program for too long");
    }

    private static void pause() throws IOException {
        try {
            Thread.sleep(20);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new java.io.InterruptedIOException("Interrupted while waiting for the log");
        }
    }

    private void add(CaseLog.Note note) throws IOException {
        Optional<LogEntry> last = last();
        byte[] previous = last.map(LogEntry::hash).orElseGet(() -> LogHash.beginning(CHAIN, desk.caseId()));
        LogEntry entry = desk.signed(last.map(LogEntry::number).orElse(0L) + 1, note, previous);
        byte[] line = LogMirror.line(entry.line("entry"));
        file.append(written.add(entry.person()) ? List.of(LogMirror.line(desk.person()), line) : List.of(line), true);
    }

    /** The end of the chain; empty where nobody read. */
    Optional<LogEntry> last() throws IOException {
        AtomicReference<@Nullable LogEntry> last = new AtomicReference<>();
        file.readBackwards(new LogFile.Reader() {

            @Override
            public boolean line(byte[] line) throws IOException {
                Map<String, Object> read = LogMirror.read(line);
                if (!LogEntry.text(read, "is").equals("entry")) {
                    return true;
                }
                last.set(LogEntry.of(read));
                return false;
            }

            @Override
            public void broken(long index) throws IOException {
                throw new IOException("The chain of the readers is damaged at record " + index);
            }
        });
        return Optional.ofNullable(last.get());
    }

    LogFile file() {
        return file;
    }
}
