package org.lapwing.platform.store;

import java.io.IOException;
import java.lang.System.Logger;
import java.lang.System.Logger.Level;
import java.security.MessageDigest;
import java.security.SecureRandom;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Duration;
import java.time.Instant;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import org.lapwing.platform.api.cases.CaseLog;
import org.lapwing.platform.api.cases.CaseLogs.Verdict;
import org.lapwing.platform.api.evidence.Target;
import org.lapwing.platform.api.persons.PersonCard;
import org.lapwing.platform.api.persons.PersonLocked;

/**
 * The log of the case, from the tables log, log_signer, log_checkpoint and looked: each entry written in the transaction that it records,
 * chained to the one before and signed by the person at the desk. Looking at an item is looking at its content, so at every exact copy.
 */
final class Journal implements CaseLog {

    /** Entries from one signed checkpoint to the next. */
    static final int CHECKPOINT_EVERY = 1_000;

    /** How long a look waits for who writes; long transactions belong to an ingest. */
    private static final Duration PATIENCE = Duration.ofMillis(50);

    private static final Logger LOG = System.getLogger(Journal.class.getName());
    private static final String CONTENT_OF_ITEM =
            "select lower(hex(c.sha256)) from item i join content c on c.id = i.content where i.id = ?";
    private static final Target READERS = new Target("log", "readers");
    private static final Target INSTALLATION = new Target("log", "installation");
    private static final String INSERT = """
            insert into log (id, at, person, operation, target_kind, target_id, detail, why, recipient, purpose, hash, signature)
            values (?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?)
            """;

    private final Database database;
    private final LogDesk desk;
    private final LogMirror mirror;
    private final LogReaders readers;
    private final List<String> warnings;
    private volatile boolean dirty;
    private volatile boolean changed;
    private volatile boolean checkpointed;

    /** Opens the log, and brings its mirror up to date where the case can be written. */
    Journal(Database database, LogDesk desk) {
        this.database = database;
        this.desk = desk;
        this.mirror = new LogMirror(desk.folder(), desk.caseId(), desk.keys(), database);
        this.readers = new LogReaders(desk);
        this.warnings = lost();
        if (database.writable()) {
            begin();
        }
    }

    /**
     * The mirror is written after the commit: when its last entry is not the one in the database, what was committed last is gone from
     * there, as it is when the write-ahead log got lost.
     */
    private List<String> lost() {
        try {
            Optional<LogEntry> last = mirror.last();
            return last.isEmpty() || has(last.get())
                    ? List.of()
                    : List.of(desk.texts().get("case.behind", last.get().number()));
        } catch (IOException e) {
            LOG.log(Level.WARNING, "The mirror of the log in " + desk.folder() + " cannot be read", e);
            return List.of();
        }
    }

    private boolean has(LogEntry entry) {
        return database.read(link -> link.first(LogEntry::of, LogEntry.COLUMNS + "where id = ?", entry.number()))
                .filter(there -> Arrays.equals(there.hash(), entry.hash()))
                .isPresent();
    }

    /** What was found wrong when the log was opened, in sentences for people. */
    List<String> warnings() {
        return warnings;
    }

    private void begin() {
        try {
            mirror.open();
            mirror.catchUp(false);
        } catch (IOException e) {
            LOG.log(Level.WARNING, "The mirror of the log in " + desk.folder() + " cannot be brought up to date", e);
        }
        tellInstallation();
        database.afterEveryCommit(this::committed);
        anchorReaders();
    }

    /** The head of the readers' chain becomes an entry of this one, so that what was read before cannot be taken out unseen. */
    private void anchorReaders() {
        try {
            Optional<LogEntry> last = readers.last();
            if (last.isPresent() && last.get().number() > anchored()) {
                append(new Note(Operation.ALTERED, READERS, anchorDetail(last.get()), "", "", ""));
            }
        } catch (IOException | PersonLocked e) {
            LOG.log(Level.WARNING, "The log of the readers in " + desk.folder() + " is not taken in", e);
        }
    }

    private long anchored() {
        return database.read(link -> link.first(
                        LogEntry::of,
                        LogEntry.COLUMNS + "where target_kind = ? and target_id = ? order by id desc limit 1",
                        READERS.kind(),
                        READERS.id()))
                .map(entry -> anchor(entry)[0].isEmpty() ? 0L : Long.parseLong(anchor(entry)[0]))
                .orElse(0L);
    }

    static String anchorDetail(LogEntry last) {
        return "readers to " + last.number() + " " + LogHash.hex(last.hash());
    }

    /** Number and hash of the readers' entry that an anchor names; both empty where the entry is no anchor. */
    static String[] anchor(LogEntry entry) {
        String[] words = entry.note().detail().split(" ", -1);
        boolean is = entry.note().target().equals(READERS) && words.length == 4 && words[2].matches("[0-9]{1,18}");
        return is ? new String[] {words[2], words[3]} : new String[] {"", ""};
    }

