package org.lapwing.platform.store;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.lapwing.platform.api.persons.PersonCard;

/**
 * The log once more, in an encrypted file beside the database that only grows. Written after a commit from the rows themselves, so that
 * it can lag behind the database, which opening the case mends, and is never ahead of it.
 */
final class LogMirror {

    /** In the folder of the case. */
    static final String FOLDER = "log";

    static final String NAME = "entries.log";
    static final String PURPOSE = "entries ";

    private static final int PAGE = 500;

    private final LogFile file;
    private final Database database;
    private final Set<String> written = new HashSet<>();
    private long entry;
    private long checkpoint;

    LogMirror(Path folder, String caseId, LogKeys keys, Database database) {
        this.file = file(folder, caseId, keys);
        this.database = database;
    }

    static LogFile file(Path folder, String caseId, LogKeys keys) {
        return new LogFile(folder.resolve(FOLDER), NAME, PURPOSE + caseId, keys);
    }

    /** Finds where the file ends. */
    synchronized void open() throws IOException {
        entry = 0;
        checkpoint = 0;
        file.readBackwards(new LogFile.Reader() {

            @Override
            public boolean line(byte[] line) throws IOException {
                Map<String, Object> read = read(line);
                String is = LogEntry.text(read, "is");
                if (is.equals("entry")) {
                    entry = Math.max(entry, LogEntry.number(read, "number"));
                } else if (is.equals("checkpoint")) {
                    checkpoint = Math.max(checkpoint, LogEntry.number(read, "number"));
                }
                return entry == 0 || checkpoint == 0;
            }

            @Override
            public void broken(long index) {
                // Nothing can be repaired here; the verification names it.
            }
        });
    }

    /** The last entry that can be read in the file. */
    Optional<LogEntry> last() throws IOException {
        List<LogEntry> found = new ArrayList<>();
        file.readBackwards(new LogFile.Reader() {

            @Override
            public boolean line(byte[] line) throws IOException {
                Map<String, Object> read = read(line);
                if (LogEntry.text(read, "is").equals("entry")) {
                    found.add(LogEntry.of(read));
                }
                return found.isEmpty();
            }

            @Override
            public void broken(long index) {
                // The verification names it.
            }
        });
        return found.stream().findFirst();
    }

    /** Writes what the database has and the file has not. */
    synchronized void catchUp(boolean durable) throws IOException {
        while (true) {
            List<LogEntry> page = database.read(link ->
                    link.list(LogEntry::of, LogEntry.COLUMNS + "where id > ? order by id limit " + PAGE, entry));
            boolean all = page.size() < PAGE;
            long upTo = page.isEmpty() ? entry : page.getLast().number();
            List<LogCheckpoint> checkpoints = database.read(link -> link.list(
                    LogCheckpoint::of,
                    LogCheckpoint.COLUMNS + "where number > ? and number <= ? order by number",
                    checkpoint,
                    upTo));
            if (!page.isEmpty() || !checkpoints.isEmpty()) {
                file.append(lines(page, checkpoints), durable && all);
                entry = upTo;
                checkpoint = checkpoints.isEmpty()
                        ? checkpoint
                        : checkpoints.getLast().number();
            }
            if (all) {
                return;
            }
        }
    }

    private List<byte[]> lines(List<LogEntry> page, List<LogCheckpoint> checkpoints) {
        List<byte[]> lines = new ArrayList<>();
        for (LogEntry each : page) {
            card(each.person(), lines);
            lines.add(line(each.line("entry")));
        }
        for (LogCheckpoint each : checkpoints) {
            card(each.person(), lines);
            lines.add(line(each.line()));
        }
        return lines;
    }

    private void card(String person, List<byte[]> lines) {
        if (written.add(person)) {
            database.read(link -> link.first(Journal::card, "select * from log_signer where id = ?", person))
                    .ifPresent(card -> lines.add(line(LogSigners.line(card))));
        }
    }

    /** Reads it for a check: the chain itself, and each entry for a comparison. */
    static void check(LogFile file, LogChainCheck check, Compared compared) throws IOException {
        file.read(new LogFile.Reader() {

            @Override
            public boolean line(byte[] line) throws IOException {
                Map<String, Object> read = read(line);
                switch (LogEntry.text(read, "is")) {
                    case "signer" -> check.card(LogSigners.of(read));
                    case "checkpoint" -> check.checkpoint(LogCheckpoint.of(read));
                    default -> {
                        LogEntry entry = LogEntry.of(read);
                        compared.entry(entry);
                        check.entry(entry);
                    }
                }
                return true;
            }

            @Override
            public void broken(long index) {
                check.problem("log.mirror_broken", index);
            }
        });
    }

    /** Told of each entry that is read. */
    @FunctionalInterface
    interface Compared {
        void entry(LogEntry entry);
    }

    static Map<String, Object> read(byte[] line) throws IOException {
        return Json.readObject(new String(line, StandardCharsets.UTF_8));
    }

    static byte[] line(Map<String, ?> line) {
        return LogHash.text(Json.write(line));
    }

    static byte[] line(PersonCard card) {
        return line(LogSigners.line(card));
    }
}
