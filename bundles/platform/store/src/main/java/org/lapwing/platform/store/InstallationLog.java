package org.lapwing.platform.store;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.lang.System.Logger;
import java.lang.System.Logger.Level;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.channels.FileLock;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.time.Instant;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.NavigableMap;
import java.util.Optional;
import java.util.TreeMap;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.lapwing.platform.api.persons.PersonCard;
import org.lapwing.platform.api.persons.PersonLocked;
import org.lapwing.platform.api.persons.Persons;

/**
 * What happened to cases as a whole, as this installation saw it: heads of their logs, erasures. One line of JSON each, chained and
 * signed; ids of cases, no names and no content. A line that a crash cut off is ended and left.
 */
final class InstallationLog {

    private static final Logger LOG = System.getLogger(InstallationLog.class.getName());

    private static final int ID_DIGITS = 16;

    private final Path folder;
    private final Path path;
    private final Persons persons;

    InstallationLog(Path folder, Persons persons) {
        this.folder = folder;
        this.path = folder.resolve("installation.log");
        this.persons = persons;
    }

    Path path() {
        return path;
    }

    /** Keeps a head, unless this one is kept already. */
    void head(String caseId, LogCheckpoint checkpoint) {
        try {
            boolean known = heads().stream()
                    .anyMatch(each -> each.caseId().equals(caseId) && each.number() == checkpoint.number());
            if (!known) {
                append("head", caseId, checkpoint.number(), LogHash.hex(checkpoint.head()), "");
            }
        } catch (PersonLocked e) {
            LOG.log(Level.DEBUG, "The head of a log is kept when the person is unlocked again", e);
        } catch (UncheckedIOException e) {
            LOG.log(Level.WARNING, "The installation's log cannot be written", e);
        }
    }

    void append(String event, String caseId, String detail) {
        append(event, caseId, 0, "", detail);
    }

    private synchronized void append(String event, String caseId, long number, String head, String detail) {
        try {
            Folders.makePrivate(folder);
            try (FileChannel turn = FileChannel.open(
                            folder.resolve("installation.lock"), StandardOpenOption.CREATE, StandardOpenOption.WRITE);
                    FileLock lock = LogReaders.lock(turn)) {
                if (lock.isValid()) {
                    write(event, caseId, number, head, detail);
                }
            }
        } catch (IOException e) {
            throw new UncheckedIOException("The installation's log " + path + " cannot be written", e);
        }
    }

    private void write(String event, String caseId, long number, String head, String detail) throws IOException {
        PersonCard card = persons.current().orElseThrow(() -> new PersonLocked("No person was made here yet"));
        List<Map<String, Object>> lines = lines();
        Map<String, Object> last = null;
        boolean cardWritten = false;
        for (Map<String, Object> line : lines) {
            if ("installation".equals(line.get("is"))) {
                last = line;
            }
            cardWritten |= "signer".equals(line.get("is")) && card.id().equals(line.get("id"));
        }
        long count = last == null ? 1 : LogEntry.number(last, "number") + 1;
        String previous = last == null ? "" : LogEntry.text(last, "hash");
        long at = System.currentTimeMillis();
        byte[] hash = hash(previous, count, at, card.id(), event, caseId, number, head, detail);
        Map<String, Object> line = new LinkedHashMap<>();
        line.put("is", "installation");
        line.put("number", count);
        line.put("at", at);
        line.put("person", card.id());
        line.put("event", event);
        line.put("case", caseId);
        line.put("entry", number);
        line.put("head", head);
        line.put("detail", detail);
        line.put("hash", LogHash.hex(hash));
        line.put("signature", LogHash.hex(persons.sign(LogHash.message(LogHash.SIGNATURE, hash))));
        String text = (cardWritten ? "" : Json.write(LogSigners.line(card)) + "\n") + Json.write(line) + "\n";
        try (FileChannel out =
                FileChannel.open(path, StandardOpenOption.CREATE, StandardOpenOption.READ, StandardOpenOption.WRITE)) {
            long end = out.size();
            ByteBuffer bytes = ByteBuffer.wrap(LogHash.text((endsInLine(out, end) ? "" : "\n") + text));
            while (bytes.hasRemaining()) {
                end += out.write(bytes, end);
            }
            out.force(true);
        }
    }

    private static boolean endsInLine(FileChannel file, long end) throws IOException {
        ByteBuffer one = ByteBuffer.allocate(1);
        return end == 0 || file.read(one, end - 1) == 1 && one.get(0) == '\n';
    }