    @Override
    public void append(Note note) {
        if (database.writable()) {
            database.write(link -> {
                append(link, note);
                return true;
            });
        } else {
            desk.checkReason(note);
            readers.append(worded(note));
        }
    }

    @Override
    public void shown(Note note) {
        boolean inTurn = database.writable()
                && database.quietly(
                        link -> {
                            append(link, note);
                            return true;
                        },
                        PATIENCE);
        if (!inTurn) {
            desk.checkReason(note);
            readers.append(worded(note));
        }
    }

    void append(Link link, Operation operation, Target target, String detail) throws SQLException {
        append(link, new Note(operation, target, detail, "", "", ""));
    }

    void append(Link link, Note note) throws SQLException {
        desk.checkReason(note);
        Optional<LogEntry> last = link.first(LogEntry::of, LogEntry.COLUMNS + "order by id desc limit 1");
        byte[] previous = LogHash.beginning("case", desk.caseId());
        long number = 1;
        if (last.isPresent()) {
            LogEntry before = last.get();
            if (before.chained()) {
                previous = before.hash();
            } else {
                previous = chainBegun(link, before.number(), previous);
                number++;
            }
            number += before.number();
        }
        add(link, number, worded(note), previous);
        if (note.operation() == Operation.CONSULTED) {
            looked(link, note.target());
        }
    }

    /** Entries that an earlier release wrote are held by the chain through a digest of them in its first entry. */
    private byte[] chainBegun(Link link, long count, byte[] beginning) throws SQLException {
        MessageDigest before = LogHash.digest();
        long after = 0;
        while (true) {
            List<LogEntry> page =
                    link.list(LogEntry::of, LogEntry.COLUMNS + "where id > ? order by id limit 500", after);
            if (page.isEmpty()) {
                break;
            }
            page.forEach(entry -> before.update(entry.digest(LogEntry.NONE)));
            after = page.getLast().number();
        }
        Note note = new Note(
                Operation.ALTERED,
                new Target("log", "1"),
                beginningDetail(count, LogHash.hex(before.digest())),
                "",
                "",
                "");
        return add(link, count + 1, note, beginning);
    }

    static String beginningDetail(long count, String digest) {
        return "chain begun after " + count + " entries, " + digest;
    }

    private byte[] add(Link link, long number, Note note, byte[] previous) throws SQLException {
        PersonCard card = desk.person();
        LogEntry entry = desk.signed(number, note, previous);
        link.run(
                "insert or ignore into log_signer (id, name, signing, wrapping) values (?, ?, ?, ?)",
                card.id(),
                card.name(),
                card.signingKey(),
                card.wrappingKey());
        link.run(
                INSERT,
                number,
                entry.at(),
                entry.person(),
                note.operation().name(),
                note.target().kind(),
                note.target().id(),
                note.detail(),
                note.why(),
                note.recipient(),
                note.purpose(),
                entry.hash(),
                entry.signature());
        dirty = true;
        changed = true;
        if (number % CHECKPOINT_EVERY == 0) {
            checkpoint(link, number, entry.hash());
        }
        return entry.hash();
    }

    private void checkpoint(Link link, long number, byte[] head) throws SQLException {
        PersonCard card = desk.person();
        long at = System.currentTimeMillis();
        link.run(
                "insert or ignore into log_checkpoint (number, head, at, person, signature) values (?, ?, ?, ?, ?)",
                number,
                head,
                at,
                card.id(),
                desk.persons().sign(LogHash.checkpoint(desk.caseId(), number, head, at, card.id())));
        dirty = true;
        checkpointed = true;
    }

    /** The words of a search may be evidence, so only their number and a digest under a key that stays in the case are kept. */
    private Note worded(Note note) {
        if (note.operation() != Operation.SEARCHED) {
            return note;
        }
        return new Note(
                note.operation(),
                note.target(),
                LogWords.detail(note.detail(), wordKey()),
                note.why(),
                note.recipient(),
                note.purpose());
    }

    private byte[] wordKey() {
        String key = "select value from meta where key = 'log_words'";
        return database.read(link -> link.first(row -> LogHash.bytes(row.getString(1)), key))
                .orElseGet(() -> database.writable() ? newWordKey() : LogEntry.NONE);
    }

    private byte[] newWordKey() {
        byte[] made = new byte[32];
        new SecureRandom().nextBytes(made);
        database.write(
                link -> link.run("insert or ignore into meta (key, value) values ('log_words', ?)", LogHash.hex(made)));
        return made;
    }

    private static void looked(Link link, Target target) throws SQLException {
        link.run("insert or ignore into looked (kind, id) values (?, ?)", target.kind(), target.id());
        if (target.kind().equals(Target.ITEM)) {
            link.run(
                    "insert or ignore into looked (kind, id) select 'content', * from (" + CONTENT_OF_ITEM + ")",
                    target.number());
        }
    }

