package org.lapwing.platform.store;

import java.io.IOException;
import java.io.InputStream;
import java.lang.System.Logger;
import java.lang.System.Logger.Level;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.InvalidPathException;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.security.GeneralSecurityException;
import java.sql.SQLException;
import java.time.Instant;
import java.util.Arrays;
import java.util.HashMap;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Stream;
import org.lapwing.platform.api.cases.CaseInfo;
import org.lapwing.platform.api.cases.CaseUnavailable;
import org.lapwing.platform.api.cases.CaseUnavailable.Reason;
import org.lapwing.platform.api.language.Texts;
import org.lapwing.platform.api.vault.StoreFailure;

/**
 * The folder of a case: {@code case.db}, {@code keys.json} with its second copy, {@code vault/}, {@code scratch/}, {@code writer.lock},
 * {@code writer.json}; of one that was erased {@code erased.json} alone.
 */
final class CaseFolder {

    static final String ERASED = "erased.json";

    /** What a case puts in its folder. */
    static final Set<String> KNOWN = Set.of(
            "case.db",
            "case.db-wal",
            "case.db-shm",
            "case.db.next",
            "keys.json",
            "keys.json.bak",
            "keys.json.new",
            "keys.json.bak.new",
            "vault",
            "log",
            "scratch",
            "writer.lock",
            "writer.json");

    private static final byte[] PLAIN = "SQLite format 3\0".getBytes(StandardCharsets.US_ASCII);
    private static final Logger LOG = System.getLogger(CaseFolder.class.getName());
    private static final Set<String> NETWORK =
            Set.of("nfs", "nfs4", "cifs", "smb", "smb2", "smb3", "smbfs", "afpfs", "ncpfs");

    private final Path path;
    private final Texts texts;
    private final Failures failures;

    private CaseFolder(Path path, Texts texts) {
        this.path = path;
        this.texts = texts;
        this.failures = new Failures(texts, path);
    }

    static Optional<Path> path(String text) {
        try {
            Path folder = Path.of(text).toAbsolutePath().normalize();
            return Optional.of(Files.exists(folder) ? folder.toRealPath() : folder);
        } catch (InvalidPathException | IOException e) {
            return Optional.empty();
        }
    }

    /** A folder that is absent or empty; made here. */
    static CaseFolder forNew(Path folder, Texts texts) throws CaseUnavailable {
        Path absolute = folder.toAbsolutePath().normalize();
        CaseFolder made = new CaseFolder(absolute, texts);
        try {
            if (Files.exists(absolute) && (!Files.isDirectory(absolute) || !empty(absolute))) {
                throw new CaseUnavailable(Reason.NOT_EMPTY, texts.get("case.not_empty", folder));
            }
            Folders.closed(Folders.makePrivate(absolute));
            CaseFolder real = new CaseFolder(absolute.toRealPath(), texts);
            Optional<String> obstacle = real.whyNotWritable();
            if (obstacle.isPresent()) {
                throw new CaseUnavailable(Reason.READ_ONLY, obstacle.get());
            }
            return real;
        } catch (IOException e) {
            throw made.unavailable(e);
        }
    }

    private static boolean empty(Path folder) throws IOException {
        try (Stream<Path> files = Files.list(folder)) {
            return files.findAny().isEmpty();
        }
    }

    static boolean holdsCase(Path folder) {
        return Files.isRegularFile(folder.resolve("case.db"));
    }

    static CaseFolder existing(Path folder, Texts texts) throws CaseUnavailable {
        if (!Files.exists(folder)) {
            throw new CaseUnavailable(Reason.NOT_FOUND, texts.get("case.no_folder", folder));
        }
        // The note alone says nothing while there are keys: anybody could have put it there.
        if (Files.exists(folder.resolve(ERASED)) && !new KeyPlace(folder).present()) {
            throw new CaseUnavailable(Reason.ERASED, texts.get("case.erased", folder, erasedAt(folder)));
        }
        if (!holdsCase(folder)) {
            throw new KeyPlace(folder).present()
                    ? new CaseUnavailable(Reason.DAMAGED, texts.get("case.no_database", folder))
                    : new CaseUnavailable(Reason.NOT_A_CASE, texts.get("case.not_a_case", folder));
        }
        refuseEmpty(folder, texts);
        try {
            return new CaseFolder(folder.toRealPath(), texts);
        } catch (IOException e) {
            throw new CaseFolder(folder, texts).unavailable(e);
        }
    }