    private static byte[] hash(
            String previous,
            long count,
            long at,
            String person,
            String event,
            String caseId,
            long number,
            String head,
            String detail) {
        return LogHash.of(
                LogHash.INSTALLATION,
                LogHash.text(previous),
                LogHash.number(count),
                LogHash.number(at),
                LogHash.text(person),
                LogHash.text(event),
                LogHash.text(caseId),
                LogHash.number(number),
                LogHash.text(head),
                LogHash.text(detail));
    }

    private List<Map<String, Object>> lines() throws IOException {
        return lines(path);
    }

    private static List<Map<String, Object>> lines(Path file) throws IOException {
        if (!Files.exists(file)) {
            return List.of();
        }
        List<Map<String, Object>> lines = new ArrayList<>();
        try (Stream<String> all = Files.lines(file, StandardCharsets.UTF_8)) {
            all.forEach(text -> read(text).ifPresent(lines::add));
        } catch (UncheckedIOException e) {
            throw new IOException(file + " cannot be read", e);
        }
        return lines;
    }

    private static Optional<Map<String, Object>> read(String text) {
        try {
            return text.isBlank() ? Optional.empty() : Optional.of(Json.readObject(text));
        } catch (IOException e) {
            return Optional.of(Map.of("is", "broken"));
        }
    }

    /**
     * Lines by number, as they stand; whether they hold is for {@link #heads} to say.
     *
     * @param id the beginning of the hash of the first line, which tells this log from others; empty where there is none
     */
    record Chain(String id, NavigableMap<Long, String> hashes, String lastCase) {

        static final Chain NONE = new Chain("", new TreeMap<>(), "");
    }

    Chain chain() {
        try {
            return chain(path);
        } catch (IOException e) {
            LOG.log(Level.WARNING, "The installation's log cannot be read", e);
            return Chain.NONE;
        }
    }

    static Chain chain(Path file) throws IOException {
        NavigableMap<Long, String> hashes = new TreeMap<>();
        String lastCase = "";
        for (Map<String, Object> line : lines(file)) {
            if ("installation".equals(line.get("is"))) {
                hashes.put(LogEntry.number(line, "number"), LogEntry.text(line, "hash"));
                lastCase = "head".equals(line.get("event")) ? LogEntry.text(line, "case") : "";
            }
        }
        String first = hashes.getOrDefault(1L, "");
        return new Chain(first.substring(0, Math.min(ID_DIGITS, first.length())), hashes, lastCase);
    }

    /** The heads that are kept here. */
    List<LogHead> heads() {
        try {
            return heads(path, new LogSigners(persons), null);
        } catch (IOException e) {
            LOG.log(Level.WARNING, "The installation's log cannot be read", e);
            return List.of();
        }
    }

    /**
     * The heads in a file of this form, each by a signature that holds and in an unbroken chain.
     *
     * @param problems told what does not hold; null where only what holds is wanted
     */
    static List<LogHead> heads(Path file, LogSigners signers, @Nullable Trouble problems) throws IOException {
        List<LogHead> heads = new ArrayList<>();
        String previous = "";
        long expected = 1;
        for (Map<String, Object> line : lines(file)) {
            switch (String.valueOf(line.get("is"))) {
                case "signer" -> signers.add(LogSigners.of(line));
                case "installation" -> {
                    long count = LogEntry.number(line, "number");
                    byte[] hash = LogHash.bytes(LogEntry.text(line, "hash"));
                    boolean linked = count == expected && java.util.Arrays.equals(hash, hash(previous, line));
                    boolean signed = signers.signed(
                            LogEntry.text(line, "person"),
                            LogHash.message(LogHash.SIGNATURE, hash),
                            LogHash.bytes(LogEntry.text(line, "signature")));
                    if (linked && signed && "head".equals(line.get("event"))) {
                        heads.add(new LogHead(
                                LogEntry.text(line, "case"),
                                LogEntry.number(line, "entry"),
                                LogHash.bytes(LogEntry.text(line, "head")),
                                Instant.ofEpochMilli(LogEntry.number(line, "at"))));
                    } else if (problems != null && !(linked && signed)) {
                        problems.at(count);
                    }
                    expected = count + 1;
                    previous = LogEntry.text(line, "hash");
                }
                default -> {
                    if (problems != null) {
                        problems.at(expected);
                    }
                }
            }
        }
        return heads;
    }

    private static byte[] hash(String previous, Map<String, Object> line) throws IOException {
        return hash(
                previous,
                LogEntry.number(line, "number"),
                LogEntry.number(line, "at"),
                LogEntry.text(line, "person"),
                LogEntry.text(line, "event"),
                LogEntry.text(line, "case"),
                LogEntry.number(line, "entry"),
                LogEntry.text(line, "head"),
                LogEntry.text(line, "detail"));
    }

    /** Told of lines that do not hold. */
    @FunctionalInterface
    interface Trouble {
        void at(long number);
    }
}