    private void committed() {
        if (!dirty) {
            return;
        }
        dirty = false;
        try {
            mirror.catchUp(checkpointed);
        } catch (IOException e) {
            dirty = true;
            LOG.log(Level.WARNING, "The mirror of the log in " + desk.folder() + " lags behind", e);
        }
        if (checkpointed) {
            checkpointed = false;
            tellInstallation();
        }
    }

    private void tellInstallation() {
        lastCheckpoint().ifPresent(last -> desk.installation().head(desk.caseId(), last));
    }

    private Optional<LogCheckpoint> lastCheckpoint() {
        return database.read(
                link -> link.first(LogCheckpoint::of, LogCheckpoint.COLUMNS + "order by number desc limit 1"));
    }

    /** Signs the end of what was written and brings everything to the disk; call before the database is closed. */
    void close() {
        if (!database.writable() || !changed) {
            return;
        }
        try {
            database.write(link -> {
                witness(link);
                Optional<LogEntry> last = link.first(LogEntry::of, LogEntry.COLUMNS + "order by id desc limit 1");
                if (last.isPresent() && last.get().chained()) {
                    checkpoint(link, last.get().number(), last.get().hash());
                }
                return true;
            });
            mirror.catchUp(true);
        } catch (PersonLocked e) {
            LOG.log(Level.WARNING, "The end of the log in " + desk.folder() + " is not signed: " + e.getMessage());
        } catch (IOException e) {
            LOG.log(Level.WARNING, "The mirror of the log in " + desk.folder() + " lags behind", e);
        }
    }

    /**
     * The end of the installation's log becomes an entry, so that it cannot be cut off unseen: not where it is only about this case, whose
     * own checkpoints say as much.
     */
    private void witness(Link link) throws SQLException {
        InstallationLog.Chain chain = desk.installation().chain();
        if (!chain.hashes().isEmpty() && !chain.lastCase().equals(desk.caseId())) {
            long end = chain.hashes().lastKey();
            String hash = chain.hashes().getOrDefault(end, "");
            append(link, Operation.ALTERED, INSTALLATION, chain.id() + " to " + end + " " + hash);
        }
    }

    /** An end of an installation's log that the case has seen: its id, the number of the line, its hash; empty for other entries. */
    static Optional<String[]> witnessed(LogEntry entry) {
        String[] words = entry.note().detail().split(" ", -1);
        boolean is = entry.note().target().equals(INSTALLATION) && words.length == 4 && words[2].matches("[0-9]{1,18}");
        return is ? Optional.of(new String[] {words[0], words[2], words[3]}) : Optional.empty();
    }

    @Override
    public Instant now() {
        long seen = database.read(link -> Math.max(
                link.number("select coalesce(max(at), 0) from (select at from log order by id desc limit 1000)"),
                link.number("select coalesce(max(at), 0) from log_checkpoint")));
        return Instant.ofEpochMilli(Math.max(System.currentTimeMillis(), seen));
    }

    @Override
    public boolean lookedAt(Target target) {
        return database.read(link -> {
            String seen = "select count(*) from looked where kind = ? and id = ?";
            if (link.number(seen, target.kind(), target.id()) > 0) {
                return true;
            }
            return target.kind().equals(Target.ITEM)
                    && link.number(
                                    "select count(*) from looked where kind = 'content' and id = (" + CONTENT_OF_ITEM
                                            + ")",
                                    target.number())
                            > 0;
        });
    }

    @Override
    public long lookedAtCount(String targetKind) {
        return database.read(link -> link.number("select count(*) from looked where kind = ?", targetKind));
    }

    @Override
    public Head head() {
        return database.read(link -> link.first(LogEntry::of, LogEntry.COLUMNS + "order by id desc limit 1"))
                .map(last -> new Head(last.number(), LogHash.hex(last.hash())))
                .orElseGet(() -> new Head(0, LogHash.hex(LogHash.beginning("case", desk.caseId()))));
    }

    @Override
    public Verdict verify() {
        return verify(desk.installation().heads(), false);
    }

    Verdict verify(List<LogHead> heads, boolean given) {
        try {
            return new LogVerification(
                            database, desk, readers, desk.installation().chain())
                    .verdict(heads, given);
        } catch (IOException e) {
            throw new java.io.UncheckedIOException(e);
        }
    }

    /** For this bundle's tests: reading the log is for auditors, through its mirror. */
    List<Entry> entries(long afterId, int limit) {
        return database.read(link -> link.list(
                row -> LogEntry.of(row).shown(),
                LogEntry.COLUMNS + "where id > ? order by id limit ?",
                afterId,
                Columns.page(limit)));
    }

    static PersonCard card(ResultSet row) throws SQLException {
        return new PersonCard(
                row.getString("id"), row.getString("name"), row.getBytes("signing"), row.getBytes("wrapping"));
    }
}