    /** SQLite would take it for a new database, and delete the log beside it, which may hold what was in the case. */
    private static void refuseEmpty(Path folder, Texts texts) throws CaseUnavailable {
        try {
            if (Files.size(folder.resolve("case.db")) == 0) {
                throw new CaseUnavailable(Reason.DAMAGED, texts.get("store.damaged", folder));
            }
        } catch (IOException e) {
            throw new CaseFolder(folder, texts).unavailable(e);
        }
    }

    private static String erasedAt(Path folder) {
        try {
            return String.valueOf(
                    Json.readObject(Files.readString(folder.resolve(ERASED))).get("at"));
        } catch (IOException e) {
            return "?";
        }
    }

    /** Whether the database is one of the first release, which did not encrypt. */
    boolean plain() throws CaseUnavailable {
        try (InputStream in = Files.newInputStream(database())) {
            return Arrays.equals(in.readNBytes(PLAIN.length), PLAIN);
        } catch (IOException e) {
            throw unavailable(e);
        }
    }

    void refusePlain() throws CaseUnavailable {
        if (plain()) {
            refuseReplaced();
            throw new CaseUnavailable(Reason.NEEDS_UPGRADE, texts.get("case.needs_upgrade", path));
        }
    }

    /** A database that is not encrypted, where there are keys of a case, is not that case's: somebody put it there. */
    void refuseReplaced() throws CaseUnavailable {
        if (new KeyPlace(path).present()) {
            throw new CaseUnavailable(Reason.DAMAGED, texts.get("case.replaced", path));
        }
    }

    /**
     * Whether a change of keys was cut off between its two steps, the key file and the database: then a database under the newest keys
     * lies beside the one of before. Only who has those keys can have made it; one under older keys could be by somebody who was removed.
     */
    boolean changeOfKeysCutOff(CaseKeys keys) throws CaseUnavailable {
        try {
            String newest = keys.database(keys.epoch());
            return Files.exists(nextDatabase())
                    && !DatabaseFile.opens(database(), newest)
                    && DatabaseFile.opens(nextDatabase(), newest);
        } catch (SQLException | GeneralSecurityException e) {
            throw unavailable(e);
        }
    }

    /** Takes that change to its end. Call as the one who writes the case. */
    void finishChangeOfKeys(CaseKeys keys) throws CaseUnavailable {
        if (changeOfKeysCutOff(keys)) {
            try {
                Files.move(
                        nextDatabase(),
                        database(),
                        StandardCopyOption.ATOMIC_MOVE,
                        StandardCopyOption.REPLACE_EXISTING);
                Folders.syncNames(path);
            } catch (IOException e) {
                throw unavailable(e);
            }
        }
    }

    Path path() {
        return path;
    }

    Path database() {
        return path.resolve("case.db");
    }

    /** Where the database under new keys is made. */
    Path nextDatabase() {
        return path.resolve("case.db.next");
    }

    /** Whether nothing is here but what says who writes. */
    boolean untouched() throws IOException {
        try (Stream<Path> files = Files.list(path)) {
            return files.allMatch(file -> file.getFileName().toString().startsWith("writer."));
        }
    }

    Path scratch() {
        return path.resolve("scratch");
    }

    Failures failures() {
        return failures;
    }

    /** A sentence when the folder cannot be written, or when it must not. */
    Optional<String> whyNotWritable() {
        if (onNetwork()) {
            return Optional.of(texts.get("case.on_network", path));
        }
        boolean fileStays = Files.exists(database()) && !Files.isWritable(database());
        return fileStays || !Files.isWritable(path) ? Optional.of(texts.get("case.read_only", path)) : Optional.empty();
    }

    private boolean onNetwork() {
        try {
            return NETWORK.contains(Files.getFileStore(path).type().toLowerCase(Locale.ROOT));
        } catch (IOException e) {
            return false;
        }
    }

    /** Marks a new database and writes what is said of the case before it is opened. */
    void describe(Link link, CaseInfo info, KeyFile keys, Schema schema) throws SQLException {
        link.script("pragma application_id = " + DatabaseFile.APPLICATION_ID);
        schema.bringUpToDate(link);
        Map<String, String> meta = new HashMap<>();
        meta.put("id", info.id());
        meta.put("name", info.name());
        meta.put("created", Long.toString(info.created().toEpochMilli()));
        if (info.authority() != null) {
            meta.put("authority", info.authority());
        }
        for (Map.Entry<String, String> entry : meta.entrySet()) {
            link.run("insert into meta (key, value) values (?, ?)", entry.getKey(), entry.getValue());
        }
        CaseMembers.pin(link, keys);
    }

    /** Looks whether this is a case, whole, and one that this program may open. */
    CaseInfo inspect(Database database, KeyFile keys, Schema schema) throws CaseUnavailable {
        long mark = database.read(link -> link.number("pragma application_id"));
        if (mark != DatabaseFile.APPLICATION_ID) {
            throw mark == 0
                    ? new CaseUnavailable(Reason.DAMAGED, texts.get("store.damaged", path))
                    : new CaseUnavailable(Reason.NOT_A_CASE, texts.get("case.not_a_case", path));
        }
        if (!database.read(schema::knows)) {
            throw new CaseUnavailable(Reason.NEWER_RELEASE, texts.get("case.newer_release", path));
        }
        Map<String, String> meta = database.read(link -> {
            Map<String, String> found = new HashMap<>();
            link.list(row -> found.put(row.getString(1), row.getString(2)), "select key, value from meta");
            link.number("select max(id) from item");
            link.number("select max(id) from log");
            return found;
        });
        String pin = meta.get(CaseMembers.PIN);
        if (pin == null || !keys.caseId().equals(meta.get("id")) || !CaseMembers.follows(keys, pin)) {
            throw new CaseUnavailable(
                    Reason.DAMAGED, texts.get("case.keys_damaged", path, texts.get("case.keys_older", KeyPlace.NAME)));
        }
        return info(meta);
    }

    private CaseInfo info(Map<String, String> meta) throws CaseUnavailable {
        String id = meta.get("id");
        String name = meta.get("name");
        String created = meta.get("created");
        if (id == null || name == null || created == null) {
            throw new CaseUnavailable(Reason.DAMAGED, texts.get("store.damaged", path));
        }
        return new CaseInfo(id, name, path, Instant.ofEpochMilli(Long.parseLong(created)), meta.get("authority"));
    }

    /** What an exception means for somebody who wants the case. */
    CaseUnavailable unavailable(Exception e) {
        if (e instanceof StoreFailure failure && failure.noSpace() || failures.noSpace(e)) {
            return new CaseUnavailable(Reason.NO_SPACE, texts.get("store.no_space", path), e);
        }
        if (e instanceof java.nio.file.AccessDeniedException || Failures.readOnly(e)) {
            return new CaseUnavailable(Reason.READ_ONLY, texts.get("case.read_only", path), e);
        }
        if (Failures.damaged(e) || !(e instanceof IOException)) {
            LOG.log(
                    Failures.damaged(e) ? Level.DEBUG : Level.WARNING,
                    "The case in " + path + " could not be opened",
                    e);
            return new CaseUnavailable(Reason.DAMAGED, texts.get("store.damaged", path), e);
        }
        return new CaseUnavailable(
                Reason.READ_ONLY, texts.get("case.unusable", path, Failures.reason((IOException) e)), e);
    }

    /** Takes back what a failed creation left. */
    void removeHalfMade() {
        try {
            Folders.delete(path);
        } catch (IOException e) {
            LOG.log(Level.WARNING, "The half-made case in " + path + " could not be removed; remove it by hand", e);
        }
    }
}
